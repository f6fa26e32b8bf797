import { doubleArea, GRID } from './grid.ts';
import { kmPerPx, type Point } from './plane.ts';

/**
 * Area in km² of rings in grid steps, holes running against the outside. The plane is equal-area,
 * so a sum over its polygons is the ground's area up to the borders' own simplification.
 */
export function areaKm2(rings: readonly ArrayLike<number>[], scaleAt = kmPerPx): number {
  const [x, y] = [rings[0]?.[0] ?? 0, rings[0]?.[1] ?? 0];
  const steps = rings.reduce((sum, ring) => sum + doubleArea(ring), 0) / 2;
  return Math.abs(steps) * (scaleAt(x / GRID, y / GRID) / GRID) ** 2;
}

/** Centre of mass of rings in grid steps, in plane px; of their points where they have no area. */
export function centroid(rings: readonly ArrayLike<number>[]): Point {
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      const next = (at + 2) % ring.length;
      const [x0, y0] = [ring[at] ?? 0, ring[at + 1] ?? 0];
      const [x1, y1] = [ring[next] ?? 0, ring[next + 1] ?? 0];
      const cross = x0 * y1 - x1 * y0;
      area += cross;
      sumX += (x0 + x1) * cross;
      sumY += (y0 + y1) * cross;
    }
  }
  if (area === 0) return meanPoint(rings);
  return [sumX / (3 * area) / GRID, sumY / (3 * area) / GRID];
}

function meanPoint(rings: readonly ArrayLike<number>[]): Point {
  const all = rings.flatMap((ring) => Array.from(ring));
  const mean = (offset: number) =>
    all.filter((_, at) => at % 2 === offset).reduce((a, b) => a + b, 0) / (all.length / 2 || 1);
  return [mean(0) / GRID, mean(1) / GRID];
}
