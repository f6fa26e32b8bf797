import { lineHaulHours } from '#domain/workload.ts';
import type { Landscape } from './landscape.ts';
import type { UnitLoad } from './unit-load.ts';
import { unitKm } from './targets.ts';

/** A territory design in work: who owns each unit, and what that makes. */
export interface Design {
  readonly territories: number;
  readonly owner: Int32Array;
  /** Rep's home by territory, degrees. */
  readonly homeLon: Float64Array;
  readonly homeLat: Float64Array;
}

/** Line-haul hours a year of every unit from every home, [territory × units + unit]. */
export function haulMatrix(land: Landscape, load: UnitLoad, design: Design): Float64Array {
  const hours = new Float64Array(design.territories * land.units);
  for (let territory = 0; territory < design.territories; territory += 1) {
    const lon = design.homeLon[territory] ?? 0;
    const lat = design.homeLat[territory] ?? 0;
    for (let unit = 0; unit < land.units; unit += 1) {
      const days = load.fieldDays[unit] ?? 0;
      if (days === 0) continue;
      hours[territory * land.units + unit] = lineHaulHours(unitKm(land, unit, lon, lat), days);
    }
  }
  return hours;
}

/**
 * Homes: of each territory's twelve heaviest units the one nearest, in the mean over its mass,
 * to all of it.
 */
export function placeHomes(land: Landscape, mass: Float64Array, design: Design): void {
  const members = Array.from({ length: design.territories }, (): number[] => []);
  design.owner.forEach((territory, unit) => members[territory]?.push(unit));
  members.forEach((units, territory) => {
    const heaviest = [...units]
      .sort((a, b) => (mass[b] ?? 0) - (mass[a] ?? 0) || a - b)
      .slice(0, 12);
    let best = Number.POSITIVE_INFINITY;
    for (const home of heaviest) {
      const cost = units.reduce(
        (sum, unit) => sum + (mass[unit] ?? 0) * kmBetween(land, home, unit),
        0,
      );
      if (cost >= best) continue;
      best = cost;
      design.homeLon[territory] = land.lon[home] ?? 0;
      design.homeLat[territory] = land.lat[home] ?? 0;
    }
  });
}

const kmBetween = (land: Landscape, a: number, b: number): number =>
  Math.hypot((land.x[a] ?? 0) - (land.x[b] ?? 0), (land.y[a] ?? 0) - (land.y[b] ?? 0));
