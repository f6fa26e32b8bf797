import {
  CONTRACT_VERSION,
  ExtractError,
  MAX_CENTS,
  TABLES,
  type TableName,
} from '#domain/extract.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { ident, join, sql } from '#engine/sql.ts';
import { columnList } from './tables.ts';

/** Order of the rows on disk, so that a drill (months × territory or account) reads few ranges. */
const SORTED: Partial<Record<TableName, readonly string[]>> = {
  sale: ['month', 'account', 'line', 'channel', 'seller'],
  orders: ['month', 'account', 'seller'],
  stock: ['month', 'account'],
  visit: ['date', 'account', 'visit'],
};

/**
 * Writes every contract table into a new database file, storage v1.0.0 (the browser's engine reads
 * no newer one), rows sorted for range reads. The same rows do not make the same bytes (DuckDB's
 * compressions leave random padding), so a file is named by its bytes and data by its fingerprint.
 * Throws ExtractError for money beyond 2^53 cents.
 */
export async function writeExtract(engine: Engine, path: string): Promise<void> {
  for (const name of Object.keys(TABLES) as TableName[]) await checkMoney(engine, name);
  // Attaching takes no bound values; the path is the builder's own.
  const file: Sql = { text: `'${path.replaceAll("'", "''")}'`, values: [] };
  await engine.run(sql`attach ${file} as extract (type duckdb, storage_version 'v1.0.0')`);
  try {
    for (const name of Object.keys(TABLES) as TableName[]) await copyTable(engine, name);
    await engine.run(sql`checkpoint extract`);
  } finally {
    await engine.run(sql`detach extract`);
  }
}

async function copyTable(engine: Engine, name: TableName): Promise<void> {
  const columns = Object.keys(TABLES[name]);
  const order = SORTED[name] ?? columns;
  await engine.run(sql`create table extract.${ident(name)} (${columnList(TABLES[name])})`);
  await engine.run(sql`
    insert into extract.${ident(name)} select ${join(columns.map(ident))}
    from ${ident(name)} order by ${join(order.map(ident))}`);
}

async function checkMoney(engine: Engine, name: TableName): Promise<void> {
  const money = Object.entries(TABLES[name]).flatMap(([column, spec]) =>
    spec.startsWith('bigint') ? [column] : [],
  );
  for (const column of money) {
    const [row] = await engine.rows<{ most: number | null }>(
      sql`select cast(max(abs(${ident(column)})) as double) as most from ${ident(name)}`,
    );
    const most = row?.most ?? 0;
    if (most > MAX_CENTS)
      throw new ExtractError(`${name}.${column} holds more than 2^53 cents`, { [column]: most });
  }
}

/** Notes in `meta` what the extract is. */
export async function writeMeta(engine: Engine, fingerprint: string): Promise<void> {
  await engine.run(sql`delete from meta where key in ('contract', 'fingerprint')`);
  await engine.insert('meta', {
    key: ['contract', 'fingerprint'],
    value: [String(CONTRACT_VERSION), fingerprint],
  });
}
