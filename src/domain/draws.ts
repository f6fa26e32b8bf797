/** Seeded draws: the same seed gives the same numbers. */
export interface Draws {
  /** In [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  triangular(low: number, mode: number, high: number): number;
  /** Normal, drawn again until inside [low, high]; `sd` 0 is the mean itself. */
  cutNormal(mean: number, sd: number, low: number, high: number): number;
}

/** Mulberry32: 32 bits of state, passes the usual batteries, far more draws than any use here. */
function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Marsaglia's polar method, one of each pair. */
function polar(uniform: () => number): number {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Draws from a whole-number seed. */
export function drawsOf(seed: number): Draws {
  const uniform = mulberry(seed);
  const normal = () => polar(uniform);
  return {
    uniform,
    normal,
    triangular(low, mode, high) {
      const at = uniform();
      const span = high - low;
      const below = (mode - low) / span;
      return at < below
        ? low + Math.sqrt(at * span * (mode - low))
        : high - Math.sqrt((1 - at) * span * (high - mode));
    },
    cutNormal(mean, sd, low, high) {
      for (;;) {
        const value = mean + sd * normal();
        if (sd === 0 || (value >= low && value <= high)) return value;
      }
    },
  };
}

/** Linear quantile of ascending values; NaN of none. */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) return Number.NaN;
  const at = (ascending.length - 1) * share;
  const low = ascending[Math.floor(at)] ?? Number.NaN;
  const high = ascending[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
