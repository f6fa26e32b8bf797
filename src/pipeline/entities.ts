import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

/** Ids of a data set in their one order; the position is the index used everywhere. */
export interface Entities {
  readonly accounts: readonly string[];
  readonly units: readonly string[];
  readonly territories: readonly string[];
  readonly reps: readonly string[];
  readonly lines: readonly string[];
  /** '' stands for accounts without one. */
  readonly industries: readonly string[];
  readonly tiers: readonly string[];
  /** Of contacts. */
  readonly channels: readonly string[];
  /** The field layer first. */
  readonly layers: readonly string[];
  /** Potential is known by line, for accounts and areas alike. */
  readonly byLine: boolean;
}

/** The questions behind each list; all sorted by id. */
const LISTS: Readonly<Record<keyof Omit<Entities, 'byLine'>, Sql>> = {
  accounts: sql`select account as id from account order by 1`,
  units: sql`select unit as id from unit order by 1`,
  territories: sql`select territory as id from territory order by 1`,
  reps: sql`select rep as id from rep order by 1`,
  lines: sql`select line as id from sale union select line from account_potential where line is not null
    union select line from unit_potential where line is not null order by 1`,
  industries: sql`select distinct coalesce(naics, '') as id from account order by 1`,
  tiers: sql`select distinct coalesce(tier, '') as id from account order by 1`,
  channels: sql`select channel as id from need union select channel from visit order by 1`,
  layers: sql`select layer as id from layer order by role <> 'field', layer`,
};

/** Reads all lists. Needs the temp table `need`. */
export async function readEntities(engine: Engine): Promise<Entities> {
  const lists: Record<string, readonly string[]> = {};
  for (const [name, question] of Object.entries(LISTS)) {
    const { id } = await engine.columns(question);
    lists[name] = Array.from((id ?? []) as readonly (string | null)[], (value) => value ?? '');
  }
  const [known] = await engine.rows<{ whole: number; parts: number }>(sql`
    with potential as (select line from account_potential union all select line from unit_potential)
    select count(*) filter (where line is null) as whole, count(line) as parts from potential`);
  const byLine = known !== undefined && known.parts > 0 && known.whole === 0;
  return { ...(lists as unknown as Omit<Entities, 'byLine'>), byLine };
}

/** Id → index. */
export const indexOf = (ids: readonly string[]): ReadonlyMap<string, number> =>
  new Map(ids.map((id, index) => [id, index]));
