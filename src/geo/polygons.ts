import { contains, doubleArea } from './grid.ts';

type Ring = readonly number[];

interface Bounded {
  readonly ring: Ring;
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
  readonly area: number;
}

/**
 * Rings of an area by the even-odd rule → polygons, each an outer ring of positive area and its
 * holes of negative area (`doubleArea`'s sign). A ring without area is left out.
 */
export function polygonsOf(rings: readonly Ring[]): number[][][] {
  const all = rings
    .map((ring): Bounded => ({ ring, box: boxOf(ring), area: Math.abs(doubleArea(ring)) }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area);
  const polygons = new Map<Bounded, number[][]>();
  all.forEach((inner, at) => {
    const around = all.slice(0, at).filter((outer) => isInside(inner, outer));
    if (around.length % 2 === 0) polygons.set(inner, [turned(inner.ring, 1)]);
    // The smallest ring around a hole is the last one: they are sorted by area.
    else polygons.get(around.at(-1) ?? inner)?.push(turned(inner.ring, -1));
  });
  return [...polygons.values()];
}

function boxOf(ring: Ring): Bounded['box'] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
  }
  return [x0, y0, x1, y1];
}

/** Rings of one area may touch: the middles of a ring's sides say where it lies, not one point. */
function isInside(inner: Bounded, outer: Bounded): boolean {
  const [a, b] = [inner.box, outer.box];
  if (a[0] < b[0] || a[1] < b[1] || a[2] > b[2] || a[3] > b[3]) return false;
  const { ring } = inner;
  let [inside, asked] = [0, 0];
  for (let at = 0; at < ring.length && asked < 5; at += 2, asked++) {
    const next = (at + 2) % ring.length;
    const x = ((ring[at] ?? 0) + (ring[next] ?? 0)) / 2;
    const y = ((ring[at + 1] ?? 0) + (ring[next + 1] ?? 0)) / 2;
    if (contains([outer.ring], x, y)) inside++;
  }
  return inside * 2 > asked;
}

function turned(ring: Ring, direction: 1 | -1): number[] {
  if (Math.sign(doubleArea(ring)) === direction) return [...ring];
  const back: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) back.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  return back;
}
