import { shapesOf } from '#geo/atlas.ts';
import type { Geometry } from '#geo/geometry.ts';
import { GRID, gridArcs, ringPoints, type Arc, type ArcPolygon } from '#geo/grid.ts';
import { borderPicker, stateBorders, unionOf } from '#geo/outlines.ts';
import { PLANE_HEIGHT, PLANE_WIDTH } from '#geo/plane.ts';
import type { Area, Lines, MapShapes } from '#ui/map/shapes.ts';

const areaOf = (arcs: readonly Arc[], polygons: readonly ArcPolygon[]): Area =>
  polygons.map((rings) => rings.map((ring) => ringPoints(arcs, ring).map((steps) => steps / GRID)));

/** The geometry file as rings and lines in plane px, for the map. */
export function mapShapes({ units, topology, cities }: Geometry): MapShapes {
  const arcs = gridArcs(topology);
  const { objects } = topology;
  return {
    width: PLANE_WIDTH,
    height: PLANE_HEIGHT,
    units: shapesOf(objects.units).map(({ polygons }) => areaOf(arcs, polygons)),
    x: units.x,
    y: units.y,
    land: shapesOf(objects.nation).flatMap(({ polygons }) => areaOf(arcs, polygons)),
    borders: borderPicker(topology)(objects.units.geometries.map((_, unit) => unit)).coordinates,
    states: stateBorders(topology).coordinates,
    cities,
  };
}

/** The outline of some units taken together, in plane px. */
export const outlineOf = ({ topology }: Geometry, units: Iterable<number>): Lines =>
  unionOf(topology, units).coordinates.flat();

/** A ring as the line around it. */
export const closedLine = (ring: readonly number[]): Lines[number] =>
  [...ring.keys()]
    .filter((at) => at % 2 === 0)
    .concat(0)
    .map((at) => [ring[at] ?? 0, ring[at + 1] ?? 0]);
