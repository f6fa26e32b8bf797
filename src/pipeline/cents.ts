/** Rounds half up (towards +∞), to whole cents. */
export const halfUp = (value: number): number => Math.floor(value + 0.5);

/**
 * Splits whole `total` (≥ 0) in proportion to `weights` into whole parts that sum to it exactly:
 * each gets its floor, the largest fractions get the rest, the earlier one on a tie. All zero
 * weights count as equal ones.
 */
export function largestRemainder(total: number, weights: ArrayLike<number>): number[] {
  const given = Array.from(weights);
  const sum = given.reduce((a, b) => a + b, 0);
  const shares = given.map((weight) => (sum > 0 ? total * (weight / sum) : total / given.length));
  const parts = shares.map(Math.floor);
  const rest = total - parts.reduce((a, b) => a + b, 0);
  const fraction = (index: number) => (shares[index] ?? 0) - (parts[index] ?? 0);
  const order = parts.map((_, index) => index).sort((a, b) => fraction(b) - fraction(a) || a - b);
  // A share that is whole in decimals may lie a hair above in doubles: then the rest is negative.
  const step = Math.sign(rest);
  const from = step < 0 ? order.reverse() : order;
  for (let i = 0; i < Math.abs(rest); i++) {
    const index = from[i % from.length] ?? 0;
    parts[index] = (parts[index] ?? 0) + step;
  }
  return parts;
}
