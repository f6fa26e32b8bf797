const DIRECTIONS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface Places {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A step sideways counts twice, so that the cursor goes where the arrow points. */
const SIDEWAYS = 2;

/**
 * The place an arrow key leads to: the nearest within 45° of the arrow. Stays where it is when
 * nothing lies that way; null when the key is no arrow.
 */
export function neighbourAt(key: string, { x, y }: Places, from: number): number | null {
  const direction = DIRECTIONS[key];
  if (!direction) return null;
  const [dx, dy] = direction;
  let best = from;
  let bestCost = Infinity;
  for (let place = 0; place < x.length; place++) {
    const right = (x[place] ?? 0) - (x[from] ?? 0);
    const down = (y[place] ?? 0) - (y[from] ?? 0);
    const ahead = right * dx + down * dy;
    const aside = Math.abs(right * dy) + Math.abs(down * dx);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + SIDEWAYS * aside;
    if (cost < bestCost) {
      best = place;
      bestCost = cost;
    }
  }
  return best;
}

/** The place nearest to a point: where the keyboard begins. */
export function placeNear({ x, y }: Places, atX: number, atY: number): number {
  let best = -1;
  let bestSquare = Infinity;
  for (let place = 0; place < x.length; place++) {
    const square = ((x[place] ?? 0) - atX) ** 2 + ((y[place] ?? 0) - atY) ** 2;
    if (square < bestSquare) {
      best = place;
      bestSquare = square;
    }
  }
  return best;
}
