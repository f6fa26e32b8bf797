import type { MeasureId } from '#domain/measure.ts';
import type { Sql } from '#engine/engine.ts';
import { NONE, join, sql } from '#engine/sql.ts';
import { credited } from './credited.ts';
import { each } from './each.ts';
import type { Question } from './question.ts';
import { during, periodOf, quotasPart } from './quotas.ts';

export type ContributionUnit = 'money' | 'hours' | 'count';

/** A column of what an account adds to a number; the first of a measure orders the rows. */
export interface ContributionColumn {
  readonly head: string;
  readonly unit: ContributionUnit;
}

/** What one account adds to a number; `parts` as the columns of its measure: cents, hours or counts. */
export interface ContributionRow {
  readonly account: string;
  readonly name: string;
  readonly tier: string;
  readonly territory: string | null;
  readonly unit: string | null;
  readonly parts: readonly number[];
}

type Column = ContributionColumn & { readonly sum: Sql };
const money = (head: string, sum: Sql): Column => ({ head, unit: 'money', sum });
const hours = (head: string, sum: Sql): Column => ({ head, unit: 'hours', sum });
const count = (head: string, sum: Sql): Column => ({ head, unit: 'count', sum });

const REVENUE = money('Revenue', sql`revenue`);
const REVENUE12 = money('Revenue, 12 months', sql`revenue12`);
const POTENTIAL = money('Potential', sql`potential`);
const CONTACTS = count('Contacts, 12 months', sql`contacts12`);
const WORK = [
  hours('Hours a year', sql`service + haul`),
  hours('Service', sql`service`),
  hours('Line-haul', sql`haul`),
];

const COLUMNS: Readonly<Record<MeasureId, readonly Column[]>> = {
  revenue: [REVENUE, POTENTIAL],
  attainableGap: [
    money('Attainable gap', sql`attainable - revenue12`),
    money('Attainable', sql`attainable`),
    REVENUE12,
  ],
  openPotential: [money('Open potential', sql`open`), POTENTIAL, REVENUE12],
  coverage: [
    money('Not covered', sql`coverable - covered`),
    money('Covered', sql`covered`),
    count('Contacts required', sql`need12`),
    count('Contacts counted', sql`met12`),
  ],
  penetration: [money('Not booked', sql`potential - revenue12`), POTENTIAL, REVENUE12],
  potential: [POTENTIAL, REVENUE12],
  whitespace: [money('Whitespace', sql`whitespace`), POTENTIAL, CONTACTS],
  workloadIndex: WORK,
  load: WORK,
  inBand: WORK,
  attainment: [REVENUE],
  orders: [count('Orders', sql`orders`), REVENUE],
  accounts: [POTENTIAL, REVENUE12],
  growth: [REVENUE, REVENUE12],
  overService: [
    count('Contacts beyond need', sql`beyond`),
    CONTACTS,
    count('Contacts required', sql`need12`),
  ],
  remainderShare: [POTENTIAL],
};

/** What each account is shown with for a measure. */
export const contributionColumns = (id: MeasureId): readonly ContributionColumn[] =>
  COLUMNS[id].map(({ head, unit }) => ({ head, unit }));

const MOST = 4;
type Raw = Omit<ContributionRow, 'parts'> & Record<`part${number}`, number>;

/**
 * Every account behind a number, what adds most first; read rows with `contributionRow`. Where
 * revenue counts as credited, an account has a row for each territory that sold to it.
 */
export function contributionsQuestion(
  question: Question,
  id: MeasureId,
  units: readonly string[] | null,
): Sql {
  // An area's revenue is its accounts', whoever sold it.
  const asCredited = question.credited && units === null;
  const now = { ...question, credited: asCredited, periods: question.periods.slice(0, 1) };
  const columns = COLUMNS[id].slice(0, MOST);
  const parts = columns.map(
    ({ sum }, at) =>
      sql`cast(coalesce(sum(${sum}), 0) as double) as ${{ text: `part${at}`, values: [] }}`,
  );
  const here = units === null ? NONE : sql`where e.unit in (${join(units)})`;
  return sql`
    with ${rowsBehind(now, id)}
    select e.account, a.name, e.tier, e.territory, e.unit, ${join(parts)}
    from behind e join account a using (account) ${here}
    group by e.account, a.name, e.tier, e.territory, e.unit order by part0 desc, e.account, e.territory`;
}

/** behind(account, unit, tier, territory, …): rows whose sums make the number. */
function rowsBehind(question: Question, id: MeasureId): Sql {
  const sales = sql`select account, unit, tier, territory, cents as revenue from credited
    where ${during(periodOf(question, 0))}`;
  if (id === 'attainment')
    return sql`${credited(question)}, ${quotasPart(question)}, behind as (
      ${sales} and territory in (select territory from quotas))`;
  if (!question.credited) return sql`${each(question)}, behind as (select * from each)`;
  return sql`${each(question)}, ${credited(question)}, behind as (
    select * replace (0 as revenue) from each union all by name ${sales})`;
}

export const contributionRow = (id: MeasureId, raw: Raw): ContributionRow => ({
  account: raw.account,
  name: raw.name,
  tier: raw.tier,
  territory: raw.territory,
  unit: raw.unit,
  parts: COLUMNS[id].map((_, at) => raw[`part${at}`] ?? Number.NaN),
});
