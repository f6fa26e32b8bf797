import type { Defect } from '#domain/defect.ts';
import type { DeskFileKind } from '#domain/desk.ts';
import { findHeader, type Sample } from '../header.ts';
import type { DecimalSign } from '../number.ts';
import { type Table, tableOf } from '../parse.ts';
import type { TableSource } from '../source.ts';
import { storeOf } from '../held.ts';
import { isTotal, TOTAL_REASON } from '../total.ts';
import type { SetAside } from '../report.ts';

/** A rectangle of cells with the header somewhere in it, as a sheet has it. */
export interface Grid {
  readonly id: string;
  readonly file: string;
  readonly kind: DeskFileKind;
  readonly title: string;
  readonly hidden: boolean;
  readonly decimal: DecimalSign | null;
  readonly defects: readonly Defect[];
  /** Rows with a filled cell; the others are left out. */
  readonly rows: number;
  readonly width: number;
  /** Text of a cell; '' beyond the last one of its row. */
  cell(row: number, column: number): string;
  /** 1-based. */
  line(row: number): number;
}

const SAMPLE = 200;

/** The grid as a table; null when no cell is filled. */
export function gridSource(grid: Grid, headerRow: number | null): TableSource | null {
  const samples = sampleOf(grid);
  const common = modalFilled(samples);
  const fits = (cells: readonly string[]): boolean => filled(cells) >= Math.min(2, common);
  const found = findHeader(grid.id, samples, fits, headerRow);
  if (!found) return null;
  const { id, file, kind, title, hidden, decimal } = grid;
  return {
    id,
    file,
    kind,
    title,
    hidden,
    decimal,
    settings: [found.setting],
    header: found.header,
    defects: [...grid.defects, ...found.defects],
    read: (keep, limit) => readGrid(grid, found.header, found.dataFrom, keep, limit),
  };
}

const rowCells = (grid: Grid, row: number): string[] =>
  Array.from({ length: grid.width }, (_, column) => grid.cell(row, column));

const filled = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

function sampleOf(grid: Grid): Sample[] {
  const samples: Sample[] = [];
  for (let row = 0; row < grid.rows && samples.length < SAMPLE; row++) {
    samples.push({ cells: rowCells(grid, row), line: grid.line(row) });
  }
  return samples;
}

/** Cells filled in most rows. */
function modalFilled(samples: readonly Sample[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of samples) counts.set(filled(cells), (counts.get(filled(cells)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
}

function readGrid(
  grid: Grid,
  header: readonly string[],
  dataFrom: number,
  keep: ReadonlySet<string> | 'all',
  limit = Number.POSITIVE_INFINITY,
): Table {
  const rows: number[] = [];
  for (let row = 0; row < grid.rows && rows.length < limit; row++)
    if (grid.line(row) >= dataFrom) rows.push(row);
  const aside = rows.length < limit ? withoutTotal(grid, rows) : [];
  const stores = header.map((name, i) =>
    keep === 'all' || i === 0 || keep.has(name)
      ? storeOf(rows.length, (row) => grid.cell(rows[row] ?? -1, i))
      : null,
  );
  const lines = rows.map((row) => grid.line(row));
  return tableOf(grid.id, header, stores, lines, aside);
}

/** Takes a last row off `rows` that sums up the others. */
function withoutTotal(grid: Grid, rows: number[]): SetAside[] {
  const cells = rowCells(grid, rows.at(-1) ?? -1);
  if (rows.length < 2 || !isTotal(cells)) return [];
  const line = grid.line(rows.pop() ?? -1);
  const value = cells.join(' ').trim().slice(0, 200);
  return [{ file: grid.id, row: line, column: null, value, reason: TOTAL_REASON }];
}
