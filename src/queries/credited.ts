import type { Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { onLines, picked, within } from './parts.ts';
import type { Question } from './question.ts';

/**
 * seat(layer, rep, month, territory): the territory a rep staffed in a month. Of several the one
 * begun last, then the greatest share, then the first by id.
 */
export const seat: Sql = sql`
  seat as (
    select t.layer, s.rep, c.month, s.territory
    from staffing s join territory t using (territory) join (select distinct month from calendar) c
      on s."from" < c.month + interval 1 month and (s."to" is null or s."to" >= c.month)
    qualify row_number() over (
      partition by t.layer, s.rep, c.month order by s."from" desc, s.share desc, s.territory) = 1
  )`;

/**
 * credited(account, unit, industry, tier, territory, month, line, cents): sales of the slice by the
 * territory that the seller staffed when selling; a seller without one in the layer leaves the
 * sale to the account's owner.
 */
export const credited = (question: Question): Sql => sql`
  ${seat}, ${picked({ ...question, territories: null }, sql`anyone`)},
  credited as (
    select k.account, k.unit, k.industry, k.tier, coalesce(s.territory, k.territory) as territory,
      x.month, x.line, x.cents
    from sale x join anyone k using (account)
      left join seat s on s.layer = ${question.layer} and s.rep = x.seller and s.month = x.month
    where true ${onLines(question)}
      ${question.territories === null ? NONE : sql`and ${within(sql`coalesce(s.territory, k.territory)`, question.territories)}`}
  )`;
