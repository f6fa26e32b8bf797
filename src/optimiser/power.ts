/**
 * ln, exp and powers from + − × ÷ alone: the built-in ones may differ in the last bit between
 * machines, and a decision that hangs on such a bit would make a link show another plan.
 */
const LN2 = 0.6931471805599453;

/** Natural logarithm of a positive number, to about 1e-15 relative. */
export function ln(value: number): number {
  let mantissa = value;
  let halvings = 0;
  while (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    halvings += 1;
  }
  while (mantissa < 0.7071067811865476) {
    mantissa *= 2;
    halvings -= 1;
  }
  const t = (mantissa - 1) / (mantissa + 1);
  const square = t * t;
  let sum = 0;
  for (let odd = 23; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return 2 * t * sum + halvings * LN2;
}

/** e to the value, to about 1e-15 relative. */
export function exp(value: number): number {
  const doublings = Math.round(value / LN2);
  const rest = value - doublings * LN2;
  let sum = 1;
  for (let term = 16; term >= 1; term -= 1) sum = 1 + (sum * rest) / term;
  const step = doublings < 0 ? 0.5 : 2;
  for (let left = Math.abs(doublings); left > 0; left -= 1) sum *= step;
  return sum;
}

/** base^exponent for a base ≥ 0. */
export const power = (base: number, exponent: number): number =>
  base > 0 ? exp(exponent * ln(base)) : 0;
