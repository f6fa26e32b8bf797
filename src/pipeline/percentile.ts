/**
 * The `p`-quantile (0–1) by linear interpolation between order statistics; NaN for no values.
 * Does not change its input.
 */
export function percentile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  if (last < 0) return Number.NaN;
  const at = p * last;
  const low = Math.floor(at);
  const below = sorted[low] ?? Number.NaN;
  const above = sorted[Math.min(low + 1, last)] ?? Number.NaN;
  return below + (above - below) * (at - low);
}

/**
 * The smallest value at which the values up to it hold at least the share `p` of all weight;
 * NaN without weight. Values of weight 0 or less do not count.
 */
export function weightedPercentile(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  p: number,
): number {
  const order = Array.from(values, (_, index) => index)
    .filter((index) => (weights[index] ?? 0) > 0)
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const total = order.reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  let held = 0;
  for (const index of order) {
    held += weights[index] ?? 0;
    if (held >= p * total) return values[index] ?? Number.NaN;
  }
  return Number.NaN;
}
