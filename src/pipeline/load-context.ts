import type { Defect } from '#domain/defect.ts';
import type { Assumption } from '#domain/directory.ts';
import type { Cell, TableColumns, TableName } from '#domain/extract.ts';
import type { Mapping, RoleName } from '#domain/mapping.ts';
import type { Engine } from '#engine/engine.ts';
import { ident, sql } from '#engine/sql.ts';
import type { Places } from '#intake/place.ts';
import { IntakeError, problem, type SetAside } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';

/** What the loaders of all roles share while a folder is loaded. */
export interface Loading {
  readonly engine: Engine;
  readonly places: Places;
  readonly mapping: Mapping;
  /** ISO day that stands for "now" where the data has no dates. */
  readonly today: string;
  /** Blocks of a role, in the mapping's order. */
  blocks(role: RoleName): readonly RoleRows[];
  readonly aside: SetAside[];
  readonly defects: Defect[];
  readonly assumptions: Assumption[];
  /** Texts → ids that are safe in file names and addresses. */
  readonly repId: (text: string) => string;
  readonly territoryId: (text: string) => string;
  /** First day of the data, once it is known. */
  since: string;
  /** Ids of the reps and territories there are, as they are read. */
  readonly reps: Set<string>;
  readonly territories: Set<string>;
}

/** Rows of one contract table, given column by column at the end. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * Writes rows that all have the same columns; nothing when there are none. `extra`: text columns
 * that the table gets beside the contract's.
 * @throws IntakeError for money whose sum no double holds to the cent.
 */
export async function insertRows(
  engine: Engine,
  table: TableName | 'unit_weight',
  rows: readonly Row[],
  extra: readonly string[] = [],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  for (const name of extra)
    await engine.run(sql`alter table ${ident(table)} add column ${ident(name)} varchar`);
  const columns = Object.keys(first).map(
    (name) => [name, rows.map((row) => row[name] ?? null)] as const,
  );
  await insertColumns(engine, table, Object.fromEntries(columns));
}

/** As `insertRows`, of columns. */
export async function insertColumns(
  engine: Engine,
  table: TableName | 'unit_weight',
  columns: TableColumns,
): Promise<void> {
  for (const [name, cells] of Object.entries(columns))
    if (/cents$/.test(name)) refuseHuge(table, name, cells);
  await engine.insert(table, columns);
}

const UNSAFE = /[\\/?#%:*"<>|\p{C}]+/gu;

function refuseHuge(table: string, column: string, cells: ArrayLike<Cell>): void {
  let sum = 0;
  for (let row = 0; row < cells.length; row++) sum += Math.abs(Number(cells[row] ?? 0));
  if (Number.isSafeInteger(sum)) return;
  const what = column.replace(/_?cents$/, '') || 'money';
  const message = `the ${what} of ${table} comes to ${(sum / 100).toPrecision(4)}, too large to be exact to the cent.`;
  throw new IntakeError([problem('too-large', message, 'Check the column of money.', { column })]);
}

/** A maker of ids: same text, same id; texts that would collide are numbered. */
export function idMaker(): (text: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const base = text.normalize('NFC').replace(UNSAFE, '-').replace(/^\.+/, '').slice(0, 80) || '-';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    known.set(text, id);
    return id;
  };
}

/** A number that means nothing below zero. @throws BadCell */
export function notNegative(rows: RoleRows, field: string, row: number): number | null {
  const value = rows.number(field, row);
  if (value !== null && value < 0) throw rows.bad(field, rows.text(field, row), 'it is below zero');
  return value;
}

/** The last day of a time that has a first one; null is open. @throws BadCell */
export function endAfter(
  rows: RoleRows,
  [from, to]: readonly [from: string, to: string],
  row: number,
): string | null {
  const [start, end] = [rows.date(from, row), rows.date(to, row)];
  if (start !== null && end !== null && end < start)
    throw rows.bad(to, rows.text(to, row), 'it ends before it begins');
  return end;
}

export const orNull = (text: string): string | null => (text === '' ? null : text);
