import { factRow, type FactColumns, type FactRow } from './facts.ts';
import { measure, type MeasureId } from './measure.ts';

/** Where the classes 1 … 6 of a share begin; fixed, so that a colour means the same on any day. */
export const FIXED_BREAKS = {
  coverage: [0.15, 0.3, 0.45, 0.6, 0.75, 0.9],
  penetration: [0.05, 0.1, 0.2, 0.3, 0.45, 0.6],
} as const satisfies Partial<Record<MeasureId, readonly number[]>>;

/** A measure for every unit; NaN where it is not known or nothing is there. */
export function unitValues(id: MeasureId, units: FactColumns, company: FactRow): Float64Array {
  const context = { company, territories: [], before: null };
  return Float64Array.from(units.potentialCents, (_, unit) => {
    const row = factRow(units, unit);
    const empty = row.accounts === 0 && row.potentialCents === 0 && row.remainderCents === 0;
    return empty ? Number.NaN : measure(id, row, context);
  });
}
