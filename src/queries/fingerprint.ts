import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

/** Fingerprint of the data an extract holds; null when it states none. */
export async function fingerprintOf(engine: Engine): Promise<string | null> {
  const [row] = await engine.rows<{ value: string }>(
    sql`select value from meta where key = 'fingerprint'`,
  );
  return row?.value ?? null;
}
