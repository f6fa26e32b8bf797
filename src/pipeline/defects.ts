import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Defect } from '#domain/defect.ts';
import { monthDate, monthEnd, type Month } from '#domain/period.ts';
import type { Entities } from './entities.ts';
import type { PlanInView } from './ownership.ts';

/** A month's quota so many times (or a part of) what its owner and the season suggest looks wrong. */
const QUOTA_FACTOR = 4;
/** A territory with so many times the company's share of accounts left alone has a stale list. */
const STALE_FACTOR = 2;
const STALE_LEAST = 20;

interface Found extends Record<string, unknown> {
  readonly value: string | null;
  readonly count: number;
}

/** One kind of problem: how it is found and what is said of each that is. */
interface Check {
  readonly code: string;
  readonly ask: (last: Month) => Sql;
  readonly message: (found: Found) => string;
  readonly remedy: string;
}

const CHECKS: readonly Check[] = [
  {
    code: 'two-owners',
    ask: (last) => twoOwners(last),
    message: ({ count, value }) =>
      `${count} accounts have several owners in one layer, ${value} among them; the plan's rules decide whose they are.`,
    remedy: 'End the ownership that no longer holds.',
  },
  {
    code: 'place-not-found',
    ask: () => sql`select min(name) as value, count(*) as count from account
      where unit is null having count(*) > 0`,
    message: ({ count, value }) =>
      `${count} accounts could not be placed, ${value} among them; they count in totals and can be owned by rules only.`,
    remedy: 'Add a ZIP, a county code or coordinates.',
  },
  {
    code: 'stale-list',
    ask: (last) => staleLists(last),
    message: ({ count, value }) =>
      `${value}: ${count} accounts without contact or order in 12 months are still on the list.`,
    remedy: 'Visit, hand over or close them.',
  },
  {
    code: 'stale-leads',
    ask: (last) => staleLeads(last),
    message: ({ count, value }) => `${count} leads from ${value} were never worked.`,
    remedy: 'Work or close them; they count in no rate.',
  },
  {
    code: 'quota-outlier',
    ask: (last) => wrongQuotas(last),
    message: ({ value }) => `The quota of ${value} stands far from its other months.`,
    remedy: 'Check the figure and its unit.',
  },
];

/** Problems that only show across the contract's tables. Needs `plan` and `stock`. */
export async function tableDefects(engine: Engine, last: Month): Promise<Defect[]> {
  const defects: Defect[] = [];
  for (const { code, ask, message, remedy } of CHECKS) {
    const found = await engine.rows<Found>(ask(last));
    defects.push(...found.map((one) => warning(code, one, message(one), remedy)));
  }
  return defects;
}

const warning = (code: string, found: Found, message: string, remedy: string): Defect => ({
  code,
  severity: 'warning',
  file: null,
  row: null,
  column: null,
  value: found.value,
  count: found.count,
  message,
  remedy,
});

/** Accounts two rules of one priority claim, layer by layer. */
export function planDefects(plan: PlanInView, entities: Entities): Defect[] {
  return plan.layers.flatMap(({ conflicts }, layer) => {
    const [first] = conflicts;
    if (!first) return [];
    const found = {
      value: entities.accounts[first.account] ?? null,
      count: new Set(conflicts.map(({ account }) => account)).size,
    };
    const [rule, against] = [plan.rules[first.rule]?.rule, plan.rules[first.against]?.rule];
    return [
      warning(
        'rule-conflict',
        found,
        `In layer ${entities.layers[layer]} rules of one priority claim ${found.count} accounts, ${rule} and ${against} among them; the lower rule id owns them.`,
        'Give one of the rules a lower priority number.',
      ),
    ];
  });
}

const twoOwners = (last: Month): Sql => sql`
  with current as (
    select account, layer from ownership
    where "from" <= cast(${monthEnd(last)} as date) and ("to" is null or "to" >= cast(${monthEnd(last)} as date))
    group by 1, 2 having count(distinct coalesce(rep, owner_kind)) > 1
  )
  select min(a.name) as value, count(distinct c.account) as count
  from current c join account a using (account) having count(*) > 0`;

const staleLists = (last: Month): Sql => sql`
  with state as (
    select p.territory, s.active12 from plan p join stock s using (account)
    where s.month = cast(${monthDate(last)} as date) and p.territory is not null
      and p.layer = (select min(layer) from layer where role = 'field')
  ), shares as (
    select territory, count(*) as accounts, count(*) filter (where not active12) as stale from state group by 1
  )
  select t.name as value, s.stale as count from shares s join territory t using (territory)
  where s.stale >= ${STALE_LEAST}
    and s.stale / s.accounts > ${STALE_FACTOR} * (select sum(stale) / sum(accounts) from shares)
  order by s.stale desc, t.territory`;

/** A month's quota against its owner's median, and that against what the month is to all owners. */
const wrongQuotas = (last: Month): Sql => sql`
  with monthly as (
    select owner, month, sum(cents) as cents from quota
    where month > cast(${monthDate(last - 36)} as date) group by 1, 2 having sum(cents) > 0
  ), usual as (
    select *, cents / median(cents) over (partition by owner) as ratio from monthly
  ), season as (
    select *, ratio / quantile_disc(ratio, 0.5) over (partition by month) as size from usual
  )
  select coalesce(t.name, r.name, s.owner) || ' in ' || strftime(s.month, '%Y-%m') as value, 1 as count
  from season s left join territory t on t.territory = s.owner or t.node = s.owner left join rep r on r.rep = s.owner
  where size > ${QUOTA_FACTOR} or size < 1 / ${QUOTA_FACTOR} order by s.owner, s.month`;

/** Leads of one source made on one day that nobody ever took a step with. */
const staleLeads = (last: Month): Sql => sql`
  with steps as (select lead, count(*) as steps from lead_stage group by 1),
  lists as (
    select source, created, count(*) as leads, count(*) filter (where coalesce(steps, 0) < 2) as idle
    from lead left join steps using (lead) where created <= cast(${monthDate(last)} as date) - 90 group by 1, 2
  )
  select source || ' of ' || created as value, idle as count from lists
  where idle >= ${STALE_LEAST} and idle > 0.9 * leads order by idle desc, 1`;
