import { IntakeError, problem } from './report.ts';

/** JSON, and where in the text its parts stand. */
export interface Json {
  readonly value: unknown;
  /** Paths of names that stand twice in one object: JSON.parse lets the last one win in silence. */
  readonly twice: readonly string[];
  /** Path ('sales[0].money') → 1-based line. */
  readonly rows: ReadonlyMap<string, number>;
}

/** @throws IntakeError with the line of what cannot be read. */
export function parseJson(file: string, text: string): Json {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(plain), ...positions(plain) };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
    const row = Number.isNaN(position) ? null : lineAt(plain, position);
    const what = problem('not-json', 'this is no JSON.', `Mend it there: ${message}.`, {
      file,
      row,
    });
    throw new IntakeError([what], { cause });
  }
}

const lineAt = (text: string, position: number): number =>
  text.slice(0, position).split('\n').length;

const PARTS = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** An open object or list; `item` is the path of the part at hand. */
interface Open {
  readonly path: string;
  readonly list: boolean;
  index: number;
  item: string;
}

/** Walks the signs of a valid JSON text. */
function positions(text: string): Omit<Json, 'value'> {
  const rows = new Map<string, number>();
  const twice: string[] = [];
  const open: Open[] = [];
  let name = '';
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    const inside = open.at(-1);
    if (part === '{' || part === '[')
      open.push(opened(inside?.item ?? '', part === '[', rows, lineAt(text, index)));
    else if (part === '}' || part === ']') open.pop();
    else if (part === ',' && inside?.list) inside.item = `${inside.path}[${++inside.index}]`;
    else if (part === ':' && inside) {
      inside.item = [inside.path, JSON.parse(name) as string].filter(Boolean).join('.');
      if (rows.has(inside.item)) twice.push(inside.item);
      rows.set(inside.item, lineAt(text, index));
    }
    name = part;
  }
  return { rows, twice };
}

function opened(path: string, list: boolean, rows: Map<string, number>, row: number): Open {
  if (path !== '' && !rows.has(path)) rows.set(path, row);
  return { path, list, index: 0, item: list ? `${path}[0]` : path };
}
