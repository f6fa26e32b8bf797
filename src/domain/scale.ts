import { FACT_NAMES, type FactColumns, type FactRow } from './facts.ts';
import { measure, type MeasureId } from './measure.ts';

/** Where the classes 1 … 6 of a share begin; fixed, so that a colour means the same on any day. */
export const FIXED_BREAKS = {
  coverage: [0.15, 0.3, 0.45, 0.6, 0.75, 0.9],
  penetration: [0.05, 0.1, 0.2, 0.3, 0.45, 0.6],
} as const satisfies Partial<Record<MeasureId, readonly number[]>>;

/** A row that walks over columns: thousands of units are valued a frame, an object each is too dear. */
function walker(columns: FactColumns): {
  readonly row: FactRow;
  readonly go: (at: number) => void;
} {
  let at = 0;
  const row = {} as FactRow;
  for (const name of FACT_NAMES)
    Object.defineProperty(row, name, { get: () => columns[name][at] ?? Number.NaN });
  return { row, go: (index) => (at = index) };
}

/** A measure for every unit; NaN where it is not known or nothing is there. */
export function unitValues(id: MeasureId, units: FactColumns, company: FactRow): Float64Array {
  const context = { company, territories: [], before: null };
  const { row, go } = walker(units);
  return Float64Array.from(units.potentialCents, (_, unit) => {
    go(unit);
    const empty = row.accounts === 0 && row.potentialCents === 0 && row.remainderCents === 0;
    return empty ? Number.NaN : measure(id, row, context);
  });
}
