import { ExtractError, TABLES, type TableName } from '#domain/extract.ts';
import type { PublishLevel } from '#domain/publish.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { ident, sql } from '#engine/sql.ts';

/** Rows that leave the house below 'account': what is not named here does not. */
const KEPT: Readonly<Record<Exclude<PublishLevel, 'account'>, Partial<Record<TableName, Sql>>>> =
  (() => {
    const all = sql`true`;
    const ground = { calendar: all, unit: all, unit_neighbour: all };
    const names = sql`key not like 'industry:%' and key not like 'tier:%'`;
    const field = sql`layer in (select layer from layer order by role <> 'field', layer limit 1)`;
    return {
      summary: {
        ...ground,
        meta: names,
        layer: field,
        node: sql`node not in (select node from territory)`,
      },
      territory: {
        ...ground,
        meta: names,
        layer: all,
        node: all,
        territory: all,
        rep: all,
        rep_skill: sql`kind = 'line'`,
        staffing: all,
        // A rule may name an account, or what only one of them is.
        rule: sql`type = 'geographical'`,
        assignment: all,
        quota: sql`owner_kind in ('node', 'territory', 'rep')`,
        goal: sql`owner_kind in ('node', 'territory', 'rep')`,
      },
    };
  })();

/** Takes out of the builder's tables what the level leaves out; the extract is written after it. */
export async function leaveOut(engine: Engine, level: PublishLevel): Promise<void> {
  if (level === 'account') return;
  await refuseAccountGround(engine);
  const dropped = Object.keys(TABLES) as TableName[];
  for (const name of dropped) {
    const kept = KEPT[level][name];
    await engine.run(
      kept ? sql`delete from ${ident(name)} where not coalesce(${kept}, false)` : clear(name),
    );
  }
  if (level === 'summary') await engine.run(sql`update node set manager = null`);
}

const clear = (name: TableName): Sql => sql`delete from ${ident(name)}`;

/** Where every account is an area of its own, the ground would tell them. */
async function refuseAccountGround(engine: Engine): Promise<void> {
  const [row] = await engine.rows<{ areas: number }>(
    sql`select count(*) as areas from unit where kind = 'account'`,
  );
  if (row && row.areas > 0)
    throw new ExtractError(
      'the areas are the accounts themselves: only --publish account can hold them',
      {
        areas: row.areas,
      },
    );
}

/** Rows by table, of those that hold any. */
export async function rowsByTable(engine: Engine): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of Object.keys(TABLES)) {
    const [row] = await engine.rows<{ rows: number }>(
      sql`select count(*) as rows from ${ident(name)}`,
    );
    if (row && row.rows > 0) counts[name] = row.rows;
  }
  return counts;
}
