import type { Ring } from '../source.ts';

/** Twice the signed area in square degrees, counter-clockwise positive. */
export function doubleArea(ring: Ring): number {
  let sum = 0;
  const [x0 = 0, y0 = 0] = ring;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4);
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

export function contains(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4);
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

interface Edge {
  readonly at: number;
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Above this many edges no one looks: a survey's border of so many points was made by a machine. */
const MOST_EDGES = 20_000;

/** Whether two edges that are no neighbours cross; edges are swept by their west end. */
export function crossesItself(ring: Ring): boolean {
  const edges = edgesOf(ring);
  if (edges.length > MOST_EDGES) return false;
  const sorted = edges.toSorted((a, b) => Math.min(a.ax, a.bx) - Math.min(b.ax, b.bx));
  let live: Edge[] = [];
  for (const edge of sorted) {
    const west = Math.min(edge.ax, edge.bx);
    live = live.filter((it) => Math.max(it.ax, it.bx) >= west);
    if (live.some((it) => crosses(it, edge))) return true;
    live.push(edge);
  }
  return false;
}

function edgesOf(ring: Ring): Edge[] {
  const edges: Edge[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4);
    if (ax !== bx || ay !== by) edges.push({ at: edges.length, ax, ay, bx, by });
  }
  return edges;
}

/** Properly: in a point inside both. */
function crosses(a: Edge, b: Edge): boolean {
  if (Math.max(a.ay, a.by) < Math.min(b.ay, b.by) || Math.max(b.ay, b.by) < Math.min(a.ay, a.by))
    return false;
  const side = (e: Edge, x: number, y: number): number =>
    Math.sign((e.bx - e.ax) * (y - e.ay) - (x - e.ax) * (e.by - e.ay));
  return (
    side(a, b.ax, b.ay) * side(a, b.bx, b.by) < 0 && side(b, a.ax, a.ay) * side(b, a.bx, a.by) < 0
  );
}

/** A ring that goes over 180° → rings on both sides of it; any other as it is. */
export function cutAtDateLine(ring: Ring): Ring[] {
  const whole = unwrapped(ring);
  const [west, east] = [minOf(whole), maxOf(whole)];
  if (west >= -180 && east <= 180) return [whole];
  // Turned into 0…360 there is one line to cut at.
  const shift = west < -180 ? 360 : 0;
  const turned = shift === 0 ? whole : shifted(whole, shift);
  return [clipped(turned, 1), shifted(clipped(turned, -1), -360)].filter(
    (part) => part.length >= 8 && doubleArea(part) !== 0,
  );
}

/** Longitudes without jumps: a step of more than half the globe is one over the date line. */
function unwrapped(ring: Ring): number[] {
  let turn = 0;
  return ring.map((value, i) => {
    if (i % 2 === 1 || i === 0) return value;
    const step = value - (ring[i - 2] ?? 0);
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    return value + turn;
  });
}

const longitudes = (ring: Ring): number[] => ring.filter((_, i) => i % 2 === 0);
const minOf = (ring: Ring): number => longitudes(ring).reduce((a, b) => Math.min(a, b), Infinity);
const maxOf = (ring: Ring): number => longitudes(ring).reduce((a, b) => Math.max(a, b), -Infinity);
const shifted = (ring: Ring, by: number): number[] =>
  ring.map((value, i) => (i % 2 === 0 ? value + by : value));

/** The part west (side 1) or east (−1) of 180°. */
function clipped(ring: Ring, side: 1 | -1): number[] {
  const out: number[] = [];
  const kept = (x: number): boolean => side * (180 - x) >= 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4);
    if (kept(ax)) out.push(ax, ay);
    if (kept(ax) !== kept(bx) && ax !== 180 && bx !== 180)
      out.push(180, ay + ((by - ay) * (180 - ax)) / (bx - ax));
  }
  return out.length === 0 ? out : [...out, out[0] ?? 0, out[1] ?? 0];
}
