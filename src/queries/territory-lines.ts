import type { Directory } from '#domain/directory.ts';
import { FACT_NAMES, type FactName } from '#domain/facts.ts';
import type { ReportParts } from '#domain/report.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { credited } from './credited.ts';
import { addRemainder, toGroups, toIndex, toPair, type Facts } from './groups.ts';
import type { Ground } from './known.ts';
import { onLines, picked, points } from './parts.ts';
import type { Question } from './question.ts';
import type { RemainderRow } from './remainder.ts';

/** Facts a line has of its own; contacts and orders belong to all lines together. */
export const LINE_FACTS = [
  'revenueCents',
  'revenue12Cents',
  'openCents',
  'potentialCents',
  'attainableCents',
  'remainderCents',
] as const satisfies readonly FactName[];

const NEVER = FACT_NAMES.filter((name) => !(LINE_FACTS as readonly FactName[]).includes(name));

export const territoryLinesQuestion = (question: Question): Sql => sql`
  with ${points(question.periods)}, ${picked(question)},
  sold as (
    select account, line, point, sum(cents) as revenue
    from sale join points on month between first and last where true ${onLines(question)} group by 1, 2, 3
  ), sold12 as (
    select account, line, point, sum(cents) as revenue12
    from sale join points on month between opening and last where true ${onLines(question)} group by 1, 2, 3
  ), worth as (
    select account, line, sum(cents) as potential, sum(attainable_cents) as attainable
    from account_potential where line is not null ${onLines(question)} group by 1, 2
  ), pairs as (
    select account, line from sale where true ${onLines(question)} union select account, line from worth
  ), joined as (
    select t.point, k.territory, x.line, coalesce(revenue, 0) as revenue, coalesce(revenue12, 0) as revenue12,
      coalesce(potential, 0) as potential, coalesce(attainable, 0) as attainable
    from points t cross join pairs x join picked k using (account)
      left join sold s on s.account = x.account and s.line = x.line and s.point = t.point
      left join sold12 y on y.account = x.account and y.line = x.line and y.point = t.point
      left join worth w on w.account = x.account and w.line = x.line
  )${question.credited ? asCredited(question) : NONE}
  select point, territory, line, cast(sum(revenue) as double) as "revenueCents",
    cast(sum(revenue12) as double) as "revenue12Cents", cast(sum(greatest(potential - revenue12, 0)) as double) as "openCents",
    cast(sum(potential) as double) as "potentialCents", cast(sum(attainable) as double) as "attainableCents"
  from ${question.credited ? sql`told` : sql`joined`} group by 1, 2, 3`;

/** told: `joined`, but with the revenue as credited. */
const asCredited = (question: Question): Sql => sql`, ${credited(question)}, told as (
    select * replace (0 as revenue) from joined
    union all by name
    select t.point, c.territory, c.line, c.cents as revenue, 0 as revenue12, 0 as potential, 0 as attainable
    from credited c join points t on c.month between t.first and t.last
  )`;

/** Facts by territory × line for every pair of the layer; what no territory owns is left out. */
export async function territoryLineFacts(
  engine: Engine,
  directory: Directory,
  question: Question,
  ground: Ground,
  remainders: readonly RemainderRow[],
): Promise<ReportParts['territoryLine']> {
  const lines = directory.lines.map(({ id }) => id);
  const ids = directory.territories.map((entry) => entry.territory);
  const result = await engine.columns(territoryLinesQuestion(question));
  const territory = toIndex(result.territory, ids, ids.length);
  const line = toIndex(result.line, lines, 0);
  const groups = (ids.length + 1) * lines.length;
  const facts = toGroups(
    result,
    question.periods.length,
    groups,
    (row) => (territory[row] ?? 0) * lines.length + (line[row] ?? 0),
  );
  for (const each of facts) addRemainders(each, remainders, ids, lines);
  const unknown: readonly FactName[] = ground.byLine
    ? NEVER
    : [...NEVER, 'potentialCents', 'openCents', 'attainableCents', 'remainderCents'];
  return {
    territory: Int32Array.from({ length: groups }, (_, group) => Math.floor(group / lines.length)),
    first: Int32Array.from({ length: groups }, (_, group) => group % lines.length),
    second: new Int32Array(groups),
    ...toPair(facts, question, ground, unknown),
  };
}

function addRemainders(
  facts: Facts,
  remainders: readonly RemainderRow[],
  ids: readonly string[],
  lines: readonly string[],
): void {
  const territories = new Map(ids.map((id, i) => [id, i]));
  for (const { territory, line, cents } of remainders) {
    const at = territories.get(territory ?? '') ?? ids.length;
    if (line !== null) addRemainder(facts, at * lines.length + lines.indexOf(line), cents);
  }
}
