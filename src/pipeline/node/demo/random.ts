/** Seeded draws of one concern of the generator; the same on every machine with the same engine. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Whole number in [0, below). */
  readonly int: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Rounds up with the probability of the fraction, so that the mean is kept. */
  readonly round: (value: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** FNV-1a over the text, the seed mixed in: a seed of its own for each stream. */
function streamSeed(seed: number, stream: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < stream.length; at += 1) {
    hash = Math.imul(hash ^ stream.charCodeAt(at), 0x01000193) >>> 0;
  }
  return hash;
}

/** sfc32 (Doty-Humphrey, PractRand): 128 bits of state, of which one word is a counter. */
function sfc32(seed: number): () => number {
  let a = seed | 0;
  let b = 0x9e3779b9 | 0;
  let c = 0x243f6a88 | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 15; warm += 1) next();
  return next;
}

/** Draws for one named stream: a change in one concern leaves the draws of the others alone. */
export function makeRandom(seed: number, stream: string): Random {
  const next = sfc32(streamSeed(seed, stream));
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    round: (value) => Math.floor(value + next()),
    pick: (list) => {
      const value = list[int(list.length)];
      if (value === undefined) throw new RangeError('nothing to pick from');
      return value;
    },
  };
}

/** Draws indices in proportion to their weights (cumulative sums and a binary search). */
export function makeWeighted(weights: ArrayLike<number>): (random: Random) => number {
  const upTo = new Float64Array(weights.length);
  let total = 0;
  for (let at = 0; at < weights.length; at += 1) upTo[at] = total += weights[at] ?? 0;
  return (random) => {
    const wanted = random.next() * total;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Indices 0..length−1 by falling value; ties by index. */
export function ranked(values: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({ length: values.length }, (_, at) => at);
  return order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}
