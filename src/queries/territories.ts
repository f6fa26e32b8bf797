import type { Directory } from '#domain/directory.ts';
import type { Period } from '#domain/period.ts';
import type { FactPair } from '#domain/report.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { addRemainder, toGroups, toIndex, toPair, type Facts } from './groups.ts';
import type { Ground } from './known.ts';
import { SUMS, eachCredited } from './each.ts';
import type { Question } from './question.ts';
import type { RemainderRow } from './remainder.ts';

export const territoriesQuestion = (question: Question): Sql =>
  sql`with ${eachCredited(question)}
  select point, territory, ${SUMS}, cast(sum(credited) as double) as "quotaRevenueCents"
  from each group by 1, 2`;

/** Facts by territory, in the directory's order; the last group is what no territory owns. */
export async function territoryFacts(
  engine: Engine,
  directory: Directory,
  question: Question,
  ground: Ground,
  remainders: readonly RemainderRow[],
): Promise<FactPair> {
  const ids = directory.territories.map(({ territory }) => territory);
  const result = await engine.columns(territoriesQuestion(question));
  const group = toIndex(result.territory, ids, ids.length);
  const points = toGroups(
    result,
    question.periods.length,
    ids.length + 1,
    (row) => group[row] ?? ids.length,
  );
  const index = new Map(ids.map((id, i) => [id, i]));
  points.forEach((facts, point) => {
    for (const row of remainders)
      addRemainder(facts, index.get(row.territory ?? '') ?? ids.length, row.cents);
    addStaffing(facts, directory, question, question.periods[point] ?? { from: 0, to: -1 });
  });
  return toPair(points, question, ground);
}

/** Capacity and quota are the directory's; a vacancy counts with its layer's mean capacity. */
function addStaffing(facts: Facts, directory: Directory, question: Question, period: Period): void {
  const mean = meanCapacity(directory, question.layer);
  for (let index = 0; index < facts.quotaCents.length; index += 1) {
    const entry = directory.territories[index];
    const ours =
      entry?.layer === question.layer && question.territories?.includes(entry.territory) !== false;
    if (ours) facts.capacityHours[index] = entry.capacityHours ?? mean;
    const quota = ours ? quotaOver(directory, index, period) : Number.NaN;
    // A territory without a quota in some month is left out of attainment as a whole.
    if (Number.isNaN(quota)) facts.quotaRevenueCents[index] = 0;
    else facts.quotaCents[index] = quota;
  }
}

function quotaOver(
  { quotaCents, months, firstMonth }: Directory,
  territory: number,
  { from, to }: Period,
): number {
  const start = territory * months - firstMonth;
  const quotas = (quotaCents ?? []).slice(start + from, start + to + 1);
  return quotas.reduce(
    (sum, cents: number | null) => sum + (cents ?? Number.NaN),
    quotas.length > 0 ? 0 : Number.NaN,
  );
}

function meanCapacity({ territories }: Directory, layer: string): number {
  const known = territories.flatMap((t) =>
    t.layer === layer && t.capacityHours !== null ? [t.capacityHours] : [],
  );
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : Number.NaN;
}
