import type { Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { date, onLines, picked } from './parts.ts';
import type { Question } from './question.ts';

/**
 * Known accounts with potential of one territory in one industry, tier or line: how many, revenue r
 * of 12 months and potential p in cents, and the sums of r², r·p and p² that say how far luck goes.
 */
export type StrengthRow = {
  readonly territory: string;
  readonly kind: 'industry' | 'tier' | 'line';
  readonly code: string;
  readonly accounts: number;
  readonly revenue: number;
  readonly potential: number;
  readonly rr: number;
  readonly rp: number;
  readonly pp: number;
};

const SUMS = sql`
  cast(count(*) as double) as accounts, cast(sum(r) as double) as revenue, cast(sum(p) as double) as potential,
  sum(r * r) as rr, sum(r * p) as rp, sum(p * p) as pp`;

/** Every territory of the layer, by industry, by tier and by line (where potential is by line). */
export function strengthsQuestion(question: Question): Sql {
  const to = question.periods[0]?.to ?? 0;
  const everywhere = { ...question, territories: null };
  return sql`
    with ${picked(everywhere)}, sold as (
      select account, line, sum(cents) as r from sale
      where month between ${date(to - 11)} and ${date(to)} ${onLines(question)} group by 1, 2
    ), worth as (
      select account, line, sum(cents) as p from account_potential where true ${onLines(question)} group by 1, 2
    ), by_account as (
      select k.*, cast(coalesce(s.r, 0) as double) as r, cast(w.p as double) as p
      from picked k join (select account, sum(p) as p from worth group by 1) w using (account)
        left join (select account, sum(r) as r from sold group by 1) s using (account)
      where k.territory is not null and w.p > 0
    ), by_line as (
      select k.territory, w.line, cast(coalesce(s.r, 0) as double) as r, cast(w.p as double) as p
      from worth w join picked k using (account) left join sold s on s.account = w.account and s.line = w.line
      where k.territory is not null and w.line is not null and w.p > 0
    )
    select territory, 'industry' as kind, industry as code, ${SUMS} from by_account group by 1, 3
    union all select territory, 'tier', tier, ${SUMS} from by_account group by 1, 3
    union all select territory, 'line', line, ${SUMS} from by_line group by 1, 3
    order by 2, 3, 1`;
}
