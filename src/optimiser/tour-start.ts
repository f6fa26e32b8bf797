/** The nearest stops of each, nearest first, `size` a stop. */
export interface Near {
  readonly size: number;
  readonly list: Int32Array;
}

export function nearStops(distance: Float64Array, stops: number, most: number): Near {
  const size = Math.min(most, stops - 1);
  const list = new Int32Array(stops * size);
  for (let stop = 0; stop < stops; stop += 1) {
    const row = distance.subarray(stop * stops, (stop + 1) * stops);
    const others = Array.from({ length: stops }, (_, at) => at)
      .filter((other) => other !== stop)
      .sort((a, b) => (row[a] ?? 0) - (row[b] ?? 0) || a - b);
    list.set(others.slice(0, size), stop * size);
  }
  return { size, list };
}

/** Pieces of a tour: each stop has up to two partners; `end` is the other end of an end's piece. */
interface Pieces {
  readonly partners: Int32Array;
  readonly end: Int32Array;
}

/** A first tour: the shortest edges that close no circle, then the pieces joined end to nearest end. */
export function greedyTour(distance: Float64Array, stops: number, near: Near): Int32Array {
  const pieces = {
    partners: new Int32Array(2 * stops).fill(-1),
    end: Int32Array.from({ length: stops }, (_, stop) => stop),
  };
  for (const edge of nearEdges(distance, stops, near))
    join(pieces, Math.floor(edge / stops), edge % stops);
  return walk(distance, stops, pieces);
}

function nearEdges(distance: Float64Array, stops: number, { size, list }: Near): number[] {
  const edges = new Set<number>();
  list.forEach((other, at) => {
    const stop = Math.floor(at / size);
    edges.add(Math.min(stop, other) * stops + Math.max(stop, other));
  });
  return [...edges].sort((a, b) => (distance[a] ?? 0) - (distance[b] ?? 0) || a - b);
}

/** Joins two ends of different pieces; anything else is left alone. */
function join({ partners, end }: Pieces, a: number, b: number): void {
  if (partners[2 * a + 1] !== -1 || partners[2 * b + 1] !== -1 || end[a] === b) return;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const)
    partners[2 * from + (partners[2 * from] === -1 ? 0 : 1)] = to;
  const [farA = a, farB = b] = [end[a], end[b]];
  end[farA] = farB;
  end[farB] = farA;
}

/** Walks piece after piece, each time on to the nearest end not walked yet. */
function walk(distance: Float64Array, stops: number, { partners, end }: Pieces): Int32Array {
  const order: number[] = [];
  const seen = new Uint8Array(stops);
  const ends = Array.from({ length: stops }, (_, stop) => stop).filter(
    (stop) => partners[2 * stop + 1] === -1,
  );
  for (let stop = ends[0] ?? 0; stop >= 0;) {
    let last = stop;
    for (let at = stop; at >= 0;) {
      seen[at] = 1;
      order.push(at);
      last = at;
      at =
        [partners[2 * at] ?? -1, partners[2 * at + 1] ?? -1].find((to) => to >= 0 && !seen[to]) ??
        -1;
    }
    const away = (other: number): number => distance[last * stops + other] ?? 0;
    const left = ends.filter((other) => seen[other] === 0 && seen[end[other] ?? other] === 0);
    stop = left.reduce((best, other) => (best < 0 || away(other) < away(best) ? other : best), -1);
  }
  return Int32Array.from(order);
}
