import type { Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { date, onLines, picked, worth } from './parts.ts';
import type { Question } from './question.ts';

/** One account behind a number; money in cents, the last twelve months' revenue. */
export type AccountRow = {
  readonly account: string;
  readonly name: string;
  readonly state: string;
  readonly tier: string;
  readonly unit: string | null;
  readonly territory: string | null;
  readonly potential: number | null;
  readonly revenue12: number;
  readonly revenue: number;
};

/** The accounts of a slice, those with most potential first; `unit` narrows to one area. */
export function accountRowsQuestion(question: Question, unit: string | null, limit: number): Sql {
  const { from, to } = question.periods[0] ?? { from: 0, to: 0 };
  const first = Math.min(from, to - 11);
  return sql`
    with ${picked(question)}, ${worth(question)}, sold as (
      select account,
        sum(case when month >= ${date(to - 11)} then cents else 0 end) as revenue12,
        sum(case when month >= ${date(from)} then cents else 0 end) as revenue
      from sale where month between ${date(first)} and ${date(to)} ${onLines(question)} group by 1
    )
    select k.account, a.name, a.state, k.tier, k.unit, k.territory,
      cast(potential as double) as potential,
      cast(coalesce(revenue12, 0) as double) as revenue12,
      cast(coalesce(revenue, 0) as double) as revenue
    from picked k join account a using (account) left join worth using (account) left join sold using (account)
    ${unit === null ? sql`` : sql`where k.unit = ${unit}`}
    order by potential desc nulls last, k.account limit ${limit}`;
}
