import type { Columns } from './columns.ts';

/** Distances from a unit to the home last asked for: neighbours in a territory ask for the same. */
export interface Distances {
  readonly owner: Int32Array;
  readonly km: Float64Array;
}

export const makeDistances = (units: number): Distances => ({
  owner: new Int32Array(units).fill(-1),
  km: new Float64Array(units),
});

/** Hours a year between home and unit, as `domain/workload`, in 1/1024 h; NaN without a home. */
export function lineHaul(
  columns: Columns,
  account: number,
  owner: number,
  distances: Distances,
): number {
  const days = columns.fieldDays[account] ?? 0;
  const unit = columns.unit[account] ?? -1;
  if (days === 0 || unit < 0 || owner < 0) return 0;
  if (distances.owner[unit] !== owner) {
    distances.owner[unit] = owner;
    distances.km[unit] = homeKm(columns, owner, unit);
  }
  const km = distances.km[unit] ?? Number.NaN;
  const trips = km > 120 ? days / 4 : days;
  return Math.round(((2 * km * 1.3 * trips) / 60) * 1024) / 1024;
}

const RADIANS = Math.PI / 180;

/** Great circle, as `geo/distance`; this folder knows no other. */
function homeKm(columns: Columns, owner: number, unit: number): number {
  const latA = columns.homeLat[owner] ?? Number.NaN;
  const latB = columns.unitLat[unit] ?? Number.NaN;
  const lonA = columns.homeLon[owner] ?? Number.NaN;
  const lonB = columns.unitLon[unit] ?? Number.NaN;
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const square =
    sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLon * sinLon;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(square)));
}
