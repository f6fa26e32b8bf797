import { contains, GRID, shapeRings, type Arc, type Shape } from './grid.ts';

/** Bucket edge in grid steps: 8 px, some 40 km, about a county. */
const BUCKET = 8 * GRID;

/** Makes a look-up: plane px → index of the shape that holds the point, −1 outside all. */
export function locator(
  arcs: readonly Arc[],
  shapes: readonly Shape[],
): (x: number, y: number) => number {
  const rings = shapes.map((shape) => shapeRings(arcs, shape));
  const buckets = new Map<string, number[]>();
  rings.forEach((ofShape, index) => {
    for (const key of bucketsOf(ofShape)) {
      const bucket = buckets.get(key);
      if (bucket) bucket.push(index);
      else buckets.set(key, [index]);
    }
  });
  return (x, y) => {
    const key = bucketKey(Math.floor((x * GRID) / BUCKET), Math.floor((y * GRID) / BUCKET));
    const here = buckets.get(key) ?? [];
    return here.find((index) => contains(rings[index] ?? [], x * GRID, y * GRID)) ?? -1;
  };
}

const bucketKey = (column: number, row: number): string => `${String(column)} ${String(row)}`;

/** Buckets that the bounding box of each ring touches. */
function bucketsOf(rings: readonly number[][]): Set<string> {
  const keys = new Set<string>();
  for (const ring of rings) {
    const [x0, x1] = span(ring, 0);
    const [y0, y1] = span(ring, 1);
    for (let column = x0; column <= x1; column += 1) {
      for (let row = y0; row <= y1; row += 1) keys.add(bucketKey(column, row));
    }
  }
  return keys;
}

function span(ring: readonly number[], offset: 0 | 1): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let at = offset; at < ring.length; at += 2) {
    low = Math.min(low, ring[at] ?? low);
    high = Math.max(high, ring[at] ?? high);
  }
  return [Math.floor(low / BUCKET), Math.floor(high / BUCKET)];
}
