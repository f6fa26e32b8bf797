import type { Defect } from '#domain/defect.ts';
import { type SetAside, warning } from '../report.ts';
import type { TableSource } from '../source.ts';
import { columnsSource, type TypedColumn } from './columns.ts';
import { type ReadJson, readJson } from './json-text.ts';
import { valueText } from './number-text.ts';
import { refusal } from './refusal.ts';

/** Rows of names and values, and what was odd about them. */
export interface JsonRows {
  readonly rows: readonly Row[];
  /** 1-based line, or number where rows stand in a list. */
  readonly lines: readonly number[];
  readonly aside: readonly SetAside[];
}

type Row = Readonly<Record<string, unknown>>;

/** What a JSON file holds: one value, or one a line. */
export interface JsonFile extends ReadJson {
  /** Lines of a file with one value a line, and its lines that are none; else null. */
  readonly perLine: {
    readonly lines: readonly number[];
    readonly aside: readonly SetAside[];
  } | null;
}

/** @throws IntakeError with the line of what cannot be read. */
export function parseJsonFile(id: string, text: string): JsonFile {
  try {
    return { ...readJson(text), perLine: null };
  } catch (cause) {
    return linesOfJson(id, text) ?? notJson(id, text, cause);
  }
}

function notJson(id: string, text: string, cause: unknown): never {
  const message = cause instanceof Error ? cause.message : String(cause);
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const line = text.slice(0, position).split('\n').length;
  const cut = /end of JSON|Unterminated/i.test(message);
  const what = cut ? 'the JSON is cut: it ends in the middle' : 'this is no valid JSON';
  throw refusal(id, 'not-json', `${what} (line ${line}).`, 'Export it again.', cause);
}

/** One object a line, lines that are none set aside; null when the first is none. */
function linesOfJson(id: string, text: string): JsonFile | null {
  const values: unknown[] = [];
  const lines: number[] = [];
  const aside: SetAside[] = [];
  const twice = new Set<string>();
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    // Some writers put a record separator in front (RFC 8142).
    const plain = line.replace(/^\u001E/, '').trim();
    if (plain === '') continue;
    try {
      const read = readJson(plain);
      if (typeof read.value !== 'object' || read.value === null) throw new SyntaxError('no object');
      values.push(read.value);
      lines.push(i + 1);
      for (const name of read.twice) twice.add(name);
    } catch {
      if (values.length === 0) return null;
      const place = { file: id, row: i + 1, column: null, value: plain.slice(0, 200) };
      aside.push({ ...place, reason: 'it is no JSON object' });
    }
  }
  // One good line above a heap of others is no file of lines.
  const likely = values.length > aside.length;
  return likely ? { value: values, twice: [...twice], perLine: { lines, aside } } : null;
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isRows = (value: unknown): value is readonly Row[] =>
  Array.isArray(value) && value.length > 0 && value.every(isRow);

/** Tables of a JSON value: a list of objects, lists of objects by name, columns by name. */
export function rowSources(id: string, file: string, json: JsonFile): TableSource[] {
  const { value } = json;
  const defects = twiceDefects(id, json.twice);
  const { lines, aside } = json.perLine ?? { lines: null, aside: [] };
  if (isRows(value))
    return [rowsSource(id, file, { rows: value, lines: lines ?? [], aside }, defects)];
  const listed = listOfLists(value);
  if (listed) return [rowsSource(id, file, { rows: listed, lines: [], aside: [] }, defects)];
  if (!isRow(value)) throw noRows(id);
  const named = Object.entries(value).flatMap(([name, part]) => {
    const rows = isRows(part) ? part : listOfLists(part);
    return rows ? [[name, rows] as const] : [];
  });
  if (named.length > 0)
    return named.map(([name, rows]) => {
      const own = named.length === 1 ? id : `${id}#${name}`;
      return rowsSource(own, file, { rows, lines: [], aside: [] }, defects);
    });
  const rows = listOfColumns(value) ?? (Object.keys(value).length > 0 ? [value] : null);
  if (!rows) throw noRows(id);
  return [rowsSource(id, file, { rows, lines: [], aside: [] }, defects)];
}

const noRows = (id: string): Error =>
  refusal(
    id,
    'no-rows',
    'the JSON holds no rows: a list of objects is expected.',
    'Export a list of objects, or CSV.',
  );

function twiceDefects(file: string, twice: readonly string[]): Defect[] {
  const [first] = twice;
  if (first === undefined) return [];
  const message = 'A name stands twice in one object; the last one counts.';
  return [
    warning('twice-name', message, 'Keep one.', { file, column: first, count: twice.length }),
  ];
}

/** [["a", "b"], [1, 2]] → rows; null for anything else. */
function listOfLists(value: unknown): Row[] | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const [names, ...rows] = value as unknown[];
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) return null;
  if (!rows.every((row) => Array.isArray(row))) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}

/** {"a": [1, 2], "b": [3, 4]} → rows; null for anything else. */
function listOfColumns(value: Row): Row[] | null {
  const columns = Object.entries(value);
  const length = Array.isArray(columns[0]?.[1]) ? columns[0][1].length : 0;
  if (length === 0 || !columns.every(([, it]) => Array.isArray(it) && it.length === length))
    return null;
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(columns.map(([name, it]) => [name, (it as unknown[])[row]])),
  );
}

/** Objects as a table; objects in objects become columns 'address.city'. */
export function rowsSource(
  id: string,
  file: string,
  { rows, lines, aside }: JsonRows,
  defects: readonly Defect[],
): TableSource {
  const columns = new Map<string, string[]>();
  rows.forEach((row, at) => fill(columns, row, '', at, 0));
  const typed = [...columns].map(([name, cells]): TypedColumn => ({
    name,
    text: (row) => cells[row] ?? '',
  }));
  if (typed.length === 0) throw noRows(id);
  const line = (row: number): number => lines[row] ?? row + 1;
  const place = { id, file, kind: 'json', title: id } as const;
  return columnsSource({ ...place, columns: typed, rows: rows.length, line, aside, defects });
}

const DEEPEST = 4;

function fill(
  columns: Map<string, string[]>,
  row: Row,
  prefix: string,
  at: number,
  depth: number,
): void {
  for (const [name, value] of Object.entries(row)) {
    if (isRow(value) && depth < DEEPEST) {
      fill(columns, value, `${prefix}${name}.`, at, depth + 1);
      continue;
    }
    const cells = columns.get(prefix + name) ?? [];
    cells[at] = valueText(value);
    columns.set(prefix + name, cells);
  }
}
