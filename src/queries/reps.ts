import type { Directory } from '#domain/directory.ts';
import { parseMonth } from '#domain/period.ts';
import type { ReportParts } from '#domain/report.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { toIndex } from './groups.ts';
import { date, onLines, picked, worth } from './parts.ts';
import type { Question } from './question.ts';

/** Revenue credited to each rep by month, in the slice's lines, industries and tiers. */
export function repRevenueQuestion(question: Question): Sql {
  const anyOwner = { ...question, types: [], territories: null };
  return sql`
    with ${picked(anyOwner)}
    select seller as rep, month, cast(sum(cents) as double) as cents
    from sale join picked using (account) where seller is not null ${onLines(question)} group by 1, 2`;
}

/** [rep × months + month], cents. */
export async function repRevenue(
  engine: Engine,
  directory: Directory,
  question: Question,
): Promise<Float64Array> {
  const result = await engine.columns(repRevenueQuestion(question));
  const rep = toIndex(
    result.rep,
    directory.reps.map((entry) => entry.rep),
    -1,
  );
  const revenue = new Float64Array(directory.reps.length * directory.months);
  rep.forEach((index, row) => {
    const month = (parseMonth(String(result.month?.[row])) ?? 0) - directory.firstMonth;
    if (index >= 0) revenue[index * directory.months + month] = Number(result.cents?.[row]);
  });
  return revenue;
}

/** Owned accounts with their 12 months' revenue and potential: the ground of the accounts' luck. */
export function ownedAccountsQuestion(question: Question): Sql {
  const to = question.periods[0]?.to ?? 0;
  return sql`
    with ${picked(question)}, ${worth(question)}, sold as (
      select account, sum(cents) as cents from sale
      where month between ${date(to - 11)} and ${date(to)} ${onLines(question)} group by 1
    )
    select k.territory, cast(coalesce(cents, 0) as double) as revenue12, cast(coalesce(potential, 0) as double) as potential
    from picked k left join sold using (account) left join worth using (account)
    where k.territory is not null order by account`;
}

export async function ownedAccounts(
  engine: Engine,
  directory: Directory,
  question: Question,
): Promise<ReportParts['accounts']> {
  const result = await engine.columns(ownedAccountsQuestion(question));
  const territory = toIndex(
    result.territory,
    directory.territories.map((entry) => entry.territory),
    -1,
  );
  return {
    territory,
    revenue12: result.revenue12 as Float64Array,
    potential: result.potential as Float64Array,
  };
}
