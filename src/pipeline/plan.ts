import type { TableColumns } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

/** What `plan` rows are made of; all arrays are indexes or ids in the directory's order. */
export interface PlanSource {
  readonly accounts: readonly string[];
  /** Unit id of each account, null where not placed. */
  readonly units: readonly (string | null)[];
  readonly layers: readonly string[];
  readonly territories: readonly string[];
  /** Rep who leads each territory, null in a vacancy. */
  readonly leads: readonly (string | null)[];
  /** [layer × accounts + account]: territory index, −1 none. */
  readonly owner: ArrayLike<number>;
  /** Same shape: id of the rule that won, null none; left out in a draft. */
  readonly rule?: readonly (string | null)[];
}

/** Rows of `plan`: who owns each account in the plan in view; accounts without owner are left out. */
export function planColumns(source: PlanSource): TableColumns {
  const rows: number[] = [];
  for (let row = 0; row < source.owner.length; row += 1)
    if ((source.owner[row] ?? -1) >= 0) rows.push(row);
  const count = source.accounts.length;
  const owner = (row: number): number => source.owner[row] ?? -1;
  return {
    account: rows.map((row) => source.accounts[row % count] ?? null),
    unit: rows.map((row) => source.units[row % count] ?? null),
    layer: rows.map((row) => source.layers[Math.floor(row / count)] ?? null),
    territory: rows.map((row) => source.territories[owner(row)] ?? null),
    rep: rows.map((row) => source.leads[owner(row)] ?? null),
    rule: rows.map((row) => source.rule?.[row] ?? null),
  };
}

/** Makes and fills the temp table `plan`, which is never published. */
export async function writePlan(engine: Engine, columns: TableColumns): Promise<void> {
  await engine.run(sql`create or replace temp table plan (
    account text, unit text, layer text, territory text, rep text, rule text)`);
  await engine.insert('plan', columns);
}
