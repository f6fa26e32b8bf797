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
 * it. Sums of whole numbers, so exact. Needs `need` (above).
 */
export async function writeStock(engine: Engine, { firstMonth, months }: Span): Promise<void> {
  const first = sql`cast(${monthDate(firstMonth)} as date)`;
  const last = sql`cast(${monthDate(firstMonth + months - 1)} as date)`;
  const calendar = sql`(select cast(m as date) as month
    from generate_series(cast(${first} as timestamp), cast(${last} as timestamp), interval 1 month) as t(m))`;
  await writeMet(engine, calendar);
  await engine.run(sql`
    insert into stock (account, month, cents12, contacts12, met12, need12, active12)
    with ${MONTHLY}, rolled as (
      select a.account, m.month, sum(coalesce(s.cents, 0)) over year as cents12,
        sum(coalesce(v.contacts, 0)) over year as contacts12,
        max(coalesce(s.had, o.had, sign(v.contacts), 0)) over year > 0 as active12
      from account a cross join ${calendar} m left join sold s using (account, month)
        left join ordered o using (account, month) left join seen v using (account, month)
      window year as ${YEAR}
    )
    select r.account, r.month, cast(cents12 as bigint), cast(contacts12 as integer),
      coalesce(t.met12, 0), coalesce(n.need, 0), active12
    from rolled r left join needed n using (account) left join met t using (account, month)
    where r.month >= ${first} + interval 11 month`);
}

const YEAR = sql`(partition by account order by month rows between 11 preceding and current row)`;

const MONTHLY = sql`
  sold as (select account, month, sum(cents) as cents, 1 as had from sale group by 1, 2),
  ordered as (select account, month, 1 as had from orders where orders > 0 group by 1, 2),
  seen as (select account, cast(date_trunc('month', date) as date) as month, count(*) as contacts
    from visit group by 1, 2),
  needed as (select account, sum(contacts) as need from need group by 1)`;

/** Contacts that met a need, channel by channel: more in one does not make up for another. */
async function writeMet(engine: Engine, calendar: Sql): Promise<void> {
  await engine.run(sql`
    create or replace temp table met as
    with seen as (
      select account, channel, cast(date_trunc('month', date) as date) as month, count(*) as contacts
      from visit group by all
    ), grid as (
      select n.account, n.channel, n.contacts as need, m.month from need n, ${calendar} m
      where n.account in (select account from visit)
    ), rolled as (
      select account, month, need, sum(coalesce(contacts, 0)) over
        (partition by account, channel order by month rows between 11 preceding and current row) as contacts12
      from grid left join seen using (account, channel, month)
    )
    select account, month, cast(sum(least(contacts12, need)) as integer) as met12 from rolled group by 1, 2`);
}
