import type { FactColumns, FactRow } from '#domain/facts.ts';
import { FIXED_BREAKS, unitValues } from '#domain/scale.ts';

/** The measure of the first paint: coverage, or penetration where there are no contacts. */
export type MapDefault = keyof typeof FIXED_BREAKS;

/** A digit a unit, its class of the measure; '.' where nothing is there or the measure is not known. */
export const unitClasses = (id: MapDefault, units: FactColumns, company: FactRow): string =>
  Array.from(unitValues(id, units, company), (value) =>
    Number.isNaN(value) ? '.' : String(FIXED_BREAKS[id].filter((start) => value >= start).length),
  ).join('');
