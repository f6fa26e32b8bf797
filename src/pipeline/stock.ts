import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { monthDate } from '#domain/period.ts';
import type { Span } from './derive/span.ts';

/**
 * Writes the temp table `need(account, channel, contacts, minutes)`: what each account asks for a
 * year. An account's own number of contacts replaces its tier's, in the tier's main channel.
 */
export async function writeNeeds(engine: Engine): Promise<void> {
  await engine.run(sql`
    create or replace temp table need as
    with main as (
      select tier, channel, minutes from call_need
      qualify row_number() over (partition by tier order by contacts desc, channel) = 1
    )
    select a.account, n.channel, n.contacts, coalesce(a.minutes, n.minutes) as minutes
    from account a join call_need n using (tier) where a.contacts_required is null
    union all
    select a.account, coalesce(m.channel, 'field'), a.contacts_required, coalesce(a.minutes, m.minutes, 80)
    from account a left join main m using (tier) where a.contacts_required is not null`);
}

/**
 * Fills `stock`: one row an account and month from the 12th on, over the 12 months that end with
 * it. Every sale and contact is spread over the 12 month ends that see it and summed there, which
 * costs half of what windows over every account and month do. Sums of whole numbers, so exact.
 * Needs `need` (above).
 */
export async function writeStock(engine: Engine, { firstMonth, months }: Span): Promise<void> {
  const first = sql`cast(${monthDate(firstMonth)} as date)`;
  const within = sql`nr + later between 11 and ${months - 1}`;
  await engine.run(sql`
    insert into stock (account, month, cents12, contacts12, met12, need12, active12)
    with place as (select account, row_number() over () as nth from account),
    year as (select later from range(12) as t(later)),
    ends as (select nr from range(11, ${months}) as t(nr)),
    bought as (${bought(first, within)}),
    contacted as (${contacted(first, within)}),
    needed as (select account, sum(contacts) as need from need group by 1)
    select p.account, cast(${first} + to_months(cast(e.nr as integer)) as date),
      cast(coalesce(b.cents, 0) as bigint), cast(coalesce(c.contacts, 0) as integer),
      cast(coalesce(c.met, 0) as integer), coalesce(n.need, 0), b.nth is not null or c.nth is not null
    from place p cross join ends e left join bought b using (nth, nr)
      left join contacted c using (nth, nr) left join needed n using (account)`);
}

/** Cents by account and month end; a row stands for any sale or order in the 12 months. */
const bought = (first: Sql, within: Sql): Sql => sql`
  select nth, nr + later as nr, sum(cents) as cents from (
    select account, datediff('month', ${first}, month) as nr, sum(cents) as cents from sale group by 1, 2
    union all select account, datediff('month', ${first}, month), 0 from orders where orders > 0
  ) join place using (account) cross join year where ${within} group by 1, 2`;

/** Contacts, and those that met a need channel by channel: more in one makes up for no other. */
const contacted = (first: Sql, within: Sql): Sql => sql`
  select nth, nr, sum(contacts) as contacts, sum(least(contacts, need)) as met from (
    select nth, channel, nr + later as nr, sum(s.contacts) as contacts,
      coalesce(any_value(n.contacts), 0) as need
    from (
      select account, channel, datediff('month', ${first}, date) as nr, count(*) as contacts
      from visit group by 1, 2, 3
    ) s join place using (account) left join need n using (account, channel) cross join year
    where ${within} group by 1, 2, 3
  ) group by 1, 2`;
