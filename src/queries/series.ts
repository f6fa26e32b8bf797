import type { Directory } from '#domain/directory.ts';
import { SERIES, type SeriesName } from '#domain/facts.ts';
import { parseMonth } from '#domain/period.ts';
import type { Engine, ResultColumns, Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { credited } from './credited.ts';
import { toIndex } from './groups.ts';
import { unknownFacts, type Ground } from './known.ts';
import { COVERABLE, COVERED, onLines, picked, worth } from './parts.ts';
import type { Question } from './question.ts';
import type { RemainderRow } from './remainder.ts';

export type Series = Record<SeriesName, Float64Array>;

const rolled = (question: Question): Sql =>
  question.lines === null
    ? sql`year as (select *, cents12 as revenue12 from stock)`
    : sql`
  sold as (select account, month, sum(cents) as cents from sale where true ${onLines(question)} group by 1, 2),
  year as (
    select s.account, s.month, any_value(contacts12) as contacts12, any_value(met12) as met12,
      any_value(need12) as need12, any_value(active12) as active12, cast(coalesce(sum(x.cents), 0) as bigint) as revenue12
    from stock s left join sold x on x.account = s.account
      and x.month between s.month - interval 11 month and s.month
    group by 1, 2
  )`;

/** Revenue by territory and month. */
export const revenueSeriesQuestion = (question: Question): Sql => sql`
  with ${picked(question)}
  select territory, month, cast(sum(cents) as double) as "revenueCents"
  from sale join picked using (account) where true ${onLines(question)} group by 1, 2`;

/** Revenue by credited territory and month; the territory's revenue itself where history is told so. */
export const creditedSeriesQuestion = (question: Question): Sql => sql`
  with ${credited(question)}
  select territory, month, cast(sum(cents) as double) as "quotaRevenueCents"
    ${question.credited ? sql`, cast(sum(cents) as double) as "revenueCents"` : NONE}
  from credited group by 1, 2`;

/** Stocks by territory and month, each over the 12 months that end with it. */
export const stockSeriesQuestion = (question: Question): Sql => sql`
  with ${picked(question)}, ${worth(question)}, ${rolled(question)},
  joined as (
    select territory, month, revenue12, contacts12, met12, need12, active12, coalesce(potential, 0) as potential
    from picked join year using (account) left join worth using (account)
  )
  select territory, month, cast(sum(revenue12) as double) as "revenue12Cents",
    cast(sum(greatest(potential - revenue12, 0)) as double) as "openCents",
    cast(sum(${COVERED}) as double) as "coveredCents", cast(sum(${COVERABLE}) as double) as "coverableCents",
    cast(sum(case when territory is null or not active12 then potential else 0 end) as double) as "whitespaceCents"
  from joined group by 1, 2`;

/** [group × months + month] for every territory and, last, for what none owns. */
export async function seriesFacts(
  engine: Engine,
  directory: Directory,
  question: Question,
  ground: Ground,
  remainders: readonly RemainderRow[],
): Promise<Series> {
  const { months } = directory;
  const groups = directory.territories.length + 1;
  const series = Object.fromEntries(
    SERIES.map((name) => [name, new Float64Array(groups * months)]),
  ) as Series;
  const questions = [creditedSeriesQuestion, stockSeriesQuestion];
  for (const ask of question.credited ? questions : [revenueSeriesQuestion, ...questions])
    fill(series, directory, await engine.columns(ask(question)));
  addRemainders(series, directory, remainders);
  addQuotas(series, directory, question);
  blank(series, directory, question, ground);
  return series;
}

function fill(series: Series, directory: Directory, result: ResultColumns): void {
  const ids = directory.territories.map(({ territory }) => territory);
  const group = toIndex(result.territory, ids, ids.length);
  const month = (result.month ?? []) as readonly string[];
  for (const name of SERIES) {
    const column = result[name];
    if (!column) continue;
    for (let row = 0; row < group.length; row += 1) {
      const at = (parseMonth(month[row] ?? '') ?? 0) - directory.firstMonth;
      series[name][(group[row] ?? 0) * directory.months + at] = Number(column[row]);
    }
  }
}

function addRemainders(
  { openCents }: Series,
  directory: Directory,
  remainders: readonly RemainderRow[],
): void {
  const index = new Map(directory.territories.map(({ territory }, i) => [territory, i]));
  for (const { territory, cents } of remainders) {
    const start = (index.get(territory ?? '') ?? directory.territories.length) * directory.months;
    for (let at = start; at < start + directory.months; at += 1)
      openCents[at] = (openCents[at] ?? 0) + cents;
  }
}

/** Revenue counts against a quota only in months that have one. */
function addQuotas(series: Series, directory: Directory, { layer }: Question): void {
  const { months, quotaCents, territories } = directory;
  for (let at = 0; at < series.quotaCents.length; at += 1) {
    const ours = territories[Math.floor(at / months)]?.layer === layer;
    const cents = ours ? (quotaCents?.[at] ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(cents)) series.quotaRevenueCents[at] = 0;
    else series.quotaCents[at] = cents;
  }
}

/** Months at which a fact is not known are NaN. */
function blank(series: Series, directory: Directory, question: Question, ground: Ground): void {
  for (let month = 0; month < directory.months; month += 1) {
    const at = directory.firstMonth + month;
    const unknown = unknownFacts(question, ground, { from: at, to: at });
    for (const name of SERIES) {
      if (!unknown.has(name)) continue;
      for (let i = month; i < series[name].length; i += directory.months)
        series[name][i] = Number.NaN;
    }
  }
}
