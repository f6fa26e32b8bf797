import type { FieldKind, FieldValue } from '#domain/mapping.ts';

const NUMBER = /^-?(\d+(\.\d+)?|\.\d+)$/;
const QUOTED = /^"([^"]*)"$/;
const JOINT = ' + ';

/** Is the field worked out of numbers, so that an expression may stand in it? */
export const isFigure = (kind: FieldKind): boolean => kind === 'number' || kind === 'money';

/** A field's value as a person types it: a column, an expression, `a + b` of texts, `"fixed"`. */
export function typedOf(value: FieldValue | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value;
  return 'constant' in value ? `"${value.constant}"` : value.join(JOINT);
}

/**
 * What was typed, as a value of the mapping; null is nothing. A name that no column bears is passed
 * on as it is: what reads the mapping says what is wrong with it.
 */
export function parseTyped(
  typed: string,
  kind: FieldKind,
  columns: readonly string[],
): FieldValue | null {
  const text = typed.trim();
  if (text === '') return null;
  if (columns.includes(text)) return text;
  if (isFigure(kind)) return NUMBER.test(text) ? Number(text) : text;
  const fixed = QUOTED.exec(text)?.[1];
  if (fixed !== undefined) return { constant: fixed };
  const parts = text.split(JOINT).map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => part !== '') ? parts : text;
}

/** What may be typed, said under the field. */
export const typingHint = (kind: FieldKind): string =>
  isFigure(kind)
    ? 'A column, a number, or e.g. round(quantity * price * (1 - discount), 2); names with blanks in "…".'
    : 'Columns joined by “ + ”, or a fixed text in "…".';
