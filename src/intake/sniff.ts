import type { Defect } from '#domain/defect.ts';
import type { DeskSetting } from '#domain/desk.ts';
import type { TableReading } from '#domain/reading.ts';
import { type Decoded, decode } from './decode.ts';
import { type Encoding, ENCODING_LABELS, isEncoding } from './encodings.ts';
import { containerOf, REFUSALS } from './format/container.ts';
import { refusal } from './format/refusal.ts';
import { findHeader, type Sample } from './header.ts';
import { readRecords } from './records.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
const DELIMITER_LABELS = ['Comma ,', 'Semicolon ;', 'Tab', 'Pipe |'] as const;

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
  readonly settings: readonly DeskSetting[];
  readonly defects: readonly Defect[];
}

const SAMPLE = 200;
const SEP_LINE = /^"?sep=(.)"?(\r\n|\r|\n)/i;

/**
 * Finds encoding, delimiter and header of a table; `stated` parts are taken as they are.
 * @throws IntakeError when it is empty, binary, a web page, or has no columns.
 */
export function sniff(
  file: string,
  bytes: Uint8Array,
  stated: TableReading = {},
  most?: number,
): Sniffed {
  const { encoding: name } = stated;
  const encoding = name !== undefined && isEncoding(name) ? name : null;
  const decoded = decode(file, bytes, most, encoding);
  const { text } = decoded;
  refuseNonTable(file, text);
  const sep = SEP_LINE.exec(text)?.[1] ?? null;
  const delimiter = stated.delimiter ?? sep ?? likeliestDelimiter(text);
  const records = sample(text, delimiter).slice(sep === null ? 0 : 1);
  const width = modalWidth(records);
  const fits = (cells: readonly string[]): boolean => cells.length === width;
  const found = findHeader(file, records, fits, stated.headerRow ?? null);
  if (!found) throw nothing(file, 'the file has no rows.');
  const { header, dataFrom, setting, defects } = found;
  return {
    file,
    text,
    encoding: decoded.encoding,
    delimiter,
    header,
    dataFrom,
    settings: [
      encodingSetting(decoded),
      delimiterSetting(delimiter, sep, stated.delimiter !== undefined),
      setting,
    ],
    defects: [...decoded.defects, ...defects],
  };
}

function refuseNonTable(file: string, text: string): void {
  if (text.trim() === '') throw nothing(file, 'the file is empty.');
  const kind = containerOf('', new TextEncoder().encode(text.slice(0, 1024)));
  if (kind === 'page' || kind === 'xml') throw nothing(file, REFUSALS[kind][0]);
  if (/^\s*[[{]/.test(text.slice(0, 50)) && /[\]}]\s*$/.test(text.slice(-50)))
    throw nothing(file, 'this is JSON, not a table.');
}

const nothing = (file: string, message: string): Error =>
  refusal(file, 'no-table', message, 'Export it again as CSV with a header row.');

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

const encodingSetting = ({ encoding, origin, reason }: Decoded): DeskSetting => ({
  name: 'encoding',
  value: encoding,
  origin,
  reason,
  choices: Object.entries(ENCODING_LABELS).map(([value, label]) => ({ value, label })),
});

function delimiterSetting(value: string, sep: string | null, stated: boolean): DeskSetting {
  const own = DELIMITERS.some((it) => it === value) ? [] : [{ value, label: value }];
  const found = 'with it most rows have the same number of cells';
  const said = sep === value ? 'the line "sep=" says so' : 'as you said';
  return {
    name: 'delimiter',
    value,
    origin: stated || sep !== null ? 'stated' : 'guessed',
    reason: stated || sep !== null ? said : found,
    choices: [
      ...DELIMITERS.map((it, i) => ({ value: it, label: DELIMITER_LABELS[i] ?? it })),
      ...own,
    ],
  };
}
