/** A closed ring in grid steps: x0, y0, x1, y1, …; the closing point is left out. */
type Ring = readonly number[];

/** Grid steps apart at which two points are one: a twentieth of a px, some metres of a country. */
const NEAR = 5;
/** Edge of a bucket in which points are looked for. */
const BUCKET = 64;
const keyOf = (x: number, y: number): number => x * 2 ** 26 + y;

/**
 * Makes borders that nearly touch the same: points closer than a tolerance become one point, and a
 * point on another area's border becomes a point of that border, too. Slivers and gaps below the
 * tolerance vanish, so that shared borders are found by comparison. Rings that shrink to less than
 * three points are left out.
 */
export function weave(areas: readonly (readonly Ring[])[]): number[][][] {
  const points = new Points();
  const snapped = areas.map((rings) => rings.map((ring) => snap(ring, points)));
  return snapped.map((rings) =>
    rings.map((ring) => withPointsOn(ring, points)).filter((ring) => ring.length >= 6),
  );
}

/** The points that stand for all near them. */
class Points {
  readonly #buckets = new Map<number, number[]>();

  /** A known point near a place, else the place itself from now on. */
  at(x: number, y: number): readonly [x: number, y: number] {
    let best: readonly [number, number] | null = null;
    let least = NEAR * NEAR;
    this.within(x - NEAR, y - NEAR, x + NEAR, y + NEAR, (px, py) => {
      const square = (px - x) ** 2 + (py - y) ** 2;
      if (square <= least) [best, least] = [[px, py], square];
    });
    if (best) return best;
    const key = keyOf(Math.floor(x / BUCKET), Math.floor(y / BUCKET));
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.push(x, y);
    else this.#buckets.set(key, [x, y]);
    return [x, y];
  }

  /** Visits the points of all buckets that a box touches. */
  within(x0: number, y0: number, x1: number, y1: number, visit: (x: number, y: number) => void) {
    for (let column = Math.floor(x0 / BUCKET); column <= Math.floor(x1 / BUCKET); column++) {
      for (let row = Math.floor(y0 / BUCKET); row <= Math.floor(y1 / BUCKET); row++) {
        const bucket = this.#buckets.get(keyOf(column, row)) ?? [];
        for (let at = 0; at < bucket.length; at += 2) visit(bucket[at] ?? 0, bucket[at + 1] ?? 0);
      }
    }
  }
}

function snap(ring: Ring, points: Points): number[] {
  const snapped: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const [x, y] = points.at(ring[at] ?? 0, ring[at + 1] ?? 0);
    if (snapped.at(-2) !== x || snapped.at(-1) !== y) snapped.push(x, y);
  }
  while (snapped.length > 2 && snapped[0] === snapped.at(-2) && snapped[1] === snapped.at(-1))
    snapped.length -= 2;
  return snapped;
}

function withPointsOn(ring: Ring, points: Points): number[] {
  const woven: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    const [x0, y0] = [ring[at] ?? 0, ring[at + 1] ?? 0];
    const [x1, y1] = [ring[next] ?? 0, ring[next + 1] ?? 0];
    woven.push(x0, y0, ...pointsOn([x0, y0, x1, y1], points));
  }
  return woven;
}

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** Points between the ends of a segment, in its direction. */
function pointsOn([x0, y0, x1, y1]: Segment, points: Points): number[] {
  const [runX, runY] = [x1 - x0, y1 - y0];
  const square = runX * runX + runY * runY;
  const found: { share: number; x: number; y: number }[] = [];
  const [left, right] = x0 < x1 ? [x0, x1] : [x1, x0];
  const [top, bottom] = y0 < y1 ? [y0, y1] : [y1, y0];
  points.within(left - NEAR, top - NEAR, right + NEAR, bottom + NEAR, (x, y) => {
    if ((x === x0 && y === y0) || (x === x1 && y === y1)) return;
    const share = ((x - x0) * runX + (y - y0) * runY) / square;
    if (share <= 0 || share >= 1) return;
    const [awayX, awayY] = [x - (x0 + share * runX), y - (y0 + share * runY)];
    if (awayX * awayX + awayY * awayY <= NEAR * NEAR) found.push({ share, x, y });
  });
  return found.sort((p, q) => p.share - q.share).flatMap(({ x, y }) => [x, y]);
}
