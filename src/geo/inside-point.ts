import { centroid } from './area.ts';
import { contains, GRID } from './grid.ts';
import type { Point } from './plane.ts';

/**
 * A point inside an area, plane px, of rings in grid steps: its centre of mass where that lies
 * inside, else the middle of the widest stretch at the centre's height.
 */
export function insidePoint(rings: readonly (readonly number[])[]): Point {
  const [x, y] = centroid(rings);
  if (contains(rings, x * GRID, y * GRID)) return [x, y];
  const stops = rings.flatMap((ring) => crossings(ring, y * GRID)).sort((a, b) => a - b);
  let [best, widest] = [x, 0];
  for (let at = 0; at + 1 < stops.length; at += 2) {
    const [left = 0, right = 0] = stops.slice(at, at + 2);
    if (right - left > widest) [best, widest] = [(left + right) / 2 / GRID, right - left];
  }
  return [best, y];
}

/** Where a ring crosses a height; twice as many as it has stretches there. */
function crossings(ring: readonly number[], height: number): number[] {
  const found: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const [x0, y0] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    const [x1, y1] = [ring[next] ?? 0, ring[next + 1] ?? 0];
    if (y0 > height !== y1 > height) found.push(x0 + ((x1 - x0) * (height - y0)) / (y1 - y0));
  }
  return found;
}
