import type { TableColumns } from '#domain/extract.ts';
import { areaKm2 } from '#geo/area.ts';
import { toTopology } from '#geo/geometry.ts';
import { GRID, shapeRings } from '#geo/grid.ts';
import { insidePoint } from '#geo/inside-point.ts';
import { borderNeighbours, nearestLinks, type Neighbour } from '#geo/neighbours.ts';
import type { Point } from '#geo/plane.ts';
import { type Plane, projectionOf, type Projection } from '#geo/projection.ts';
import { shareArcs, type SharedArcs } from '#geo/shared-arcs.ts';
import type { Units } from './units.ts';

/** An area that is to be a unit, by the even-odd rule. */
export interface LooseUnit {
  readonly id: string;
  readonly name: string;
  /** lon0, lat0, lon1, lat1, …; closed or not. */
  readonly rings: readonly (readonly number[])[];
  readonly population: number | null;
}

export type LooseUnits = Omit<Units, 'unitAt' | 'zipToUnit' | 'countyToUnits'> & {
  readonly shared: SharedArcs;
};

interface Made {
  readonly unit: LooseUnit;
  /** Plane px. */
  readonly centre: Point;
  readonly areaKm2: number;
}

/** Areas drawn one by one → units with common borders, neighbours, areas and centres, on a plane. */
export function looseUnits(
  given: readonly LooseUnit[],
  kind: 'area' | 'hex',
  plane: Plane,
): LooseUnits {
  const projection = projectionOf(plane);
  const units = [...given].sort((a, b) => (a.id < b.id ? -1 : 1));
  const shared = shareArcs(
    units.map(({ id, rings }) => ({ id, rings: gridRings(rings, projection) })),
  );
  const made = units.map((unit, at): Made => {
    const shape = shared.shapes[at];
    const drawn = shape ? shapeRings(shared.arcs, shape) : [];
    const rings = drawn.length > 0 ? drawn : gridRings(unit.rings, projection);
    return { unit, centre: insidePoint(rings), areaKm2: areaKm2(rings, projection.kmPerPx) };
  });
  const ids = units.map(({ id }) => id);
  return {
    ids,
    plane,
    shared,
    table: unitTable(made, kind, projection),
    neighbours: neighbourTable(ids, neighboursOf(made, shared, projection)),
    topology: toTopology(shared.arcs, { units: shared.shapes, states: [], nation: shared.whole }),
  };
}

/** Degrees → grid steps; a repeated last point is left out. */
function gridRings(
  rings: readonly (readonly number[])[],
  { project, near }: Projection,
): number[][] {
  return rings.map((ring) => {
    const steps: number[] = [];
    for (let at = 0; at < ring.length; at += 2) {
      const [lon, lat] = [ring[at] ?? 0, ring[at + 1] ?? 0];
      const [x, y] = project(lon, lat) ?? near(0, 0)(lon, lat);
      steps.push(Math.round(x * GRID), Math.round(y * GRID));
    }
    const [x, y] = [steps.at(-2), steps.at(-1)];
    if (steps.length > 2 && steps[0] === x && steps[1] === y) steps.length -= 2;
    return steps;
  });
}

function unitTable(made: readonly Made[], kind: string, { unproject }: Projection): TableColumns {
  const places = made.map(({ centre: [x, y] }) => unproject(x, y));
  const nothing = made.map(() => null);
  return {
    unit: made.map(({ unit }) => unit.id),
    kind: made.map(() => kind),
    name: made.map(({ unit }) => unit.name),
    state: nothing,
    county: nothing,
    zip: nothing,
    lon: places.map(([lon]) => lon),
    lat: places.map(([, lat]) => lat),
    area_km2: made.map((one) => one.areaKm2),
    population: made.map(({ unit }) => unit.population),
  };
}

function neighboursOf(
  made: readonly Made[],
  { arcs, shapes }: SharedArcs,
  { project, unproject, near }: Projection,
): Neighbour[] {
  const borders = borderNeighbours(arcs, shapes, unproject);
  const centres = made.map(({ centre: [x, y] }) => unproject(x, y));
  const flatten = (lon: number, lat: number) => project(lon, lat) ?? near(0, 0)(lon, lat);
  return [...borders, ...nearestLinks(centres, borders, flatten)].sort(
    (p, q) => p.a - q.a || p.b - q.b,
  );
}

const neighbourTable = (ids: readonly string[], pairs: readonly Neighbour[]): TableColumns => ({
  a: pairs.map(({ a }) => ids[a] ?? ''),
  b: pairs.map(({ b }) => ids[b] ?? ''),
  by: pairs.map(({ by }) => by),
  shared_km: pairs.map(({ sharedKm }) => sharedKm),
});
