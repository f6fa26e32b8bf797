import type { Sql, Value } from './engine.ts';

const isSql = (part: Part): part is Sql => typeof part === 'object' && part !== null;

/** A value is bound, a fragment is spliced in with its own values. */
export type Part = Value | Sql;

/** sql`select * from sale where month >= ${from}`: every value is bound, fragments nest; the text itself holds no `?`. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = strings[0] ?? '';
  const values: Value[] = [];
  parts.forEach((part, index) => {
    text += (isSql(part) ? part.text : '?') + (strings[index + 1] ?? '');
    if (isSql(part)) values.push(...part.values);
    else values.push(part);
  });
  return { text, values };
}

/** A quoted identifier; dots are part of the name. Throws on an empty one or a NUL. */
export function ident(name: string): Sql {
  if (name === '' || name.includes('\0'))
    throw new TypeError(`no identifier: ${JSON.stringify(name)}`);
  return { text: `"${name.replaceAll('"', '""')}"`, values: [] };
}

/** Fragments, or values to bind, with a separator: `(${join(ids)})`. Must not be empty. */
export function join(
  parts: readonly Part[],
  separator: ', ' | ' and ' | ' or ' | ' union all ' = ', ',
): Sql {
  if (parts.length === 0) throw new TypeError('join of nothing');
  const made = parts.map((part) => (isSql(part) ? part : { text: '?', values: [part] }));
  return {
    text: made.map((part) => part.text).join(separator),
    values: made.flatMap((part) => part.values),
  };
}

/** Nothing: a fragment for conditions that do not apply. */
export const NONE: Sql = { text: '', values: [] };

const literal = (value: Value): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** The question with its values written in, for readers; never to be run. */
export function shown(query: Sql): string {
  let index = 0;
  return query.text.replace(/\?/g, () => literal(query.values[index++] ?? null));
}
