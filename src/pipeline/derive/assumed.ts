import { ASSUMED, type Assumed } from '#domain/assumed.ts';
import { readMapping } from '#domain/mapping.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

/** The ladder's rungs, as a mapping set them (`meta.assume`), else by default. */
export async function readAssumed(engine: Engine): Promise<Assumed> {
  const [row] = await engine.rows<{ value: string | null }>(
    sql`select any_value(value) as value from meta where key = 'assume'`,
  );
  if (!row || row.value === null) return ASSUMED;
  const { mapping } = readMapping({ assume: JSON.parse(row.value) as unknown });
  return { ...ASSUMED, ...mapping.assume } as Assumed;
}
