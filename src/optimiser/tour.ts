import { ProblemError } from './graph.ts';
import { type Order, orderOf } from './tour-order.ts';
import { type Random, randomOf } from './random.ts';
import { greedyTour, type Near, nearStops } from './tour-start.ts';

export interface TourOptions {
  readonly seed: number;
  /** How many times the tour is shaken; the same seed and count give the same tour. */
  readonly shakes: number;
  /** Asked before each shake; false ends the search with the best so far. */
  readonly goOn?: () => boolean;
}

export interface Tour {
  /** Stops in the order they are visited. */
  readonly order: Int32Array;
  readonly length: number;
}

/** How many near stops a new edge may lead to; how far a chain of exchanges goes; how wide a shake is. */
const [NEAR, DEEP, WIDE] = [8, 5, 50];
/** Less than this is rounding, not a gain. */
const LEAST = 1e-7;

/**
 * A short closed tour: Lin–Kernighan chains of exchanges over near stops, then local double bridges,
 * each kept when the tour is no longer than before (Martin, Otto and Felten 1991; Applegate, Cook and Rohe
 * 2003). `distance` is stops × stops, symmetric, ≥ 0. Throws ProblemError where it is not.
 */
export function tourOf(distance: Float64Array, stops: number, options: TourOptions): Tour {
  check(distance, stops);
  const near = nearStops(distance, stops, NEAR);
  const start = greedyTour(distance, stops, near);
  // Up to three stops have but one tour.
  if (stops < 4) return { order: start, length: lengthOf(distance, start) };
  const search = { distance, stops, near, order: orderOf(start), queue: queueOf(stops) };
  for (let stop = 0; stop < stops; stop += 1) search.queue.push(stop);
  settle(search);
  shakeAll(search, options);
  const best = search.order.list();
  return { order: best, length: lengthOf(distance, best) };
}

/** An open way from `first` (or anywhere, null): a stop at no distance from all joins its ends. */
export function wayOf(
  distance: Float64Array,
  stops: number,
  first: number | null,
  options: TourOptions,
): Tour {
  check(distance, stops);
  const far = distance.reduce((sum, value) => sum + value, 1);
  const closed = new Float64Array((stops + 1) ** 2);
  for (let a = 0; a < stops; a += 1) {
    for (let b = 0; b < stops; b += 1) closed[a * (stops + 1) + b] = distance[a * stops + b] ?? 0;
    // The way starts where the extra stop's one dear edge would be avoided.
    const toEnd = first === null || a === first ? 0 : far;
    closed[a * (stops + 1) + stops] = closed[stops * (stops + 1) + a] = first === null ? 0 : toEnd;
  }
  const { order } = tourOf(closed, stops + 1, options);
  const cut = order.indexOf(stops);
  let way = Int32Array.from([...order.subarray(cut + 1), ...order.subarray(0, cut)]);
  if (first !== null && way[0] !== first) way = way.reverse();
  return {
    order: way,
    length:
      lengthOf(distance, way) - (distance[(way[stops - 1] ?? 0) * stops + (way[0] ?? 0)] ?? 0),
  };
}

function check(distance: Float64Array, stops: number): void {
  if (distance.length !== stops * stops)
    throw new ProblemError(`${distance.length} distances for ${stops} stops`);
  for (let a = 0; a < stops; a += 1)
    for (let b = 0; b < a; b += 1) {
      const [there = -1, back = -1] = [distance[a * stops + b], distance[b * stops + a]];
      if (!(there >= 0 && Number.isFinite(there)) || there !== back)
        throw new ProblemError(`from stop ${a} to ${b} is ${there}, back ${back}`);
    }
}

/** The closed length of an order. */
export function lengthOf(distance: Float64Array, order: Int32Array): number {
  const stops = order.length;
  let length = 0;
  for (let at = 0; at < stops; at += 1)
    length += distance[(order[at] ?? 0) * stops + (order[(at + 1) % stops] ?? 0)] ?? 0;
  return stops > 1 ? length : 0;
}

/** Stops whose surroundings changed, each once. */
interface Queue {
  push(stop: number): void;
  pop(): number;
}

function queueOf(stops: number): Queue {
  const [ring, waiting] = [new Int32Array(stops + 1), new Uint8Array(stops)];
  let [head, tail] = [0, 0];
  return {
    push: (stop) => {
      if (waiting[stop] === 1) return;
      waiting[stop] = 1;
      ring[tail] = stop;
      tail = tail === stops ? 0 : tail + 1;
    },
    pop: () => {
      if (head === tail) return -1;
      const stop = ring[head] ?? 0;
      head = head === stops ? 0 : head + 1;
      waiting[stop] = 0;
      return stop;
    },
  };
}

interface Search {
  readonly distance: Float64Array;
  readonly stops: number;
  readonly near: Near;
  readonly order: Order;
  readonly queue: Queue;
}

function away({ distance, stops }: Search, a: number, b: number): number {
  return distance[a * stops + b] ?? 0;
}

/** Improves around the stops of the queue until nothing helps; answers what was gained. */
function settle(search: Search): number {
  let gained = 0;
  for (let stop = search.queue.pop(); stop >= 0; stop = search.queue.pop()) {
    for (let gain = chainFrom(search, stop); gain > LEAST; gain = chainFrom(search, stop))
      gained += gain;
  }
  return gained;
}

/** The first chain from `stop` that shortens the tour, either way round; 0 when none does. */
function chainFrom(search: Search, stop: number): number {
  for (const forward of [true, false])
    for (let pick = 0; pick < search.near.size; pick += 1) {
      const gain = chain(search, stop, forward, pick);
      if (gain > LEAST) return gain;
    }
  return 0;
}

/**
 * One Lin–Kernighan chain: the edge from `base` to its neighbour is given up, the loose end joins a
 * near stop, whose own edge is given up next, and so on; the best point of the chain stays.
 * `first` says which near stop opens the chain; later ones are the best.
 */
function chain(search: Search, base: number, forward: boolean, first: number): number {
  const { order, queue } = search;
  const origin = order.mark();
  const touched: number[] = [base];
  let gain = 0;
  let best = LEAST;
  let bestMark = origin;
  for (let depth = 0; depth < DEEP; depth += 1) {
    const end = forward ? order.next(base) : order.before(base);
    const step = stepFrom(search, base, end, gain, depth === 0 ? first : -1, forward);
    if (step === null) break;
    order.exchange(base, end, step.loose, step.joined);
    // The direction may have changed: the chain goes on where the loose end lies.
    forward = order.next(base) === step.loose;
    gain = step.gain;
    touched.push(end, step.loose, step.joined);
    if (gain <= best) continue;
    best = gain;
    bestMark = order.mark();
  }
  order.undo(bestMark);
  if (bestMark === origin) return 0;
  for (const stop of touched) queue.push(stop);
  return best;
}

interface Step {
  /** The near stop that the loose end joins, and its neighbour, the next loose end. */
  readonly joined: number;
  readonly loose: number;
  /** Of the closed tour after this step. */
  readonly gain: number;
}

/** The step of a chain that frees the longest edge for the shortest; null where none can gain. */
function stepFrom(
  search: Search,
  base: number,
  end: number,
  gain: number,
  only: number,
  forward: boolean,
): Step | null {
  const { near, order } = search;
  const open = gain + away(search, base, end);
  let found: Step | null = null;
  let bestFreed = Number.NEGATIVE_INFINITY;
  for (let pick = Math.max(only, 0); pick < (only < 0 ? near.size : only + 1); pick += 1) {
    const joined = near.list[end * near.size + pick] ?? 0;
    const left = open - away(search, end, joined);
    if (left <= LEAST) break;
    const loose = forward ? order.before(joined) : order.next(joined);
    if (joined === base || loose === end) continue;
    const freed = away(search, loose, joined) - away(search, end, joined);
    if (freed <= bestFreed) continue;
    bestFreed = freed;
    found = { joined, loose, gain: left + away(search, loose, joined) - away(search, loose, base) };
  }
  return found;
}

/** Shakes the tour in small places, again and again; a longer tour is taken back. */
function shakeAll(search: Search, { seed, shakes, goOn = () => true }: TourOptions): void {
  const random = randomOf(seed);
  for (let shake = 0; shake < shakes && goOn(); shake += 1) {
    search.order.keep();
    const change = swapParts(search, random) - settle(search);
    if (change > LEAST) search.order.undo(0);
  }
  search.order.keep();
}

/** Swaps two neighbouring stretches of the tour, a local double bridge; answers the added length. */
function swapParts(search: Search, random: Random): number {
  const { stops, order, queue } = search;
  const wide = Math.min(WIDE, Math.floor((stops - 2) / 2));
  const a = random.below(stops);
  const first = 1 + random.below(wide);
  const [b, c] = [order.next(a), order.ahead(a, first)];
  const [d, e] = [order.next(c), order.ahead(c, 1 + random.below(wide))];
  const f = order.next(e);
  for (const stop of [a, b, c, d, e, f]) queue.push(stop);
  const added = away(search, a, d) + away(search, e, b) + away(search, c, f);
  const freed = away(search, a, b) + away(search, c, d) + away(search, e, f);
  // Both stretches turned round as one, then each alone.
  order.exchange(a, b, e, f);
  order.exchange(a, e, d, c);
  order.exchange(e, c, b, f);
  return added - freed;
}
