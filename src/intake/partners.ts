import type { Defect } from '#domain/defect.ts';
import type { ColumnAt } from './column.ts';
import type { BlockPlan, JoinPlan } from './map.ts';
import type { Table } from './parse.ts';
import { warning } from './report.ts';

/** Text of a cell by row. */
export type Cells = (row: number) => string;

/** A column as a block sees it; where it holds few different texts, also as codes of them. */
export interface TextColumn {
  readonly cells: Cells;
  readonly words: readonly string[] | null;
  /** Row → index of its word; −1: no cell. */
  readonly codes: Int32Array | null;
}

/** Any column of a block's table or its joins. */
export type Columns = (at: ColumnAt) => TextColumn;

export const textOf = ({ cells }: TextColumn): Cells => cells;

export function tableOf(file: string, tables: ReadonlyMap<string, Table>): Table {
  const table = tables.get(file);
  if (!table) throw new Error(`table ${file} was not read`);
  return table;
}

function columnIn(table: Table, name: string): TextColumn {
  const store = table.stores[table.header.indexOf(name)];
  const { words = null, codes = null } = store?.coded ?? {};
  return { cells: (row) => (row < 0 ? '' : (store?.at(row) ?? '')), words, codes };
}

/** How to read any column of the block or its joins; a row without a partner reads ''. */
export function joined(
  plan: BlockPlan,
  tables: ReadonlyMap<string, Table>,
  base: Table,
  defects: Defect[],
): Columns {
  const partners: Int32Array[] = [];
  const columns: Columns = (at) => {
    const column = columnIn(tableOf(at.file, tables), at.column);
    const rows = partners[at.join];
    return rows ? throughPartners(column, rows) : column;
  };
  for (const join of plan.joins) {
    const index = keyIndex(join, tableOf(join.file, tables), defects);
    partners.push(partnersOf(join, base, columns(join.here), index, defects));
  }
  return columns;
}

const throughPartners = ({ cells, words, codes }: TextColumn, rows: Int32Array): TextColumn => ({
  cells: (row) => cells(rows[row] ?? -1),
  words,
  codes: codes && rows.map((partner) => codes[partner] ?? -1),
});

function keyIndex({ file, there }: JoinPlan, table: Table, defects: Defect[]): Map<string, number> {
  const index = new Map<string, number>();
  const twice: number[] = [];
  const { cells } = columnIn(table, there);
  for (let row = 0; row < table.rows; row++) {
    const key = tidy(cells(row));
    if (index.has(key)) twice.push(row);
    else index.set(key, row);
  }
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
  { cells }: TextColumn,
  index: ReadonlyMap<string, number>,
  defects: Defect[],
): Int32Array {
  const rows = new Int32Array(base.rows);
  let [lost, first] = [0, -1];
  for (let row = 0; row < base.rows; row++) {
    const key = tidy(cells(row));
    rows[row] = index.get(key) ?? -1;
    if (rows[row] !== -1 || key === '') continue;
    if (lost++ === 0) first = row;
  }
  if (lost > 0) defects.push(noPartner(base, here, tidy(cells(first)), first, lost, file));
  return rows;
}

function noPartner(
  base: Table,
  { column }: ColumnAt,
  value: string,
  row: number,
  count: number,
  file: string,
): Defect {
  const message = `${count} rows have no partner in ${file}.`;
  const at = { file: base.file, row: base.lines[row] ?? null, column, value, count };
  return warning('no-partner', message, 'Make the keys alike.', at);
}

const UNTIDY = /^\s|\s$|\s\s|[^\S ]/;

/** Keys and names differ in blanks without meaning it. */
export const tidy = (text: string): string =>
  UNTIDY.test(text) ? text.trim().replace(/\s+/g, ' ') : text;
