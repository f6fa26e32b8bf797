import { distanceKm } from '#geo/distance.ts';

export interface PlacedUnit {
  readonly unit: string;
  readonly lon: number;
  readonly lat: number;
}

export interface OwnedUnit extends PlacedUnit {
  readonly territory: string;
}

/** Territory of every unit: its own owner, else that of the nearest owned unit (the first on a tie). */
export function assignUnits(
  units: readonly PlacedUnit[],
  owned: readonly OwnedUnit[],
): ReadonlyMap<string, string> {
  const owner = new Map(owned.map(({ unit, territory }) => [unit, territory]));
  const assigned = new Map<string, string>();
  for (const unit of units) {
    const territory = owner.get(unit.unit) ?? nearest(unit, owned)?.territory;
    if (territory !== undefined) assigned.set(unit.unit, territory);
  }
  return assigned;
}

function nearest(unit: PlacedUnit, owned: readonly OwnedUnit[]): OwnedUnit | null {
  let best: OwnedUnit | null = null;
  let least = Infinity;
  for (const candidate of owned) {
    const distance = distanceKm(unit.lon, unit.lat, candidate.lon, candidate.lat);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}
