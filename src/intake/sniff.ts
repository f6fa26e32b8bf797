import type { Defect } from '#domain/defect.ts';
import { decode, type Encoding } from './decode.ts';
import { readRecords } from './records.ts';
import { IntakeError, note, problem, warning } from './report.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How a text table is written, and its text. */
export interface Sniffed {
  readonly file: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Column names, unique, blanks at the ends cut; made up where the file has none. */
  readonly header: readonly string[];
  /** 1-based line of the first data record's predecessor: records that start above it are skipped. */
  readonly dataFrom: number;
  readonly defects: readonly Defect[];
}

interface Sample {
  readonly cells: readonly string[];
  readonly line: number;
}

const SAMPLE = 200;
const SEP_LINE = /^"?sep=(.)"?(\r\n|\r|\n)/i;

/**
 * Finds encoding, delimiter and header of a table.
 * @throws IntakeError when it is empty, binary, a web page, or has no columns.
 */
export function sniff(file: string, bytes: Uint8Array): Sniffed {
  const { text, encoding, defects } = decode(file, bytes);
  refuseNonTable(file, text);
  const stated = SEP_LINE.exec(text)?.[1] ?? null;
  const delimiter = stated ?? likeliestDelimiter(text);
  const records = sample(text, delimiter).slice(stated === null ? 0 : 1);
  const width = modalWidth(records);
  const at = records.findIndex((it) => it.cells.length === width);
  const first = records[at];
  if (first === undefined) throw nothing(file, 'the file has no rows.');
  return {
    file,
    text,
    encoding,
    delimiter,
    ...headerOf(first),
    defects: [...defects, ...headerDefects(file, first, at)],
  };
}

function refuseNonTable(file: string, text: string): void {
  if (text.trim() === '') throw nothing(file, 'the file is empty.');
  if (/^\s*(<!doctype|<html|<\?xml)/i.test(text.slice(0, 200)))
    throw nothing(file, 'this is a web page, not a table.');
  if (/^\s*[[{]/.test(text.slice(0, 50)) && /[\]}]\s*$/.test(text.slice(-50)))
    throw nothing(file, 'this is JSON, not a table.');
}

const nothing = (file: string, message: string): IntakeError =>
  new IntakeError([
    problem('no-table', message, 'Export it again as CSV with a header row.', { file }),
  ]);

function sample(text: string, delimiter: string): Sample[] {
  const records: Sample[] = [];
  readRecords(text, delimiter, (cells, line) => records.push({ cells, line }) < SAMPLE);
  return records;
}

/** The width most records have; two or more columns win over one. */
function modalWidth(records: readonly Sample[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const rank = ([width, count]: readonly [number, number]): number =>
    (width > 1 ? SAMPLE : 0) + count;
  return [...counts].sort((a, b) => rank(b) - rank(a))[0]?.[0] ?? 1;
}

function likeliestDelimiter(text: string): string {
  const score = (delimiter: string): number => {
    const records = sample(text, delimiter);
    const width = modalWidth(records);
    if (width === 1) return 0;
    const alike = records.filter((it) => it.cells.length === width).length / records.length;
    return alike + (records[0]?.cells.length === width ? 0.5 : 0) + Math.min(width, 50) / 1000;
  };
  return [...DELIMITERS]
    .map((it) => [it, score(it)] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

const NUMBER_CELL = /^\s*[-+$€£]?\d[\d.,]*\s*%?$/;

/** A first record with numbers in it is data: the columns are then numbered. */
const isHeader = (first: Sample): boolean => !first.cells.some((cell) => NUMBER_CELL.test(cell));

function headerOf(first: Sample): Pick<Sniffed, 'header' | 'dataFrom'> {
  const named = isHeader(first);
  return {
    header: uniqueNames(named ? first.cells : first.cells.map(() => '')),
    dataFrom: first.line + (named ? 1 : 0),
  };
}

function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, i) => {
    const base = cell.trim() === '' ? `column ${i + 1}` : cell.trim();
    let name = base;
    for (let n = 2; seen.has(name); n++) name = `${base} (${n})`;
    seen.add(name);
    return name;
  });
}

function headerDefects(file: string, first: Sample, above: number): Defect[] {
  const at = { file, row: first.line };
  const skipped = `${above} lines above the header were skipped.`;
  const preamble = above > 0 ? [note('preamble', skipped, '', { ...at, count: above })] : [];
  if (isHeader(first)) return [...preamble, ...nameDefects(first, at)];
  const numbered = 'The first row holds numbers, so the columns are numbered.';
  return [...preamble, warning('no-header', numbered, 'Add a header row.', at)];
}

function nameDefects(first: Sample, at: { file: string; row: number }): Defect[] {
  const names = first.cells.map((cell) => cell.trim());
  const blank = names.filter((name) => name === '').length;
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  const found: Defect[] = [];
  if (blank > 0) {
    const message = `${blank} columns have no name.`;
    found.push(warning('blank-header', message, 'Name them.', { ...at, count: blank }));
  }
  if (twice !== undefined) {
    const message = 'Two columns have one name; the second is numbered.';
    found.push(warning('twice-header', message, 'Rename one.', { ...at, column: twice }));
  }
  return found;
}
