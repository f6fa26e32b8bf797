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
export const picked = (question: Question): Sql => sql`
  picked as (
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

/** Revenue of the 12 months that end with each point: all lines stand in `stock`, others are summed. */
const year12 = (question: Question): Sql =>
  question.lines === null
    ? sql`year as (select s.*, t.point, s.cents12 as revenue12 from stock s join points t on s.month = t.last)`
    : sql`
  sold12 as (
    select account, point, cast(sum(cents) as bigint) as revenue12
    from sale join points on month between opening and last where true ${onLines(question)} group by 1, 2
  ), year as (
    select s.*, t.point, coalesce(revenue12, 0) as revenue12
    from stock s join points t on s.month = t.last left join sold12 x on x.account = s.account and x.point = t.point
  )`;

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
const haul = (question: Question): Sql => sql`
  ${work}, ${away(question)}, haul as (
    select account, service, case when coalesce(days, 0) = 0 or w.account not in (select account from away) then 0
      else coalesce(round(2 * km * ${WORKLOAD.circuity}
        * (case when km > ${WORKLOAD.overnightKm} then days / ${WORKLOAD.daysPerTrip} else days end)
        / ${WORKLOAD.speedKmh} * 1024) / 1024, cast('nan' as double)) end as haul
    from work w left join away using (account)
  )`;

const noHours = sql`haul as (select account, 0.0 as service, 0.0 as haul from account where false)`;

/** Covered potential of an account with need r, contacts met m, potential p: p·m ÷ r, half up. */
export const COVERED = sql`case when coalesce(need12, 0) > 0
  then (2 * potential * met12 + need12) // (2 * need12) when contacts12 > 0 then potential else 0 end`;
export const COVERABLE = sql`case when coalesce(need12, 0) > 0 or contacts12 > 0 then potential else 0 end`;

/**
 * each(point, account, unit, industry, tier, territory, facts …): the facts of every account of the
 * slice at each point; all other questions sum or list these.
 */
export const each = (question: Question): Sql => sql`
  ${points(question.periods)}, ${picked(question)}, ${worth(question)}, ${year12(question)},
  ${question.hours ? haul(question) : noHours},
  flow as (select account, point, cast(sum(cents) as bigint) as cents from sale join points on month between first and last
    where true ${onLines(question)} group by 1, 2),
  ordered as (select account, point, sum(orders) as orders from orders join points on month between first and last group by 1, 2),
  bought as (select account, point from sale join points on month between opening and last
    union select account, point from orders join points on month between opening and last),
  joined as (
    select t.point, k.*, coalesce(w.potential, 0) as potential, coalesce(w.attainable, 0) as attainable,
      coalesce(f.cents, 0) as revenue, coalesce(o.orders, 0) as orders, coalesce(y.revenue12, 0) as revenue12,
      coalesce(y.contacts12, 0) as contacts12, coalesce(y.met12, 0) as met12, coalesce(y.need12, 0) as need12,
      coalesce(y.active12, false) as active12, b.account is not null as bought12,
      coalesce(h.service, 0) as service, coalesce(h.haul, 0) as haul
    from points t cross join picked k left join worth w using (account) left join haul h using (account)
      left join flow f on f.account = k.account and f.point = t.point
      left join ordered o on o.account = k.account and o.point = t.point
      left join year y on y.account = k.account and y.point = t.point
      left join bought b on b.account = k.account and b.point = t.point
  ), each as (
    select *, greatest(potential - revenue12, 0) as open, ${COVERED} as covered, ${COVERABLE} as coverable,
      greatest(contacts12 - need12, 0) as beyond, case when territory is null then potential else 0 end as unowned,
      case when territory is null or not active12 then potential else 0 end as whitespace
    from joined
  )`;

/** Sums of `each`, named as facts. */
export const SUMS = sql`
  cast(sum(revenue) as double) as "revenueCents", cast(sum(orders) as double) as "orders",
  cast(sum(revenue12) as double) as "revenue12Cents", cast(sum(open) as double) as "openCents",
  cast(sum(covered) as double) as "coveredCents", cast(sum(coverable) as double) as "coverableCents",
  cast(sum(beyond) as double) as "overServiceContacts", cast(sum(contacts12) as double) as "contacts12",
  cast(sum(whitespace) as double) as "whitespaceCents", cast(sum(unowned) as double) as "unownedCents",
  cast(count(*) filter (where active12) as double) as "activeAccounts",
  cast(count(*) filter (where bought12) as double) as "buyingAccounts",
  cast(sum(potential) as double) as "potentialCents", cast(sum(attainable) as double) as "attainableCents",
  cast(count(*) as double) as "accounts", sum(service) as "serviceHours", sum(haul) as "lineHaulHours"`;
