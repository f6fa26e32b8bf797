import type { Ring } from '../source.ts';
import type { Geometry } from './geo-features.ts';
import { contains, crossesItself, cutAtDateLine, doubleArea } from './ring.ts';

/** What is wrong with an area. */
export type Fault =
  | 'crossing'
  | 'no-area'
  | 'hole-outside'
  | 'swapped'
  | 'no-numbers'
  | 'not-degrees'
  | 'not-polygon';

/** Closed rings, none where it cannot be read, and what was wrong or put right. */
export interface AreaRead {
  readonly rings: readonly Ring[];
  readonly faults: readonly Fault[];
}

const none = (fault: Fault): AreaRead => ({ rings: [], faults: [fault] });

/** Polygons of a geometry → rings that can be measured. */
export function areaOf(geometry: Geometry | null): AreaRead {
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0) return none(geometry ? 'not-polygon' : 'no-area');
  const read = polygons.map((polygon) => polygon.map(ringOf));
  if (read.some((rings) => rings.includes(null))) return none('no-numbers');
  const rings = read as number[][][];
  const swapped = isSwapped(rings.flat());
  const right = swapped ? rings.map((polygon) => polygon.map(turned)) : rings;
  if (!right.flat().every(isDegrees)) return none('not-degrees');
  const parts = right.map(checkPolygon);
  const faults = [...(swapped ? (['swapped'] as const) : []), ...parts.flatMap((it) => it.faults)];
  const kept = parts.flatMap((it) => it.rings);
  return { rings: kept, faults: [...new Set(faults)] };
}

type Polygon = readonly unknown[];

function polygonsOf(geometry: Geometry | null): Polygon[] {
  if (!geometry) return [];
  const { type, coordinates, geometries } = geometry;
  if (type === 'GeometryCollection') return geometries.flatMap(polygonsOf);
  if (!Array.isArray(coordinates)) return [];
  if (type === 'Polygon') return [coordinates];
  return type === 'MultiPolygon' ? coordinates.filter((it) => Array.isArray(it)) : [];
}

/** Flat and closed; null when a coordinate is no number. */
function ringOf(value: unknown): number[] | null {
  if (!Array.isArray(value)) return null;
  const ring: number[] = [];
  for (const point of value as unknown[]) {
    const [x, y] = Array.isArray(point) ? (point as unknown[]).slice(0, 2).map(degree) : [];
    if (x === undefined || y === undefined || !Number.isFinite(x + y)) return null;
    ring.push(x, y);
  }
  const closed = ring[0] === ring.at(-2) && ring[1] === ring.at(-1);
  return closed ? ring : [...ring, ring[0] ?? 0, ring[1] ?? 0];
}

/** A coordinate of 16 digits comes as text (see `readJson`): a float64 is near enough for a place. */
function degree(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d/.test(value) ? Number(value) : Number.NaN;
}

const turned = (ring: readonly number[]): number[] =>
  ring.map((_, i) => ring[i % 2 === 0 ? i + 1 : i - 1] ?? 0);

/** Longitudes may run past 180 once: some files cross the date line so. */
const isDegrees = (ring: readonly number[]): boolean =>
  ring.every((value, i) => Math.abs(value) <= (i % 2 === 0 ? 360 : 90));

/** South of the last town; who has areas there has swapped the numbers of northern ones. */
const ANTARCTIC = -60;

/** Whether the first numbers are latitudes: the second ones cannot be, or lie in Antarctica. */
function isSwapped(rings: readonly (readonly number[])[]): boolean {
  let [highest, beyond, fits] = [-Infinity, false, true];
  for (const ring of rings)
    for (let i = 0; i + 1 < ring.length; i += 2) {
      const [x, y] = [ring[i] ?? 0, ring[i + 1] ?? 0];
      highest = Math.max(highest, y);
      beyond ||= Math.abs(y) > 90;
      fits &&= Math.abs(x) <= 90 && Math.abs(y) <= 180;
    }
  return fits && (beyond || highest < ANTARCTIC);
}

/** The first ring is the border, the others are holes. */
function checkPolygon([outer, ...holes]: readonly number[][]): AreaRead {
  if (!outer || doubleArea(outer) === 0) {
    const crossed = outer && crossesItself(outer);
    return crossed ? { rings: [outer], faults: ['crossing'] } : none('no-area');
  }
  const inside = holes.filter((hole) => doubleArea(hole) !== 0 && isInside(hole, outer));
  const faults: Fault[] = inside.length < holes.length ? ['hole-outside'] : [];
  if ([outer, ...inside].some(crossesItself)) faults.push('crossing');
  return { rings: [outer, ...inside].flatMap(cutAtDateLine), faults };
}

function isInside(hole: readonly number[], outer: readonly number[]): boolean {
  let inside = 0;
  for (let i = 0; i + 3 < hole.length; i += 2)
    if (contains(outer, hole[i] ?? 0, hole[i + 1] ?? 0)) inside++;
  // A hole may touch the border with some of its points.
  return inside > 0;
}
