import { monthDate, type Period } from '#domain/period.ts';
import { WORKLOAD, tourKm } from '#domain/workload.ts';
import type { Sql } from '#engine/engine.ts';
import { NONE, join, sql } from '#engine/sql.ts';
import type { Question } from './question.ts';

/** Named parts of questions, to stand behind `with`. */

/** `column in (…)`; an empty list holds nothing. */
export const within = (column: Sql, ids: readonly string[]): Sql =>
  ids.length === 0 ? sql`false` : sql`${column} in (${join(ids)})`;

const andWithin = (column: Sql, ids: readonly string[] | null): Sql =>
  ids === null ? NONE : sql`and ${within(column, ids)}`;

const unlessEmpty = (ids: readonly string[]): readonly string[] | null =>
  ids.length === 0 ? null : ids;

export const onLines = (question: Question): Sql => andWithin(sql`line`, question.lines);

export const date = (month: number): Sql => sql`cast(${monthDate(month)} as date)`;

/** picked(account, unit, industry, tier, territory): accounts of the slice, with or without owner. */
export const picked = (question: Question, name = sql`picked`): Sql => sql`
  ${name} as (
    select a.account, a.unit, coalesce(a.naics, '') as industry, coalesce(a.tier, '') as tier, p.territory
    from account a left join plan p on p.account = a.account and p.layer = ${question.layer}
      left join rule r on r.rule = p.rule and r.layer = p.layer
    where true ${andWithin(sql`coalesce(a.naics, '')`, unlessEmpty(question.industries))}
      ${andWithin(sql`coalesce(a.tier, '')`, unlessEmpty(question.tiers))}
      ${andWithin(sql`r.type`, unlessEmpty(question.types))}
      ${andWithin(sql`p.territory`, question.territories)}
  )`;

/** worth(account, potential, attainable): cents a year in the slice's lines. */
export const worth = (question: Question): Sql => sql`
  worth as (
    select account, cast(sum(cents) as bigint) as potential, cast(sum(attainable_cents) as bigint) as attainable
    from account_potential where true ${onLines(question)} group by 1
  )`;

/** points(point, first, last, opening): the periods, and the first of the 12 months that end with each. */
export const points = (periods: readonly Period[]): Sql => sql`
  points as (select * from (values ${join(
    periods.map(
      ({ from, to }, point) => sql`(${point}, ${date(from)}, ${date(to)}, ${date(to - 11)})`,
    ),
  )}) as t(point, first, last, opening))`;

/** work(account, service, days): hours and field days a year, in 1/1024 (domain/workload.ts). */
const work = sql`
  main as (
    select tier, channel, minutes from call_need
    qualify row_number() over (partition by tier order by contacts desc, channel) = 1
  ), need as (
    select a.account, a.unit, n.channel, n.contacts, coalesce(a.minutes, n.minutes) as minutes
    from account a join call_need n using (tier) where a.contacts_required is null
    union all
    select a.account, a.unit, coalesce(m.channel, 'field'), a.contacts_required, coalesce(a.minutes, m.minutes, 80)
    from account a left join main m using (tier) where a.contacts_required is not null
  ), asked as (
    select account, unit, sum(contacts * minutes / 60) as hours,
      coalesce(sum(contacts) filter (where channel = 'field'), 0) / ${WORKLOAD.stopsPerDay} as days
    from need group by 1, 2
  ), work as (
    select account, round(days * 1024) / 1024 as days,
      round((hours + days * ${tourKm(WORKLOAD.stopsPerDay, 1)} * sqrt(coalesce(area_km2, 0))
        * ${WORKLOAD.circuity} / ${WORKLOAD.speedKmh}) * 1024) / 1024 as service
    from asked left join unit using (unit)
  )`;

const homes = (question: Question): Sql =>
  question.homes.length === 0
    ? sql`homes as (select null as territory, 0.0 as lon, 0.0 as lat where false)`
    : sql`homes as (select * from (values ${join(
        question.homes.map(
          ({ territory, lon, lat }) =>
            sql`(${territory}, cast(${lon} as double), cast(${lat} as double))`,
        ),
      )}) as t(territory, lon, lat))`;

/** away(account, km): great circle from the owner's home to the account's unit. */
const away = (question: Question): Sql => sql`
  ${homes(question)}, away as (
    select k.account, case when h.lon + h.lat is null then null else 2 * 6371.0088 * asin(least(1, sqrt(pow(sin(radians(u.lat - h.lat) / 2), 2)
      + cos(radians(h.lat)) * cos(radians(u.lat)) * pow(sin(radians(u.lon - h.lon) / 2), 2)))) end as km
    from picked k join homes h using (territory) join unit u using (unit)
  )`;

/** haul(account, service, haul): hours a year; an unknown home makes the haul NaN. */
export const haul = (question: Question): Sql => sql`
  ${work}, ${away(question)}, haul as (
    select account, service, case when coalesce(days, 0) = 0 or w.account not in (select account from away) then 0
      else coalesce(round(2 * km * ${WORKLOAD.circuity}
        * (case when km > ${WORKLOAD.overnightKm} then days / ${WORKLOAD.daysPerTrip} else days end)
        / ${WORKLOAD.speedKmh} * 1024) / 1024, cast('nan' as double)) end as haul
    from work w left join away using (account)
  )`;

export const noHours = sql`haul as (select account, 0.0 as service, 0.0 as haul from account where false)`;

/** Covered potential of an account with need r, contacts met m, potential p: p·m ÷ r, half up. */
export const COVERED = sql`case when coalesce(need12, 0) > 0
  then (2 * potential * met12 + need12) // (2 * need12) when contacts12 > 0 then potential else 0 end`;
export const COVERABLE = sql`case when coalesce(need12, 0) > 0 or contacts12 > 0 then potential else 0 end`;
