import { addCell, dropCell, finished, type Growing, startColumn } from './growing.ts';
import { cellsOf, type Scan, scanRecord, startScan } from './records.ts';
import type { SetAside } from './report.ts';
import type { Sniffed } from './sniff.ts';
import { lazyColumns, type Store } from './held.ts';
import { isTotal, TOTAL_REASON } from './total.ts';

/** A table in columns of text, exactly as written; columns that were not asked for are empty. */
export interface Table {
  readonly file: string;
  readonly header: readonly string[];
  /** Column index → cell by row; the array is made when it is first looked at. */
  readonly columns: readonly (readonly string[])[];
  /** Column index → the same cells, held closely; null where it was not asked for. */
  readonly stores: readonly (Store | null)[];
  /** 1-based line of each row in the file. */
  readonly lines: readonly number[];
  readonly rows: number;
  /** Rows that do not have the header's shape, and a last one that sums up the others. */
  readonly aside: readonly SetAside[];
}

/** The kept columns of a table while it is read. */
interface Reading {
  readonly kept: readonly number[];
  readonly columns: readonly Growing[];
  readonly lines: number[];
  readonly aside: SetAside[];
}

/**
 * Reads up to `limit` rows; `keep` names the columns to hold beside the first one (a million rows
 * need not keep them all).
 */
export function parse(
  sniffed: Sniffed,
  keep: ReadonlySet<string> | 'all' = 'all',
  limit = Number.POSITIVE_INFINITY,
): Table {
  const { file, header, text } = sniffed;
  const kept = header.flatMap((name, i) =>
    keep === 'all' || i === 0 || keep.has(name) ? [i] : [],
  );
  const reading: Reading = { kept, columns: kept.map(startColumn), lines: [], aside: [] };
  readRows(sniffed, reading, limit);
  const stores: (Store | null)[] = header.map(() => null);
  reading.columns.forEach((column, n) => (stores[kept[n] ?? 0] = finished(column, text)));
  return tableOf(file, header, stores, reading.lines, reading.aside);
}

export const tableOf = (
  file: string,
  header: readonly string[],
  stores: readonly (Store | null)[],
  lines: readonly number[],
  aside: readonly SetAside[],
): Table => {
  const columns = lazyColumns(stores);
  return { file, header, stores, columns, lines, rows: lines.length, aside };
};

function readRows(sniffed: Sniffed, reading: Reading, limit: number): void {
  const { kept, columns, lines } = reading;
  const { dataFrom, header } = sniffed;
  const scan = startScan(sniffed.text, sniffed.delimiter);
  let last = -1;
  for (let start = 0; lines.length < limit && scanRecord(scan); start = scan.at) {
    if (scan.from < dataFrom) continue;
    if (scan.broken || scan.cells !== header.length) {
      const reason = misfit(scan, header.length);
      if (reason !== null) {
        setAside(sniffed, reading, scan, reason);
        continue;
      }
    }
    for (let n = 0; n < kept.length; n++) addCell(columns[n] as Growing, scan, kept[n] ?? 0);
    lines.push(scan.from);
    last = start;
  }
  if (scan.at >= sniffed.text.length && last >= 0) dropTotal(sniffed, reading, last);
}

/** Why a record is no row of the table; empty cells beyond the header are only a trailing delimiter. */
function misfit(scan: Scan, width: number): string | null {
  if (scan.broken) return 'a quote is opened and never closed';
  const cells = cellsOf(scan);
  if (cells.length > width && cells.slice(width).every((cell) => cell.trim() === '')) return null;
  return `it has ${cells.length} cells where the header has ${width}`;
}

function setAside(sniffed: Sniffed, { aside }: Reading, scan: Scan, reason: string): void {
  const value = cellsOf(scan).join(sniffed.delimiter).slice(0, 200);
  aside.push({ file: sniffed.file, row: scan.from, column: null, value, reason });
}

/** The last row, which starts at `start`, is set aside when it sums up the others. */
function dropTotal(sniffed: Sniffed, reading: Reading, start: number): void {
  const { lines, columns } = reading;
  const scan = startScan(sniffed.text, sniffed.delimiter);
  scan.at = start;
  scanRecord(scan);
  if (lines.length < 2 || !isTotal(cellsOf(scan))) return;
  scan.from = lines.pop() ?? 0;
  for (const column of columns) dropCell(column);
  setAside(sniffed, reading, scan, TOTAL_REASON);
}
