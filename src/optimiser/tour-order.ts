/** A closed tour as an order of stops that can be turned round in parts, and turned back. */
export interface Order {
  readonly stops: number;
  next(stop: number): number;
  before(stop: number): number;
  /** The stop `ahead` places after `stop`. */
  ahead(stop: number, by: number): number;
  /**
   * Replaces the edges a–b and c–d, which point the same way along the tour, by a–c and b–d: one of
   * the two parts between them is turned round, the shorter one, so directions may change.
   */
  exchange(a: number, b: number, c: number, d: number): void;
  /** A mark to return to. */
  mark(): number;
  /** Undoes the exchanges since `mark`. */
  undo(mark: number): void;
  /** Forgets the marks. */
  keep(): void;
  list(): Int32Array;
}

export function orderOf(start: Int32Array): Order {
  const stops = start.length;
  const list = start.slice();
  const place = new Int32Array(stops);
  list.forEach((stop, at) => (place[stop] = at));
  const log: (readonly [number, number, number, number])[] = [];

  const at = (position: number): number =>
    list[position >= stops ? position - stops : position < 0 ? position + stops : position] ?? 0;
  const next = (stop: number): number => at((place[stop] ?? 0) + 1);

  /** Turns `count` stops round from position `from` on, the two ends towards the middle. */
  function turn(from: number, count: number): void {
    let [low, high] = [from, (from + count - 1) % stops];
    for (let left = count >> 1; left > 0; left -= 1) {
      const first = list[low] ?? 0;
      const last = list[high] ?? 0;
      list[low] = last;
      place[last] = low;
      list[high] = first;
      place[first] = high;
      low = low + 1 === stops ? 0 : low + 1;
      high = high === 0 ? stops - 1 : high - 1;
    }
  }

  function replace(a: number, b: number, c: number, d: number): void {
    if (next(a) === b) along(a, b, c, d);
    else along(d, c, b, a);
  }

  function along(a: number, b: number, c: number, d: number): void {
    const inner = ((place[c] ?? 0) - (place[b] ?? 0) + stops) % stops;
    if (2 * (inner + 1) <= stops) turn(place[b] ?? 0, inner + 1);
    else turn(place[d] ?? 0, (((place[a] ?? 0) - (place[d] ?? 0) + stops) % stops) + 1);
  }

  return {
    stops,
    next,
    before: (stop) => at((place[stop] ?? 0) - 1),
    ahead: (stop, by) => list[((place[stop] ?? 0) + by) % stops] ?? 0,
    exchange: (a, b, c, d) => {
      replace(a, b, c, d);
      log.push([a, b, c, d]);
    },
    mark: () => log.length,
    undo: (mark) => {
      while (log.length > mark) {
        const [a, b, c, d] = log.pop() ?? [0, 0, 0, 0];
        replace(a, c, b, d);
      }
    },
    keep: () => void (log.length = 0),
    list: () => list.slice(),
  };
}
