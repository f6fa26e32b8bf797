import { zipSync } from 'fflate';
import readWorkbookRows from 'read-excel-file/universal';
import type { Defect } from '#domain/defect.ts';
import type { Readings } from '#domain/reading.ts';
import { IntakeError, warning } from '../report.ts';
import type { TableSource } from '../source.ts';
import { type Grid, gridSource } from './grid.ts';
import { numberText } from './number-text.ts';
import { problemOf, refusal, tooLarge } from './refusal.ts';
import { type SheetPart, sheetParts } from './sheet-parts.ts';
import { plainParts } from './sheet-plain.ts';
import { unzipEntry, type ZipEntry } from './zip.ts';

/** What a cell is as the reader hands it on; numbers as written in the file. */
type Cell = string | boolean | Date | null;
type Row = readonly Cell[];

/** Bytes of sheets and strings, unpacked: about two million cells. */
const MOST_SHEETS = 150_000_000;

/**
 * Every sheet of an .xlsx workbook that has a filled cell, as a table 'book.xlsx#Sheet'.
 * @throws IntakeError for a damaged, locked or too large one, and for one without a filled cell.
 */
export async function workbookSources(
  id: string,
  file: string,
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
  readings: Readings,
): Promise<TableSource[]> {
  const parts = unpackSheets(id, bytes, entries);
  const sheets = sheetParts(parts);
  const rows = await rowsOf(parts, sheets);
  const sources: TableSource[] = [];
  const failed: Defect[] = [];
  for (const [i, sheet] of sheets.entries()) {
    const own = `${id}#${sheet.name}`;
    const found = rows[i] ?? [];
    if (found instanceof Error) failed.push(problemOf(own, damaged(own, found)));
    else sources.push(...sheetSource(own, file, sheet, found, readings[own]?.headerRow ?? null));
  }
  if (sources.length > 0) return withDefects(sources, failed);
  if (failed.length > 0) throw new IntakeError(failed);
  throw refusal(id, 'empty', 'the workbook has no filled sheet.', 'Choose another file.');
}

function sheetSource(
  id: string,
  file: string,
  sheet: SheetPart,
  rows: readonly Row[],
  headerRow: number | null,
): TableSource[] {
  const source = gridSource(sheetGrid(id, file, sheet, rows), headerRow);
  return source ? [source] : [];
}

/** Sheets that cannot be read are told with the first that can. */
function withDefects(sources: readonly TableSource[], failed: readonly Defect[]): TableSource[] {
  const told = failed.map((it): Defect => ({ ...it, severity: 'warning' }));
  return sources.map((it, i) => (i === 0 ? { ...it, defects: [...told, ...it.defects] } : it));
}

/** The parts that hold cells, and no pictures or settings of printers. */
const WANTED =
  /^(xl\/([^/]+\.xml|_rels\/[^/]+\.rels|worksheets\/[^/]+\.xml)|\[Content_Types\]\.xml)$/i;

const AS_CSV = 'Save the sheet as CSV: that may be larger.';

function unpackSheets(
  file: string,
  bytes: Uint8Array,
  entries: readonly ZipEntry[],
): Record<string, Uint8Array> {
  const wanted = entries.filter(({ name }) => WANTED.test(name));
  let left = MOST_SHEETS;
  if (wanted.reduce((sum, it) => sum + it.bytes, 0) > left) throw tooLarge(file, left, AS_CSV);
  const parts: Record<string, Uint8Array> = {};
  for (const entry of wanted) {
    const part = unzipEntry(file, bytes, entry, left);
    left -= part.length;
    parts[entry.name] = part;
  }
  return plainParts(parts);
}

type Parts = Readonly<Record<string, Uint8Array>>;
const EMPTY_SHEET = new TextEncoder().encode('<worksheet><sheetData/></worksheet>');

/** Rows of each sheet, or why it cannot be read: one that is damaged stops no other. */
async function rowsOf(parts: Parts, sheets: readonly SheetPart[]): Promise<(Row[] | Error)[]> {
  const whole = await readRows(parts);
  if (!(whole instanceof Error)) return sheets.map((_, i) => whole[i] ?? []);
  const found: (Row[] | Error)[] = [];
  for (const [i, sheet] of sheets.entries()) {
    const others = sheets.filter(({ part }) => part !== sheet.part && parts[part] !== undefined);
    const emptied = Object.fromEntries(others.map(({ part }) => [part, EMPTY_SHEET]));
    const rows = sheets.length > 1 ? await readRows({ ...parts, ...emptied }) : whole;
    found.push(rows instanceof Error ? rows : (rows[i] ?? []));
  }
  return found;
}

/** Packed anew without compression: the reader's own unpacking knows no limit. */
async function readRows(parts: Parts): Promise<Row[][] | Error> {
  const packed = zipSync({ ...parts }, { level: 0 });
  try {
    const options = { trim: false, parseNumber: plainNumber };
    const sheets = await readWorkbookRows<string>(packed.buffer as ArrayBuffer, options);
    return sheets.map(({ data }) => (data ?? []) as unknown as Row[]);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

const damaged = (id: string, cause: Error): IntakeError =>
  refusal(
    id,
    'workbook-broken',
    `the sheet is damaged (${cause.message}).`,
    'Open it in a spreadsheet and save it again, or save the sheet as CSV.',
    cause,
  );

function sheetGrid(id: string, file: string, sheet: SheetPart, rows: readonly Row[]): Grid {
  const filled = filledRows(rows);
  return {
    id,
    file,
    kind: 'workbook',
    title: sheet.name,
    hidden: sheet.hidden,
    decimal: decimalOf(rows),
    defects: errorDefects(id, sheet),
    rows: filled.length,
    width: rows.reduce((most, row) => Math.max(most, row.length), 0),
    cell: (row, column) => cellText(rows[filled[row] ?? -1]?.[column] ?? null),
    line: (row) => (filled[row] ?? 0) + 1,
  };
}

/** A sheet may have a million rows between its first and its last filled one. */
function filledRows(rows: readonly Row[]): number[] {
  const filled: number[] = [];
  for (let i = 0; i < rows.length; i++) if (rows[i]?.some((cell) => !isBlank(cell))) filled.push(i);
  return filled;
}

const isBlank = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return String(cell);
  if (cell instanceof Date) return dateText(cell);
  return cell;
}

/** Seventeen digits of a float are cut to those that matter; whole numbers keep every one. */
const plainNumber = (text: string): string =>
  /^-?\d+$/.test(text) ? text : numberText(Number(text));

/** Days before 1900 are the time of a day alone. */
const FIRST_DAY = Date.UTC(1899, 11, 31);

function dateText(date: Date): string {
  const seconds = new Date(Math.round(date.getTime() / 1000) * 1000);
  if (Number.isNaN(seconds.getTime())) return '';
  const iso = seconds.toISOString().slice(0, 19);
  if (seconds.getTime() < FIRST_DAY) return iso.slice(11);
  return iso.endsWith('T00:00:00') ? iso.slice(0, 10) : iso;
}

/** Numbers are written with a point in every workbook; numbers that are text are not. */
function decimalOf(rows: readonly Row[]): '.' | null {
  const texts = rows
    .slice(0, 1000)
    .flat()
    .filter((cell) => typeof cell === 'string');
  const comma = texts.filter((cell) => /^[-+]?[\d.]*\d,\d+(\s*€|\s*%)?$/.test(cell.trim()));
  return comma.length > texts.length / 100 ? null : '.';
}

function errorDefects(id: string, { errors, firstError }: SheetPart): Defect[] {
  if (errors === 0) return [];
  const what = errors === 1 ? 'One cell holds' : `${errors} cells hold`;
  const message = `${what} an error of the spreadsheet, such as ${firstError?.value ?? '#N/A'}, and ${errors === 1 ? 'was' : 'were'} read as empty.`;
  const at = {
    file: id,
    row: firstError?.row ?? null,
    column: firstError?.column ?? null,
    value: firstError?.value ?? null,
    count: errors,
  };
  return [warning('cell-error', message, 'Mend the formulas.', at)];
}
