import type { Directory } from '#domain/directory.ts';
import type { FactPair } from '#domain/report.ts';
import type { Slice } from '#domain/slice.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { addRemainder, toGroups, toIndex, toPair } from './groups.ts';
import { readGround } from './known.ts';
import { SUMS, each } from './each.ts';
import { questionOf, type Question } from './question.ts';
import { remainders } from './remainder.ts';

export const unitsQuestion = (question: Question): Sql => sql`
  with ${each(question)} select point, unit, ${SUMS} from each where unit is not null group by 1, 2`;

/** Facts by unit, ids ascending; quota and capacity are a territory's and stay NaN. */
export async function unitFacts(
  engine: Engine,
  directory: Directory,
  slice: Slice,
): Promise<FactPair> {
  const question = questionOf(directory, slice);
  const ground = await readGround(engine, directory);
  const units = (await engine.columns(sql`select unit from unit order by unit`))
    .unit as readonly string[];
  const result = await engine.columns(unitsQuestion(question));
  const unit = toIndex(result.unit, units, 0);
  const points = toGroups(result, question.periods.length, units.length, (row) => unit[row] ?? 0);
  const index = new Map(units.map((id, i) => [id, i]));
  for (const row of await remainders(engine, question, ground.byLine))
    for (const facts of points) addRemainder(facts, index.get(row.unit) ?? 0, row.cents);
  return toPair(points, question, ground, ['quotaCents', 'quotaRevenueCents', 'capacityHours']);
}
