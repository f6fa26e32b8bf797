import type { FactColumns, FactRow } from '#domain/facts.ts';
import { groupFacts } from '#domain/grouped.ts';
import type { Session } from '#state/session.svelte.ts';
import { areaRows, type AreaRow } from './areas.ts';

type Hexagons = NonNullable<Session['hexagons']['cells']>;
type Cities = readonly { readonly name: string; readonly x: number; readonly y: number }[];

/** Cells as the map draws them. */
export const groupsOf = ({ rings, x, y }: Hexagons) => ({
  areas: rings.map((ring) => [[ring]]),
  x,
  y,
});

/** The owner of most of each cell's potential. */
export function groupOwners(
  { cellOf, ids }: Hexagons,
  { potentialCents, remainderCents }: FactColumns,
  ownerAt: (unit: number) => string | null,
): readonly (string | null)[] {
  const most = ids.map(() => new Map<string | null, number>());
  cellOf.forEach((cell, unit) => {
    const owners = most[cell];
    const owner = ownerAt(unit);
    const cents = (potentialCents[unit] ?? 0) + (remainderCents[unit] ?? 0) || 0;
    owners?.set(owner, (owners.get(owner) ?? 0) + cents);
  });
  return most.map((owners) => [...owners].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null);
}

/** A cell has no name of its own: the city nearest to its middle tells where it is. */
export function groupNames(
  { x, y, ids }: Pick<Hexagons, 'x' | 'y' | 'ids'>,
  cities: Cities,
): (at: number) => string {
  return (at) => {
    let [name, least] = [ids[at] ?? '', Infinity];
    for (const city of cities) {
      const apart = (city.x - (x[at] ?? 0)) ** 2 + (city.y - (y[at] ?? 0)) ** 2;
      if (apart < least) [name, least] = [`Around ${city.name}`, apart];
    }
    return name;
  };
}

/** The hexagon selected: its numbers, owner, and areas. */
export interface PickedHexagon {
  readonly row: AreaRow;
  readonly owner: string | null;
  /** Ids of its areas. */
  readonly units: readonly string[];
}

export function pickedHexagon(
  { hexagons, units, ground }: Session,
  id: string | null,
  layer: string,
  company: FactRow,
  currency: string,
): PickedHexagon | null {
  const found = hexagons.around(id);
  if (!found || !units || !ground.geometry) return null;
  const { cells, at } = found;
  const facts = groupFacts(units, cells.cellOf, cells.ids.length);
  const names = {
    idAt: (cell: number) => cells.ids[cell] ?? '',
    nameAt: groupNames(cells, ground.geometry.cities),
  };
  const [row] = areaRows(facts, [at], names, company, currency);
  const owner = groupOwners(cells, units, (unit) => ground.ownerAt(layer, unit))[at] ?? null;
  const members = [...cells.cellOf.keys()].filter((unit) => cells.cellOf[unit] === at);
  return row ? { row, owner, units: members.map((unit) => ground.idAt(unit)) } : null;
}
