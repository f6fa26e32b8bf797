import type { Defect } from '#domain/defect.ts';
import type { ColumnAt } from './column.ts';
import type { BlockPlan, JoinPlan } from './map.ts';
import type { Table } from './parse.ts';
import { warning } from './report.ts';

/** Text of a cell by row. */
export type Cells = (row: number) => string;

export function tableOf(file: string, tables: ReadonlyMap<string, Table>): Table {
  const table = tables.get(file);
  if (!table) throw new Error(`table ${file} was not read`);
  return table;
}

function column(table: Table, name: string): readonly string[] {
  return table.columns[table.header.indexOf(name)] ?? [];
}

/** How to read any column of the block or its joins; a row without a partner reads ''. */
export function joined(
  plan: BlockPlan,
  tables: ReadonlyMap<string, Table>,
  base: Table,
  defects: Defect[],
): (at: ColumnAt) => Cells {
  const partners: Int32Array[] = [];
  const cells = (at: ColumnAt): Cells => {
    const values = column(tableOf(at.file, tables), at.column);
    const rows = partners[at.join];
    return rows ? (row) => values[rows[row] ?? -1] ?? '' : (row) => values[row] ?? '';
  };
  for (const join of plan.joins) {
    const index = keyIndex(join, tableOf(join.file, tables), defects);
    partners.push(partnersOf(join, base, cells(join.here), index, defects));
  }
  return cells;
}

function keyIndex({ file, there }: JoinPlan, table: Table, defects: Defect[]): Map<string, number> {
  const index = new Map<string, number>();
  const twice: number[] = [];
  column(table, there).forEach((key, row) => {
    if (index.has(tidy(key))) twice.push(row);
    else index.set(tidy(key), row);
  });
  const [first] = twice;
  if (first !== undefined) {
    const at = { file, row: table.lines[first] ?? null, column: there, count: twice.length };
    defects.push(
      warning(
        'key-twice',
        'The key stands twice; the first row counts.',
        'Make the key unique.',
        at,
      ),
    );
  }
  return index;
}

function partnersOf(
  { file, here }: JoinPlan,
  base: Table,
  read: Cells,
  index: ReadonlyMap<string, number>,
  defects: Defect[],
): Int32Array {
  const rows = Int32Array.from({ length: base.rows }, (_, row) => index.get(tidy(read(row))) ?? -1);
  const lost = Array.from(rows.keys()).filter((row) => rows[row] === -1 && read(row).trim() !== '');
  const [first] = lost;
  if (first !== undefined) {
    const value = tidy(read(first));
    const at = {
      file: base.file,
      row: base.lines[first] ?? null,
      column: here.column,
      value,
      count: lost.length,
    };
    defects.push(
      warning(
        'no-partner',
        `${lost.length} rows have no partner in ${file}.`,
        'Make the keys alike.',
        at,
      ),
    );
  }
  return rows;
}

/** Keys and names differ in blanks without meaning it. */
export const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');
