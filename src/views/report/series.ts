import { FACT_NAMES, SERIES } from '#domain/facts.ts';
import type { FactName, FactRow, ReportFacts } from '#domain/facts.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';

const IN_SERIES: ReadonlySet<FactName> = new Set(SERIES);

/** The facts of one month: series where there is one, else the scope's (constant) statics. */
function monthRow(facts: ReportFacts, month: number): FactRow {
  const { now } = facts.total;
  const series = facts.series as Partial<Record<FactName, readonly number[]>>;
  return Object.fromEntries(
    FACT_NAMES.map((name) => [
      name,
      series[name]?.[month] ?? (IN_SERIES.has(name) ? Number.NaN : now[name]),
    ]),
  ) as Record<FactName, number>;
}

/** Facts without a monthly series that do not change by month either. */
const CONSTANT: ReadonlySet<FactName> = new Set([
  'potentialCents',
  'remainderCents',
  'attainableCents',
]);

/**
 * A measure month by month over the whole data, for sparklines; NaN where not known. Empty for a
 * measure that needs a fact without a monthly series.
 */
export function monthlyMeasure(facts: ReportFacts, id: MeasureId): readonly number[] {
  const drawable = MEASURES[id].facts.every((name) => IN_SERIES.has(name) || CONSTANT.has(name));
  if (!drawable) return [];
  return facts.series.revenueCents.map((_, month) => {
    const row = monthRow(facts, month);
    return measure(id, row, { company: row, territories: [], before: null });
  });
}
