import { type ColumnSpec, type TableSpec, TABLES } from '#domain/extract.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { ident, join, sql } from '#engine/sql.ts';

const TYPES: Readonly<Record<string, Sql>> = {
  text: sql`varchar`,
  integer: sql`integer`,
  bigint: sql`bigint`,
  double: sql`double`,
  date: sql`date`,
  boolean: sql`boolean`,
};

function columnSql(name: string, spec: ColumnSpec): Sql {
  const optional = spec.endsWith('?');
  const type = TYPES[optional ? spec.slice(0, -1) : spec];
  if (!type) throw new TypeError(`no column type ${spec}`);
  return optional ? sql`${ident(name)} ${type}` : sql`${ident(name)} ${type} not null`;
}

/** `"cents" bigint not null, …`: what stands in the brackets of a `create table`. */
export const columnList = (spec: TableSpec): Sql =>
  join(Object.entries(spec).map(([column, it]) => columnSql(column, it)));

const createTable = (name: string, spec: TableSpec): Sql =>
  sql`create table ${ident(name)} (${columnList(spec)})`;

/** Makes the empty contract tables, and the temp table `unit_weight` that derived potential follows. */
export async function createTables(engine: Engine): Promise<void> {
  for (const [name, spec] of Object.entries(TABLES)) await engine.run(createTable(name, spec));
  await engine.run(
    sql`create temp table unit_weight (unit varchar not null, weight double not null)`,
  );
}
