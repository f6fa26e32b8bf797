import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Assumption, Directory } from '#domain/directory.ts';
import type { Span } from './span.ts';
import { assignUnits, type OwnedUnit } from './nearest.ts';
import { writeSold } from './sold.ts';
import { ensureStaffing } from './staffing.ts';

export interface PlanMade {
  readonly derived: NonNullable<Directory['planDerived']> | null;
  readonly assumptions: readonly Assumption[];
}

const FIELD = 'field';
/** Accounts that another than their ground's owner sells to; before the geographical rule. */
const ACCOUNT_PRIORITY = 10;
const GROUND_PRIORITY = 100;

/**
 * Makes a plan where no territories are given: one a rep who sells, or one a state where nobody
 * is named. Writes node, layer, territory, staffing, rule, assignment. Given territories stay; who
 * staffs them is derived where that is not given.
 */
export async function ensurePlan(engine: Engine, span: Span): Promise<PlanMade> {
  const [known] = await engine.rows<{ territories: number; named: number }>(sql`
    select (select count(*) from territory) as territories,
      (select count(seller) from sale) + (select count(rep) from ownership) as named`);
  if (!known) return { derived: null, assumptions: [] };
  if (known.territories > 0)
    return { derived: null, assumptions: await ensureStaffing(engine, span) };
  await engine.run(sql`insert into layer (layer, name, role, lines)
    select ${FIELD}, 'Field', 'field', null where (select count(*) from layer) = 0`);
  await ensureRoot(engine);
  return known.named > 0 ? planByRep(engine, span) : planByState(engine);
}

async function ensureRoot(engine: Engine): Promise<void> {
  await engine.run(sql`insert into node (node, parent, level, name, manager)
    select 'company', null, 'company', coalesce((select any_value(value) from meta where key = 'title'), 'Company'), null
    where (select count(*) from node where parent is null) <> 1`);
  await engine.run(sql`update node set parent = 'company' where parent is null and node <> 'company'
    and exists (select 1 from node where node = 'company')`);
}

/** First day of a rep's work as far as it is known; never after the last. */
const startOf = sql`least(coalesce(start, (select min(day) from calendar)), coalesce("end", date '9999-12-31'))`;

/** Territory and node of a rep, named apart from the user's own node ids. */
const ofRep = sql`('rep-' || rep)`;

async function planByRep(engine: Engine, span: Span): Promise<PlanMade> {
  await writeSold(engine, span);
  await writeRepTerritories(engine);
  const owned = await engine.rows<OwnedUnit & Record<string, unknown>>(sql`
    select unit, lon, lat, ${ofRep} as territory from (
      select unit, rep, sum(cents) as cents, max(latest) as latest from sold where unit is not null group by all
    ) join unit using (unit)
    qualify row_number() over (partition by unit order by cents desc, latest desc, rep) = 1 order by unit`);
  await writeAssignment(engine, owned);
  await writeAccountRules(engine);
  const derived = await overlap(engine);
  const said =
    'one territory a rep: an account belongs to who sold it most in 12 months, a place to who sold most there, else to the nearest such place';
  return { derived, assumptions: [{ missing: 'territories', instead: said }] };
}

async function writeRepTerritories(engine: Engine): Promise<void> {
  await engine.run(sql`
    create or replace temp table selling as select rep, name, node, start, "end" from rep
    where rep in (select seller from sale union select rep from named_owner)`);
  await engine.run(sql`insert into node (node, parent, level, name, manager)
    select ${ofRep}, case when node in (select node from node) then node else (select node from node where parent is null) end,
      'territory', name, null from selling order by rep`);
  await engine.run(sql`insert into territory (territory, layer, node, name)
    select ${ofRep}, ${FIELD}, ${ofRep}, name from selling order by rep`);
  await engine.run(sql`insert into staffing (territory, rep, role, share, "from", "to")
    select ${ofRep}, rep, 'field', 1, ${startOf}, "end" from selling order by rep`);
}

async function writeAssignment(engine: Engine, owned: readonly OwnedUnit[]): Promise<void> {
  const units = await engine.rows<{ unit: string; lon: number; lat: number }>(
    sql`select unit, lon, lat from unit order by unit`,
  );
  const owner = assignUnits(units, owned);
  await engine.insert('assignment', {
    layer: [...owner.keys()].map(() => FIELD),
    unit: [...owner.keys()],
    territory: [...owner.values()],
  });
  await engine.run(sql`insert into rule (rule, layer, priority, type, "where", territory)
    values ('ground', ${FIELD}, ${GROUND_PRIORITY}, 'geographical', '{"assignment":true}', '')`);
}

/** An account whose seller does not own its ground is owned by name. */
async function writeAccountRules(engine: Engine): Promise<void> {
  const named = await engine.rows<{ account: string; territory: string }>(sql`
    with best as (
      select account, rep from sold where account not in (select account from named_owner)
      qualify row_number() over (partition by account order by cents desc, latest desc, rep) = 1
      union all select account, rep from named_owner
    ), owner as (select account, unit, ${ofRep} as territory from best join account using (account))
    select o.account, o.territory
    from owner o left join assignment g on g.unit = o.unit and g.layer = ${FIELD}
    where g.territory is distinct from o.territory order by o.account`);
  await engine.insert('rule', {
    rule: named.map(({ account }) => `account-${account}`),
    layer: named.map(() => FIELD),
    priority: named.map(() => ACCOUNT_PRIORITY),
    type: named.map(() => 'account'),
    where: named.map(({ account }) => JSON.stringify({ account })),
    territory: named.map(({ territory }) => territory),
  });
}

/**
 * Revenue outside the plurality owner of its place (without a place: of its account), and in how
 * many states the reps sell.
 */
async function overlap(engine: Engine): Promise<PlanMade['derived']> {
  const [row] = await engine.rows<{ share: number | null; fewest: number; most: number }>(sql`
    with best as (
      select account, ${ofRep} as territory from sold
      qualify row_number() over (partition by account order by cents desc, latest desc, rep) = 1
    ), outside as (
      select coalesce(sum(s.cents) filter (where coalesce(g.territory, b.territory) <> 'rep-' || s.rep), 0)
        / nullif(sum(s.cents), 0) as share
      from sold s join best b using (account) left join assignment g on g.unit = s.unit and g.layer = ${FIELD}
    ), spread as (
      select s.seller, count(distinct u.state) as states
      from sale s join account using (account) join unit u using (unit) where s.seller is not null group by 1
    )
    select (select share from outside) as share, coalesce(min(states), 0) as fewest, coalesce(max(states), 0) as most from spread`);
  return { overlapShare: row?.share ?? 0, statesPerRep: [row?.fewest ?? 0, row?.most ?? 0] };
}

/** Nobody is named: each state with a sale stands for a territory, staffed by no one. */
async function planByState(engine: Engine): Promise<PlanMade> {
  await engine.run(sql`
    create or replace temp table sold_state as
    select distinct u.state, 'state-' || u.state as territory from account join unit u using (unit) where u.state is not null`);
  await engine.run(sql`insert into node (node, parent, level, name, manager)
    select territory, (select node from node where parent is null), 'territory', state, null from sold_state order by state`);
  await engine.run(sql`insert into territory (territory, layer, node, name)
    select territory, ${FIELD}, territory, state from sold_state order by state`);
  await engine.run(sql`insert into assignment (layer, unit, territory)
    select ${FIELD}, unit, territory from unit join sold_state using (state) order by unit`);
  await engine.run(sql`insert into rule (rule, layer, priority, type, "where", territory)
    values ('ground', ${FIELD}, ${GROUND_PRIORITY}, 'geographical', '{"assignment":true}', '')`);
  return {
    derived: null,
    assumptions: [
      { missing: 'reps and territories', instead: 'each state stands for a territory' },
    ],
  };
}
