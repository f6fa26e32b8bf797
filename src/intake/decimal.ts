/**
 * Exact numbers: a fraction of BigInts. The denominator is a power of ten until something is
 * divided, so sums, differences, products are decimal and nothing is rounded but by `round`.
 */
export interface Decimal {
  readonly n: bigint;
  /** Always positive. */
  readonly d: bigint;
}

export const decimalOf = (n: bigint, d = 1n): Decimal => ({ n, d });

export function add(a: Decimal, b: Decimal): Decimal {
  if (a.d === b.d) return { n: a.n + b.n, d: a.d };
  if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
  if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

export const negate = (a: Decimal): Decimal => ({ n: -a.n, d: a.d });
export const subtract = (a: Decimal, b: Decimal): Decimal => add(a, negate(b));
export const multiply = (a: Decimal, b: Decimal): Decimal => ({ n: a.n * b.n, d: a.d * b.d });

/** Null for a division by zero. */
export function divide(a: Decimal, b: Decimal): Decimal | null {
  if (b.n === 0n) return null;
  const sign = b.n < 0n ? -1n : 1n;
  return reduce({ n: a.n * b.d * sign, d: a.d * b.n * sign });
}

function reduce({ n, d }: Decimal): Decimal {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a > 1n ? { n: n / a, d: d / a } : { n, d };
}

/** The integer n × 10^digits nearest to the value; a half goes away from zero (half up). */
export function scaled(value: Decimal, digits: number): bigint {
  const n = value.n * 10n ** BigInt(digits);
  const size = n < 0n ? -n : n;
  const rounded = (2n * size + value.d) / (2n * value.d);
  return n < 0n ? -rounded : rounded;
}

export const round = (value: Decimal, digits: number): Decimal => ({
  n: scaled(value, digits),
  d: 10n ** BigInt(digits),
});

/** Whole cents, half up; null when a float64 cannot hold them exactly. */
export function toCents(value: Decimal): number | null {
  const cents = Number(scaled(value, 2));
  return Number.isSafeInteger(cents) ? cents + 0 : null;
}

/** The nearest float64, for values that are no money (hours, degrees). */
export const toNumber = (value: Decimal): number => Number(scaled(value, 12)) / 1e12;
