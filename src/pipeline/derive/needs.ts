import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Assumed } from '#domain/assumed.ts';
import type { Assumption } from '#domain/directory.ts';
import { ladderInput } from '#domain/ladder.ts';
import type { Month } from '#domain/period.ts';
import { readAssumed } from './assumed.ts';
import { trailingYear } from './window.ts';

/** Tiers A 10 %, B 20 %, C 40 %, D 30 %, or the shares assumed, by rank where no account has one. */
export async function ensureTiers(engine: Engine, last: Month): Promise<Assumption[]> {
  const [known] = await engine.rows<{ tiers: number; potentials: number }>(sql`
    select (select count(tier) from account) as tiers, (select count(*) from account_potential) as potentials`);
  if (!known || known.tiers > 0) return [];
  const worth =
    known.potentials > 0
      ? sql`select account, sum(cents) as worth from account_potential group by 1`
      : sql`select account, sum(cents) as worth from sale where ${trailingYear(sql`month`, last)} group by 1`;
  const assumed = await readAssumed(engine);
  const [a, b, c] = assumed.tierShares;
  // Shares such as 0.1 + 0.2 lie a hair beside 0.3.
  const exact = (share: number): number => Math.round(share * 1e9) / 1e9;
  const [toB, toC] = [exact(a + b), exact(a + b + c)];
  await engine.run(sql`
    with ranked as (
      select a.account, (row_number() over (order by coalesce(w.worth, 0) desc, a.account) - 1) / count(*) over () as place
      from account a left join (${worth}) w using (account)
    )
    update account set tier = case when place < ${a} then 'A' when place < ${toB} then 'B'
      when place < ${toC} then 'C' else 'D' end
    from ranked where ranked.account = account.account`);
  const by = known.potentials > 0 ? 'potential' : 'revenue of the last 12 months';
  const shares = assumed.tierShares.map((share, i) => `${'ABCD'[i]} ${Math.round(share * 100)} %`);
  return [
    {
      missing: 'tier',
      instead: `by rank of ${by}: ${shares.join(', ')}`,
      input: ladderInput('tierShares', assumed),
    },
  ];
}

/** Call needs by tier where none are given: the tiers in order of their accounts' mean worth. */
export async function ensureNeeds(engine: Engine, last: Month): Promise<Assumption[]> {
  const [known] = await engine.rows<{ needs: number }>(
    sql`select count(*) as needs from call_need`,
  );
  if (!known || known.needs > 0) return [];
  const tiers = await tiersByWorth(engine, last);
  const assumed = await readAssumed(engine);
  const needs = tiers.map((tier, rank) => needOf(assumed.callNeeds, tier, rank));
  await engine.insert('call_need', {
    tier: tiers,
    channel: needs.map(({ channel }) => channel),
    contacts: needs.map(({ contacts }) => contacts),
    minutes: needs.map(({ minutes }) => minutes),
  });
  const said = needs.map((n) => `${n.tier} ${n.contacts} ${n.channel} of ${n.minutes} minutes`);
  const instead = `contacts a year, with preparation and follow-up: ${said.join(', ')}`;
  return [{ missing: 'call needs', instead, input: ladderInput('callNeeds', assumed) }];
}

/** The need of the tier that is `rank`-th in worth; the last one stands for all below it. */
function needOf(
  needs: Assumed['callNeeds'],
  tier: string,
  rank: number,
): { tier: string; channel: string; contacts: number; minutes: number } {
  const need = needs[Math.min(rank, needs.length - 1)];
  return { tier, channel: 'field', contacts: 0, minutes: 0, ...need };
}

async function tiersByWorth(engine: Engine, last: Month): Promise<string[]> {
  const rows = await engine.rows<{ tier: string }>(sql`
    with worth as (
      select account, sum(cents) as cents from account_potential group by 1
      union all select account, sum(cents) from sale
      where (select count(*) from account_potential) = 0 and ${trailingYear(sql`month`, last)}
      group by 1
    )
    select a.tier from account a left join worth w using (account)
    where a.tier is not null group by 1 order by avg(coalesce(w.cents, 0)) desc, a.tier`);
  return rows.map(({ tier }) => tier);
}
