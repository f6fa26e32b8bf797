import type { Directory } from '#domain/directory.ts';
import { parseMonth } from '#domain/period.ts';
import type { LuckParts } from '#domain/report.ts';
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

/** Accounts with their 12 months' revenue and potential, in the order cubes add them up. */
export function accountLuckQuestion(question: Question): Sql {
  const to = question.periods[0]?.to ?? 0;
  return sql`
    with ${picked(question)}, ${worth(question)}, sold as (
      select account, sum(cents) as cents from sale
      where month between ${date(to - 11)} and ${date(to)} ${onLines(question)} group by 1
    )
    select k.territory, cast(coalesce(cents, 0) as double) as revenue, cast(coalesce(potential, 0) as double) as potential
    from picked k left join sold using (account) left join worth using (account)
    order by k.unit nulls first, k.account`;
}

/** Ground of the accounts' luck by territory; last, what none owns. */
export async function luckParts(
  engine: Engine,
  directory: Directory,
  question: Question,
): Promise<LuckParts> {
  const result = await engine.columns(accountLuckQuestion(question));
  const ids = directory.territories.map((entry) => entry.territory);
  const sums = () => new Float64Array(ids.length + 1);
  const [revenue, potential, squares] = [sums(), sums(), sums()];
  const [products, potentials] = [sums(), sums()];
  const add = (to: Float64Array, at: number, value: number) => (to[at] = (to[at] ?? 0) + value);
  toIndex(result.territory, ids, ids.length).forEach((at, row) => {
    const r = Number(result.revenue?.[row]);
    const p = Number(result.potential?.[row]);
    add(revenue, at, r);
    add(potential, at, p);
    add(squares, at, r * r);
    add(products, at, r * p);
    add(potentials, at, p * p);
  });
  return { revenue, potential, squares, products, potentials };
}

/** Days that nobody staffed a territory, by month; where no one is named at all, none. */
export const vacantDaysQuestion: Sql = sql`
  select t.territory, c.month, cast(count(*) as double) as days
  from territory t cross join calendar c
  where exists (from staffing) and not exists (
    from staffing s where s.territory = t.territory and s."from" <= c.day and (s."to" is null or s."to" >= c.day))
  group by 1, 2`;

/** [territory × months + month]. */
export async function vacantDays(engine: Engine, directory: Directory): Promise<Uint8Array> {
  const result = await engine.columns(vacantDaysQuestion);
  const ids = directory.territories.map((entry) => entry.territory);
  const days = new Uint8Array(ids.length * directory.months);
  toIndex(result.territory, ids, -1).forEach((index, row) => {
    const month = (parseMonth(String(result.month?.[row])) ?? 0) - directory.firstMonth;
    days[index * directory.months + month] = Number(result.days?.[row]);
  });
  return days;
}
