import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification';
import { GRID, type Arc, type Shape } from './grid.ts';
import type { Plane } from './projection.ts';

/** Areas of a map in plane px over shared, quantised arcs. */
export type UnitTopology = Topology<{
  /** Index in the collection = unit index; id = unit id. */
  units: GeometryCollection;
  /** id = two-digit FIPS; none outside the US. */
  states: GeometryCollection;
  nation: GeometryCollection;
}>;

export interface CityLabel {
  readonly name: string;
  /** Plane px. */
  readonly x: number;
  readonly y: number;
  readonly population: number;
  /** 0 = first to be shown. */
  readonly rank: number;
}

/** The geometry file of an extract: one entry a unit in every list, in the order of unit ids. */
export interface Geometry {
  /** Where on earth the px lie. */
  readonly plane: Plane;
  readonly units: {
    readonly ids: readonly string[];
    readonly names: readonly string[];
    /** Postal codes of states, e.g. 'TX'. */
    readonly states: readonly string[];
    readonly kinds: readonly string[];
    /** Centre in plane px. */
    readonly x: readonly number[];
    readonly y: readonly number[];
    readonly areaKm2: readonly number[];
  };
  readonly topology: UnitTopology;
  readonly cities: readonly CityLabel[];
}

export interface TopologyShapes {
  readonly units: readonly Shape[];
  readonly states: readonly Shape[];
  readonly nation: Shape;
}

/** Shapes on the grid → delta-coded TopoJSON in plane px. */
export function toTopology(arcs: readonly Arc[], shapes: TopologyShapes): UnitTopology {
  return {
    type: 'Topology',
    transform: { scale: [1 / GRID, 1 / GRID], translate: [0, 0] },
    objects: {
      units: collection(shapes.units),
      states: collection(shapes.states),
      nation: collection([shapes.nation]),
    },
    arcs: arcs.map(deltas),
  };
}

const collection = (shapes: readonly Shape[]): GeometryCollection => ({
  type: 'GeometryCollection',
  geometries: shapes.map(({ id, polygons }): MultiPolygon => ({
    type: 'MultiPolygon',
    id,
    arcs: polygons.map((polygon) => polygon.map((ring) => [...ring])),
  })),
});

function deltas(arc: Arc): number[][] {
  const points: number[][] = [];
  let beforeX = 0;
  let beforeY = 0;
  for (let at = 0; at < arc.length; at += 2) {
    const x = arc[at] ?? 0;
    const y = arc[at + 1] ?? 0;
    points.push([x - beforeX, y - beforeY]);
    beforeX = x;
    beforeY = y;
  }
  // TopoJSON wants two points in every arc, in one that snapping shrank to a point as well.
  if (points.length === 1) points.push([0, 0]);
  return points;
}
