import type { Cell, ContractTables, TableName } from '#domain/extract.ts';
import type { Ground } from '../../ground/ground.ts';
import { buildUnits, type Units } from '../../ground/units.ts';
import { loadGround } from '../ground.ts';
import { demoTables, type DemoCompany } from './company.ts';
import type { DemoOptions } from './settings.ts';

let ground: Ground | null = null;

/** A demo company on the real ground, for tests; the ground is read once a file. */
export function sampleCompany(options: Partial<DemoOptions> = {}): DemoCompany<Units> {
  const read = (ground ??= loadGround());
  return demoTables(read, (choice) => buildUnits(read, choice), options);
}

/** Columns of a table as arrays of one kind; throws where the table or column is missing. */
export function column(tables: ContractTables, table: TableName, name: string): readonly Cell[] {
  const found = tables[table]?.[name];
  if (!found) throw new RangeError(`${table} has no column ${name}`);
  return Array.from(found);
}

export const textColumn = (tables: ContractTables, table: TableName, name: string): string[] =>
  column(tables, table, name).map(String);

export const numberColumn = (tables: ContractTables, table: TableName, name: string): number[] =>
  column(tables, table, name).map(Number);

/** Sums `values` by the key of the same row. */
export function sumBy(keys: readonly string[], values: readonly number[]): Map<string, number> {
  const sums = new Map<string, number>();
  keys.forEach((key, at) => sums.set(key, (sums.get(key) ?? 0) + (values[at] ?? 0)));
  return sums;
}

export const total = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};
