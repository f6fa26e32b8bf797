/** A thing drawn at a place, px; y grows downwards. */
export interface Spot<Point> {
  readonly point: Point;
  readonly x: number;
  readonly y: number;
}

/** A name beside its dot: 1 right of it, −1 left. */
export interface PlacedName<Point> {
  readonly point: Point;
  readonly side: 1 | -1;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Px of one letter at 12 px, of a line's half height, and from dot to name. */
const LETTER = 6.6;
const HALF = 8;
const GAP = 7;

function boxOf({ x, y }: Spot<unknown>, text: string, side: 1 | -1): Box {
  const [near, far] = [x + side * GAP, x + side * (GAP + text.length * LETTER)];
  return [Math.min(near, far), y - HALF, Math.max(near, far), y + HALF];
}

const meet = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Names beside their dots where no other name is, on the side with fewer dots below; the first first. */
export function placeNames<Point>(
  spots: readonly Spot<Point>[],
  nameOf: (point: Point) => string | null,
): readonly PlacedName<Point>[] {
  const taken: Box[] = [];
  const covered = ([left, top, right, bottom]: Box) =>
    spots.filter(({ x, y }) => x > left && x < right && y > top && y < bottom).length;
  return spots.flatMap((spot) => {
    const name = nameOf(spot.point);
    if (name === null) return [];
    const [best] = ([1, -1] as const)
      .map((side) => ({ side, box: boxOf(spot, name, side) }))
      .filter(({ box }) => !taken.some((other) => meet(box, other)))
      .sort((a, b) => covered(a.box) - covered(b.box));
    if (!best) return [];
    taken.push(best.box);
    return [{ point: spot.point, side: best.side }];
  });
}
