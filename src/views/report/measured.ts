import { likeForLike } from '#domain/comparison.ts';
import type { FactName, FactRow, GroupFacts } from '#domain/facts.ts';
import type { MeasureId } from '#domain/measure.ts';
import { measure } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import type { MeasuredRow } from '#queries/measure.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf } from './input.ts';

/** Facts the engine gave put over those the page holds; capacity is the directory's. */
function over(shown: FactRow, { territory: _, before: __, ...facts }: MeasuredRow): FactRow {
  const known = Object.entries(facts) as [FactName, number | null][];
  return { ...shown, ...Object.fromEntries(known.map(([name, value]) => [name, value ?? 0])) };
}

/** A measure of a group made again from the engine's own sums. */
export function measured(
  input: ReportInput,
  id: MeasureId,
  group: GroupFacts,
  rows: readonly MeasuredRow[],
): number {
  const { context } = comparisonOf(input, group).now;
  if (id === 'inBand') {
    const own = new Map(rows.map((row) => [row.territory, row]));
    const territories = input.facts.territories.map(({ territory, now }) => {
      const row = own.get(territory);
      return row ? over(now, row) : now;
    });
    return measure(id, group.now, { ...context, territories });
  }
  const [row] = rows;
  if (!row) return Number.NaN;
  const factor = likeForLike(input.directory, input.facts.period);
  const before = context.before && {
    ...context.before,
    ...(row.before === null || row.before === undefined
      ? {}
      : { revenueCents: Math.round(row.before * factor) }),
  };
  return measure(id, over(group.now, row), { ...context, before });
}

/** What the engine says, beside what the page shows. */
export function measuredText(
  input: ReportInput,
  id: MeasureId,
  group: GroupFacts,
  rows: readonly MeasuredRow[],
): string {
  const { currency } = input.directory;
  const { now } = comparisonOf(input, group);
  const shown = measure(id, now.facts, now.context);
  const again = measured(input, id, group, rows);
  const text = measureText(id, again, currency);
  if (Object.is(again, shown)) return `${text}, the same to the last digit`;
  return `${text}; the page shows ${measureText(id, shown, currency)}`;
}
