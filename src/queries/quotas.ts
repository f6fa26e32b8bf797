import type { Period } from '#domain/period.ts';
import type { Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { date, within } from './parts.ts';
import type { Question } from './question.ts';

/** The period asked for (0) or the one it is compared with (1); without one, no month at all. */
export const periodOf = (question: Question, at: 0 | 1): Period =>
  question.periods[at] ?? { from: 0, to: -1 };

export const during = ({ from, to }: Period): Sql =>
  sql`month between ${date(from)} and ${date(to)}`;

/** quotas(territory, cents): territories with a quota in every month of the period. */
export const quotasPart = (question: Question): Sql => {
  const now = periodOf(question, 0);
  const ours = question.territories;
  return sql`
  owed as (
    select t.territory, q.month, q.cents from quota q join territory t on q.owner = t.territory or q.owner = t.node
    where q.owner_kind <> 'rep' and t.layer = ${question.layer}
    union all
    select s.territory, q.month, q.cents from quota q join territory t on t.layer = ${question.layer}
      join staffing s on s.territory = t.territory and s.rep = q.owner
      and s."from" <= last_day(q.month) and (s."to" is null or s."to" >= q.month)
    where q.owner_kind = 'rep'
  ), quotas as (
    select territory, sum(cents) as cents from owed where ${during(now)}
    ${ours === null ? NONE : sql`and ${within(sql`territory`, ours)}`}
    group by 1 having count(distinct month) = ${now.to - now.from + 1}
  )`;
};
