import { CONTRACT_VERSION, TABLES, type TableName } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { ident, sql } from '#engine/sql.ts';

/**
 * The data's fingerprint: first 12 hex digits of a SHA-256 over what every table says, whatever
 * the order of its rows. `stock` follows from the others, `meta` says nothing about the business
 * but its options, which count. The same input gives the same fingerprint on any machine.
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

/** Rows and the sum of their MD5 numbers: free of order, exact. */
async function tableSum(engine: Engine, name: TableName): Promise<string> {
  const where = name === 'meta' ? sql`where key not in ('fingerprint', 'built_at')` : sql``;
  const [row] = await engine.rows<{ rows: number; sum: string }>(sql`
    select count(*) as rows, cast(coalesce(sum(cast(md5_number_lower(cast(t as text)) as hugeint)), 0) as text) as sum
    from ${ident(name)} t ${where}`);
  return `${name} ${row?.rows} ${row?.sum}`;
}
