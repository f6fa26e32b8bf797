import { factRow, type FactColumns, type FactRow } from '#domain/facts.ts';
import { measure } from '#domain/measure.ts';

/** The measure of the first paint: coverage, or penetration where there are no contacts. */
export type MapDefault = 'coverage' | 'penetration';

/** Where the classes 1 … 6 of a share begin; fixed, so that a colour means the same on any day. */
const BREAKS: Readonly<Record<MapDefault, readonly number[]>> = {
  coverage: [0.15, 0.3, 0.45, 0.6, 0.75, 0.9],
  penetration: [0.05, 0.1, 0.2, 0.3, 0.45, 0.6],
};

/** A digit a unit, its class of the measure; '.' where nothing is there or the measure is not known. */
export function unitClasses(id: MapDefault, units: FactColumns, company: FactRow): string {
  const context = { company, territories: [], before: null };
  return Array.from(units.accounts, (_, unit) => {
    const row = factRow(units, unit);
    const empty = row.accounts === 0 && row.potentialCents === 0 && row.remainderCents === 0;
    const value = empty ? Number.NaN : measure(id, row, context);
    return Number.isNaN(value) ? '.' : String(BREAKS[id].filter((start) => value >= start).length);
  }).join('');
}
