import type { MultiLineString, MultiPolygon, Position } from 'geojson';
import { feature, merge, mesh } from 'topojson-client';
import type { MultiPolygon as ArcArea } from 'topojson-specification';
import type { UnitTopology } from './geometry.ts';
import { directionOf, GRID, gridArcs, shapeRings, type Arc, type Shape } from './grid.ts';
import { linkRings } from './rings.ts';

/** The union of shapes over common arcs: what is used once is outside, what is used twice inside. */
export function outerShape(id: string, arcs: readonly Arc[], shapes: readonly Shape[]): Shape {
  const refs = shapes.flatMap((shape) => shape.polygons.flat(2));
  const uses = new Map<number, number>();
  for (const ref of refs) {
    const arc = ref < 0 ? ~ref : ref;
    uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  const outside = refs.filter((ref) => uses.get(ref < 0 ? ~ref : ref) === 1);
  const direction = directionOf(shapes.flatMap((shape) => shapeRings(arcs, shape)));
  return { id, polygons: linkRings(arcs, outside, direction) };
}

/**
 * Prepares a topology for drawing territories: the function returned takes a number a unit (a
 * territory's index, −1 none) and gives the borders between units of different numbers, in plane
 * px; in about a millisecond, so that outlines follow a drag. The coast is no border.
 */
export function borderPicker(
  topology: UnitTopology,
): (owner: ArrayLike<number>) => MultiLineString {
  const borders = innerBorders(topology);
  return (owner) => ({
    type: 'MultiLineString',
    coordinates: borders.filter(({ a, b }) => owner[a] !== owner[b]).map(({ line }) => line),
  });
}

interface Border {
  readonly a: number;
  readonly b: number;
  readonly line: Position[];
}

function innerBorders(topology: UnitTopology): Border[] {
  const arcs = gridArcs(topology);
  const first = new Map<number, number>();
  const borders: Border[] = [];
  topology.objects.units.geometries.forEach((unit, index) => {
    for (const ref of unit.type === 'MultiPolygon' ? unit.arcs.flat(2) : []) {
      const arc = ref < 0 ? ~ref : ref;
      const other = first.get(arc);
      if (other === undefined) first.set(arc, index);
      else
        borders.push({
          a: other,
          b: index,
          line: linePoints(arcs[arc] ?? new Int32Array()),
        });
    }
  });
  return borders;
}

function linePoints(arc: Arc): Position[] {
  const points: Position[] = [];
  for (let at = 0; at < arc.length; at += 2) {
    points.push([(arc[at] ?? 0) / GRID, (arc[at + 1] ?? 0) / GRID]);
  }
  return points.length > 1 ? points : [...points, ...points];
}

/** Borders between states, in plane px. */
export const stateBorders = (topology: UnitTopology): MultiLineString =>
  mesh(topology, topology.objects.states, (a, b) => a !== b);

/** The land of the whole plane, in plane px; its rim is the coast. */
export const landAreas = (topology: UnitTopology): MultiPolygon[] =>
  feature(topology, topology.objects.nation).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? [geometry] : [],
  );

/** The ground of some units as one area, in plane px: for a selection's outline. */
export function unionOf(topology: UnitTopology, unitIndexes: Iterable<number>): MultiPolygon {
  const { geometries } = topology.objects.units;
  const areas = Array.from(unitIndexes, (at) => geometries[at]).filter(
    (unit): unit is ArcArea => unit?.type === 'MultiPolygon',
  );
  return merge(topology, areas);
}
