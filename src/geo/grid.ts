import type { Topology } from 'topojson-specification';

/**
 * Shapes on an integer grid of the plane, so that equal places are equal numbers and shared
 * borders are found by comparison, never by tolerance. 100 steps a px are about 50 m.
 */
export const GRID = 100;

/** x0, y0, x1, y1, … in grid steps. */
export type Arc = Int32Array;
/** Arc indexes in order; ~index is the arc walked backwards, as in TopoJSON. */
export type ArcRing = readonly number[];
/** The first ring is the outside, the others are holes. */
export type ArcPolygon = readonly ArcRing[];

export interface Shape {
  readonly id: string;
  readonly polygons: readonly ArcPolygon[];
}

/** Decodes a topology's delta-coded arcs and snaps them to the grid; repeated points collapse. */
export function gridArcs({ arcs, transform }: Topology): Arc[] {
  const [scaleX, scaleY] = transform?.scale ?? [1, 1];
  const [moveX, moveY] = transform?.translate ?? [0, 0];
  return arcs.map((arc) => {
    const points: number[] = [];
    let x = 0;
    let y = 0;
    for (const position of arc) {
      x = (transform ? x : 0) + (position[0] ?? 0);
      y = (transform ? y : 0) + (position[1] ?? 0);
      pushPoint(
        points,
        Math.round((x * scaleX + moveX) * GRID),
        Math.round((y * scaleY + moveY) * GRID),
      );
    }
    return Int32Array.from(points);
  });
}

/** Appends a point unless it repeats the last one. */
export function pushPoint(points: number[], x: number, y: number): void {
  if (points.at(-2) !== x || points.at(-1) !== y) points.push(x, y);
}

/** An arc's points in the direction that a ring walks it. */
export function directed(arcs: readonly Arc[], ref: number): number[] {
  const arc = arcs[ref < 0 ? ~ref : ref];
  if (!arc) throw new RangeError(`no arc ${String(ref)} among ${String(arcs.length)}`);
  if (ref >= 0) return Array.from(arc);
  const points: number[] = [];
  for (let at = arc.length - 2; at >= 0; at -= 2) points.push(arc[at] ?? 0, arc[at + 1] ?? 0);
  return points;
}

/** A ring's points, the closing one left out. */
export function ringPoints(arcs: readonly Arc[], ring: ArcRing): number[] {
  const points: number[] = [];
  for (const ref of ring) {
    const walked = directed(arcs, ref);
    for (let at = 0; at < walked.length; at += 2)
      pushPoint(points, walked[at] ?? 0, walked[at + 1] ?? 0);
  }
  if (points.length > 2 && points[0] === points.at(-2) && points[1] === points.at(-1)) {
    points.length -= 2;
  }
  return points;
}

/** Twice the signed area of a closed ring in squared steps; the sign tells its direction. */
export function doubleArea(points: ArrayLike<number>): number {
  let sum = 0;
  let beforeX = points[points.length - 2] ?? 0;
  let beforeY = points[points.length - 1] ?? 0;
  for (let at = 0; at < points.length; at += 2) {
    const x = points[at] ?? 0;
    const y = points[at + 1] ?? 0;
    sum += beforeX * y - x * beforeY;
    beforeX = x;
    beforeY = y;
  }
  return sum;
}

/** Sign of the outer rings' area, told by the largest ring. */
export function directionOf(rings: readonly ArrayLike<number>[]): number {
  const areas = rings.map(doubleArea);
  return Math.sign(
    areas.reduce((most, area) => (Math.abs(area) > Math.abs(most) ? area : most), 0),
  );
}

/** Even-odd test of a point against all rings of an area together, holes included. */
export function contains(rings: readonly ArrayLike<number>[], x: number, y: number): boolean {
  let odd = false;
  for (const points of rings) {
    let beforeX = points[points.length - 2] ?? 0;
    let beforeY = points[points.length - 1] ?? 0;
    for (let at = 0; at < points.length; at += 2) {
      const nextX = points[at] ?? 0;
      const nextY = points[at + 1] ?? 0;
      if (nextY > y !== beforeY > y) {
        if (x < ((beforeX - nextX) * (y - nextY)) / (beforeY - nextY) + nextX) odd = !odd;
      }
      beforeX = nextX;
      beforeY = nextY;
    }
  }
  return odd;
}

/** All rings of a shape as points. */
export const shapeRings = (arcs: readonly Arc[], shape: Shape): number[][] =>
  shape.polygons.flatMap((polygon) => polygon.map((ring) => ringPoints(arcs, ring)));
