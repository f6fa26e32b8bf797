import type { FactName } from '#domain/facts.ts';
import { MEASURES, type MeasureId } from '#domain/measure.ts';
import type { Period } from '#domain/period.ts';
import type { Sql } from '#engine/engine.ts';
import { NONE, ident, join, shown, sql } from '#engine/sql.ts';
import { credited } from './credited.ts';
import { COVERABLE, COVERED, date, haul, onLines, picked, worth } from './parts.ts';
import type { Question } from './question.ts';
import { during, periodOf, quotasPart } from './quotas.ts';
import { hasRemainder, remainderQuestion } from './remainder.ts';

/** Which number is asked for: a measure of the question's slice, or of one area of it. */
export interface MeasureAsked {
  readonly id: MeasureId;
  readonly unit: string | null;
  /** Potential is known by line (`readGround`): the remainder is then taken line by line. */
  readonly byLine: boolean;
}

/** The facts of one measure as the engine sums them; `before` only for a growth. */
export type MeasuredRow = Partial<Record<FactName, number | null>> & {
  /** Only of a count of territories, one row each. */
  readonly territory?: string | null;
  readonly before?: number | null;
};

const last12 = ({ to }: Period): Period => ({ from: to - 11, to });
const sold = (question: Question, period: Period): Sql =>
  sql`(select sum(cents) from sale join here using (account) where ${during(period)} ${onLines(question)})`;

/** Revenue of a period: the accounts' own, or as credited. */
const revenue = (question: Question, period: Period): Sql =>
  question.credited
    ? sql`(select sum(cents) from credited where ${during(period)})`
    : sold(question, period);

const kept = (question: Question, what: Sql): Sql => sql`
  (select sum(${what}) from stock join here using (account) left join worth using (account)
    where month = ${date(periodOf(question, 0).to)})`;

const sumOfWorth = (column: Sql): Sql =>
  sql`(select sum(${column}) from worth join here using (account))`;

const rest = sql`(select coalesce(sum(cents), 0) from remainder)`;

/** One sum a fact, each a question of its own, readable by itself. */
function factSql(name: FactName, question: Question): Sql {
  const now = periodOf(question, 0);
  const made: Partial<Record<FactName, Sql>> = {
    revenueCents: revenue(question, now),
    revenue12Cents: sold(question, last12(now)),
    orders: sql`(select sum(orders) from orders join here using (account) where ${during(now)})`,
    accounts: sql`(select count(*) from here)`,
    potentialCents: sumOfWorth(sql`potential`),
    attainableCents: sumOfWorth(sql`attainable`),
    openCents: sql`(select sum(greatest(coalesce(potential, 0) - coalesce(revenue12, 0), 0))
    from here left join worth using (account) left join sold using (account)) + ${rest}`,
    coveredCents: kept(question, sql`coalesce(${COVERED}, 0)`),
    coverableCents: kept(question, sql`coalesce(${COVERABLE}, 0)`),
    overServiceContacts: kept(question, sql`greatest(contacts12 - need12, 0)`),
    contacts12: kept(question, sql`contacts12`),
    whitespaceCents: sql`(select sum(potential) from worth join here using (account)
    where territory is null or account not in (select account from stock where active12 and month = ${date(now.to)}))`,
    remainderCents: rest,
    serviceHours: sql`(select sum(service) from haul join here using (account))`,
    lineHaulHours: sql`(select sum(haul) from haul join here using (account))`,
    quotaRevenueCents: sql`(select sum(cents) from credited where ${during(now)}
    and territory in (select territory from quotas))`,
    quotaCents: sql`(select sum(cents) from quotas)`,
  };
  return made[name] ?? sql`null`;
}

const soldPart = (question: Question): Sql => sql`
  sold as (
    select account, sum(cents) as revenue12 from sale
    where ${during(last12(periodOf(question, 0)))} ${onLines(question)} group by 1
  )`;

function remainderPart(question: Question, { unit, byLine }: MeasureAsked): Sql {
  if (!hasRemainder(question)) return sql`remainder as (select 0 as cents where false)`;
  const here = unit === null ? NONE : sql`where unit = ${unit}`;
  return sql`
  remainder as (select * from (${remainderQuestion(question, byLine)}) ${here})`;
}

const NEEDS: readonly (readonly [readonly FactName[], (q: Question, a: MeasureAsked) => Sql])[] = [
  [
    [
      'potentialCents',
      'attainableCents',
      'openCents',
      'coveredCents',
      'coverableCents',
      'overServiceContacts',
      'contacts12',
      'whitespaceCents',
    ],
    worth,
  ],
  [['openCents'], soldPart],
  [['openCents', 'remainderCents'], remainderPart],
  [['serviceHours', 'lineHaulHours'], haul],
  [['quotaCents', 'quotaRevenueCents'], quotasPart],
];

function parts(question: Question, asked: MeasureAsked, facts: readonly FactName[]): Sql {
  const here =
    asked.unit === null
      ? sql`here as (select * from picked)`
      : sql`here as (select * from picked where unit = ${asked.unit})`;
  const needed = NEEDS.filter(([names]) => names.some((name) => facts.includes(name)));
  const asCredited =
    facts.includes('quotaRevenueCents') || (question.credited && facts.includes('revenueCents'));
  return join([
    picked(question),
    here,
    ...needed.map(([, make]) => make(question, asked)),
    ...(asCredited ? [credited(question)] : []),
  ]);
}

/** Capacity is the directory's, of who staffs a territory at the data's end: no question's. */
const asks = (id: MeasureId): readonly FactName[] =>
  MEASURES[id].facts.filter((name) => name !== 'capacityHours');

/**
 * The facts of one measure, and nothing else: sums that `domain/measure.ts` makes the number from.
 * A count of territories gives a row a territory.
 */
export function measureQuestion(slice: Question, asked: MeasureAsked): Sql {
  // An area's revenue is its accounts', whoever sold it.
  const question = asked.unit === null ? slice : { ...slice, credited: false };
  const facts = asks(asked.id);
  const head = sql`with ${parts(question, asked, facts)}`;
  if (asked.id === 'inBand')
    return sql`${head}
  select territory, sum(service) as "serviceHours", sum(haul) as "lineHaulHours"
  from haul join here using (account) where territory is not null group by 1 order by 1`;
  const sums = facts.map(
    (name) => sql`
  cast(coalesce(${factSql(name, question)}, 0) as double) as ${ident(name)}`,
  );
  const before =
    asked.id === 'growth'
      ? [
          sql`
  cast(${revenue(question, periodOf(question, 1))} as double) as before`,
        ]
      : [];
  return sql`${head}
  select ${join([...sums, ...before])}`;
}

/** A question as a reader sees it: its values written in, no empty lines. */
export const readable = (query: Sql): string =>
  shown(query)
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n\s*\n+/g, '\n')
    .trim();
