import { CONTRACT_VERSION, TABLES, type TableName } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { ident, join, sql } from '#engine/sql.ts';

/**
 * The data's fingerprint: first 12 hex digits of a SHA-256 over what every table says, whatever
 * the order of its rows. `stock` follows from the others, `meta` says nothing about the business
 * but its options, which count. The same input gives the same fingerprint on any machine; it tells
 * data sets apart and guards against no forger.
 */
export async function fingerprint(engine: Engine): Promise<string> {
  const sums: string[] = [`contract ${CONTRACT_VERSION}`];
  for (const name of Object.keys(TABLES) as TableName[])
    if (name !== 'stock') sums.push(await tableSum(engine, name));
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sums.join('\n')));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 12);
}

/** Rows and the sum of their hashes: free of order, exact. DuckDB 1.4 and 1.5 hash alike. */
async function tableSum(engine: Engine, name: TableName): Promise<string> {
  const where = name === 'meta' ? sql`where key not in ('fingerprint', 'built_at')` : sql``;
  const columns = join(Object.keys(TABLES[name]).map(ident));
  const [row] = await engine.rows<{ rows: number; sum: string }>(sql`
    select count(*) as rows, cast(coalesce(sum(cast(hash(${columns}) as hugeint)), 0) as text) as sum
    from ${ident(name)} ${where}`);
  return `${name} ${row?.rows} ${row?.sum}`;
}
