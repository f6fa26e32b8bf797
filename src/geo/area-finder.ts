import { Delaunay } from 'd3-delaunay';
import { GRID, shapeRings, type Arc, type Shape } from './grid.ts';
import { locator } from './locate.ts';

/**
 * Makes a look-up: plane px → index of the shape that holds the point, else of the one whose border
 * has a point within `rimPx`, else −1. The index of borders is built when first needed.
 */
export function areaFinder(
  arcs: readonly Arc[],
  shapes: readonly Shape[],
  rimPx: number,
): (x: number, y: number) => number {
  const locate = locator(arcs, shapes);
  let rim: ReturnType<typeof rimFinder> | null = null;
  return (x, y) => {
    const inside = locate(x, y);
    if (inside >= 0) return inside;
    rim ??= rimFinder(arcs, shapes);
    return rim(x, y, rimPx);
  };
}

function rimFinder(
  arcs: readonly Arc[],
  shapes: readonly Shape[],
): (x: number, y: number, within: number) => number {
  const points: number[] = [];
  const owner: number[] = [];
  shapes.forEach((shape, index) => {
    for (const step of shapeRings(arcs, shape).flat()) points.push(step / GRID);
    while (owner.length < points.length / 2) owner.push(index);
  });
  if (owner.length === 0) return () => -1;
  const delaunay = new Delaunay(Float64Array.from(points));
  return (x, y, within) => {
    const at = delaunay.find(x, y);
    const apart = Math.hypot((points[at * 2] ?? 0) - x, (points[at * 2 + 1] ?? 0) - y);
    return apart <= within ? (owner[at] ?? -1) : -1;
  };
}
