import type { Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { credited } from './credited.ts';
import { COVERABLE, COVERED, haul, noHours, onLines, picked, points, worth } from './parts.ts';
import type { Question } from './question.ts';

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

/** each(point, account, unit, industry, tier, territory, facts …): the accounts of the slice at each point. */
export const each = (question: Question): Sql =>
  sql`${joined(question)}, each as (select * from facts)`;

/**
 * As `each`, and a row a sale and point with what its territory is `credited` with, which is the
 * revenue, too, where the question asks for history as credited.
 */
export const eachCredited = (question: Question): Sql => sql`
  ${joined(question)}, ${credited(question)}, each as (
    select ${question.credited ? sql`* replace (0 as revenue)` : sql`*`}, 0 as credited from facts
    union all by name
    select t.point, c.unit, c.industry, c.tier, c.territory, c.cents as credited
      ${question.credited ? sql`, c.cents as revenue` : NONE}
    from credited c join points t on c.month between t.first and t.last
  )`;

const joined = (question: Question): Sql => sql`
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
  ), facts as (
    select *, greatest(potential - revenue12, 0) as open, ${COVERED} as covered, ${COVERABLE} as coverable,
      greatest(contacts12 - need12, 0) as beyond, case when territory is null then potential else 0 end as unowned,
      case when territory is null or not active12 then potential else 0 end as whitespace
    from joined
  )`;

const sum = (column: Sql): Sql => sql`cast(coalesce(sum(${column}), 0) as double)`;

/** Sums of `each`, named as facts; a row that is only credited counts for nothing else. */
export const SUMS = sql`
  ${sum(sql`revenue`)} as "revenueCents", ${sum(sql`orders`)} as "orders",
  ${sum(sql`revenue12`)} as "revenue12Cents", ${sum(sql`open`)} as "openCents",
  ${sum(sql`covered`)} as "coveredCents", ${sum(sql`coverable`)} as "coverableCents",
  ${sum(sql`beyond`)} as "overServiceContacts", ${sum(sql`contacts12`)} as "contacts12",
  ${sum(sql`whitespace`)} as "whitespaceCents", ${sum(sql`unowned`)} as "unownedCents",
  cast(count(*) filter (where active12) as double) as "activeAccounts",
  cast(count(*) filter (where bought12) as double) as "buyingAccounts",
  ${sum(sql`potential`)} as "potentialCents", ${sum(sql`attainable`)} as "attainableCents",
  cast(count(account) as double) as "accounts", ${sum(sql`service`)} as "serviceHours",
  ${sum(sql`haul`)} as "lineHaulHours"`;
