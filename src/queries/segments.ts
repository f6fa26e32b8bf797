import type { Directory } from '#domain/directory.ts';
import type { SegmentParts } from '#domain/report.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { toGroups, toIndex, toPair } from './groups.ts';
import type { Ground } from './known.ts';
import { SUMS, each, eachCredited } from './each.ts';
import type { Question } from './question.ts';

export const segmentsQuestion = (question: Question): Sql => sql`
  with ${question.credited ? eachCredited(question) : each(question)}
  select point, territory, industry, tier, ${SUMS} from each group by 1, 2, 3, 4 order by 2, 3, 4, 1`;

/** A segment has no ground and no staff of its own. */
export const NOT_OF_SEGMENTS = [
  'quotaCents',
  'quotaRevenueCents',
  'remainderCents',
  'capacityHours',
] as const;

/** Facts by territory × industry × tier. */
export async function segmentFacts(
  engine: Engine,
  directory: Directory,
  question: Question,
  ground: Ground,
): Promise<SegmentParts> {
  const result = await engine.columns(segmentsQuestion(question));
  const territory = toIndex(
    result.territory,
    directory.territories.map((t) => t.territory),
    directory.territories.length,
  );
  const first = toIndex(
    result.industry,
    directory.industries.map(({ id }) => id),
    -1,
  );
  const second = toIndex(
    result.tier,
    directory.tiers.map(({ id }) => id),
    -1,
  );
  const { group, rows } = number([territory, first, second]);
  const points = toGroups(result, question.periods.length, rows.length, (row) => group[row] ?? 0);
  const at = (index: Int32Array) => Int32Array.from(rows, (row) => index[row] ?? -1);
  return {
    territory: at(territory),
    first: at(first),
    second: at(second),
    ...toPair(points, question, ground, NOT_OF_SEGMENTS),
  };
}

/** Numbers distinct keys by first appearance; `rows` holds the first row of each. */
export function number(keys: readonly Int32Array[]): { group: Int32Array; rows: number[] } {
  const seen = new Map<string, number>();
  const rows: number[] = [];
  const group = new Int32Array(keys[0]?.length ?? 0).map((_, row) => {
    const key = keys.map((index) => index[row]).join(' ');
    const known = seen.get(key);
    if (known !== undefined) return known;
    seen.set(key, rows.length);
    return rows.push(row) - 1;
  });
  return { group, rows };
}
