import {
  contains,
  directed,
  doubleArea,
  ringPoints,
  type Arc,
  type ArcPolygon,
  type ArcRing,
} from './grid.ts';

const pointKey = (x: number, y: number): number => x * 2 ** 24 + y;

/**
 * Links directed arcs that together bound an area into rings, and rings into polygons.
 * `direction` is the sign of the outer rings' area. Throws where the arcs do not close.
 */
export function linkRings(
  arcs: readonly Arc[],
  refs: readonly number[],
  direction: number,
): ArcPolygon[] {
  const outer: { ring: ArcRing; points: number[]; holes: ArcRing[] }[] = [];
  const holes: { ring: ArcRing; points: number[] }[] = [];
  for (const ring of closedRings(arcs, refs)) {
    const points = ringPoints(arcs, ring);
    const area = doubleArea(points) * direction;
    if (area > 0) outer.push({ ring, points, holes: [] });
    else if (area < 0) holes.push({ ring, points });
  }
  for (const { ring, points } of holes) {
    const [x = 0, y = 0] = points;
    const around = outer.find((candidate) => contains([candidate.points], x, y)) ?? outer[0];
    around?.holes.push(ring);
  }
  return outer.map((polygon) => [polygon.ring, ...polygon.holes]);
}

function closedRings(arcs: readonly Arc[], refs: readonly number[]): ArcRing[] {
  const leaving = new Map<number, { ref: number; end: number }[]>();
  for (const ref of refs) {
    const points = directed(arcs, ref);
    const start = pointKey(points[0] ?? 0, points[1] ?? 0);
    const list = leaving.get(start) ?? [];
    list.push({ ref, end: pointKey(points.at(-2) ?? 0, points.at(-1) ?? 0) });
    leaving.set(start, list);
  }
  const rings: ArcRing[] = [];
  for (const [start, list] of leaving) {
    while (list.length > 0) rings.push(walk(leaving, start));
  }
  return rings;
}

function walk(
  leaving: ReadonlyMap<number, { ref: number; end: number }[]>,
  start: number,
): ArcRing {
  const ring: number[] = [];
  let at = start;
  do {
    const step = leaving.get(at)?.pop();
    if (!step) throw new RangeError(`arcs do not close: ${ring.join(' ')} ends in the open`);
    ring.push(step.ref);
    at = step.end;
  } while (at !== start);
  return ring;
}
