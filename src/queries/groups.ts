import { FACT_NAMES, type FactName } from '#domain/facts.ts';
import type { FactPair } from '#domain/report.ts';
import type { ResultColumns } from '#engine/engine.ts';
import { unknownFacts, type Ground } from './known.ts';
import type { Question } from './question.ts';

export type Facts = Record<FactName, Float64Array>;

/** Rows of a question that sums `each`, as columns: group `groupOf(row)` of `groups`, by point. */
export function toGroups(
  result: ResultColumns,
  points: number,
  groups: number,
  groupOf: (row: number) => number,
): Facts[] {
  const made = Array.from({ length: points }, () => zeros(groups));
  const point = result.point as Float64Array;
  const names = FACT_NAMES.filter((name) => name in result);
  for (let row = 0; row < point.length; row += 1) {
    const facts = made[point[row] ?? 0];
    const group = groupOf(row);
    for (const name of names) {
      const column = facts?.[name];
      if (column) column[group] = (result[name] as Float64Array)[row] ?? Number.NaN;
    }
  }
  return made;
}

const zeros = (groups: number): Facts =>
  Object.fromEntries(FACT_NAMES.map((name) => [name, new Float64Array(groups)])) as Facts;

/** What is not known becomes NaN; then the periods are now and, where compared, before. */
export function toPair(
  points: readonly Facts[],
  question: Question,
  ground: Ground,
  never: readonly FactName[] = [],
): FactPair {
  points.forEach((facts, point) => {
    const period = question.periods[point];
    if (!period) return;
    for (const name of [...unknownFacts(question, ground, period), ...never])
      facts[name].fill(Number.NaN);
  });
  return { now: points[0] ?? zeros(0), before: points[1] ?? null };
}

/** Text column as indexes into `ids`; what is not among them gets `otherwise`. */
export function toIndex(
  column: ResultColumns[string] | undefined,
  ids: readonly string[],
  otherwise: number,
): Int32Array {
  const index = new Map(ids.map((id, i) => [id, i]));
  return Int32Array.from(
    (column ?? []) as readonly (string | null)[],
    (id) => index.get(id ?? '\0') ?? otherwise,
  );
}

/** Adds an area's remainder to a group's facts: it is open, and its own share. */
export function addRemainder(facts: Facts, group: number, cents: number): void {
  facts.remainderCents[group] = (facts.remainderCents[group] ?? 0) + cents;
  facts.openCents[group] = (facts.openCents[group] ?? 0) + cents;
}
