import { quantile } from './draws.ts';

/** Attainment = actual ÷ quota; NaN without a quota. */
export const attainment = (actualCents: number, quotaCents: number): number =>
  quotaCents > 0 ? actualCents / quotaCents : Number.NaN;

/** How attainment is spread over people. Shares of those with a known attainment. */
export interface AttainmentShape {
  readonly n: number;
  /** At or above target; the field's usual shape is 60–70 %. */
  readonly onGoal: number;
  /** From 90 % to 110 % of quota. */
  readonly near: number;
  /** Within ±20 % of quota: how accurate quotas were. */
  readonly accurate: number;
  /** Points between the quartiles, as a share. */
  readonly interquartile: number;
}

export function attainmentShape(values: readonly number[]): AttainmentShape {
  const known = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const share = (low: number, high: number) =>
    known.filter((value) => value >= low && value <= high).length / known.length;
  return {
    n: known.length,
    onGoal: share(1, Number.POSITIVE_INFINITY),
    near: share(0.9, 1.1),
    accurate: share(0.8, 1.2),
    interquartile: quantile(known, 0.75) - quantile(known, 0.25),
  };
}

/** Σ rep quotas ÷ the manager's quota − 1. */
export const overAssignment = (repQuotaCents: number, managerQuotaCents: number): number =>
  repQuotaCents / managerQuotaCents - 1;

/** Wilson's 95 % interval of a rate of `count` in `n`. */
export function wilson(count: number, n: number): readonly [low: number, high: number] {
  const z = 1.959963984540054;
  const rate = count / n;
  const centre = rate + (z * z) / (2 * n);
  const half = z * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
  const whole = 1 + (z * z) / n;
  return [Math.max((centre - half) / whole, 0), Math.min((centre + half) / whole, 1)];
}
