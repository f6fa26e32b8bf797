import { number, symbolOf } from '#domain/format.ts';

/** How a column shows money: its unit stands in the head, its cells are plain figures. */
export interface MoneyScale {
  /** '$ M', '$ k' or '$'; it does not break. */
  readonly unit: string;
  readonly text: (cents: number) => string;
}

const STEPS = [
  { cents: 1e11, mark: '\u00a0B' },
  { cents: 1e8, mark: '\u00a0M' },
  { cents: 1e5, mark: '\u00a0k' },
] as const;

/** One unit for all of `cents`, with three figures for the largest; the not known count for nothing. */
export function moneyScale(cents: readonly number[], currency: string): MoneyScale {
  const most = cents.reduce((top, value) => Math.max(top, Math.abs(value) || 0), 0);
  const step = STEPS.find((one) => most >= one.cents) ?? { cents: 100, mark: '' };
  const figure = most / step.cents;
  const digits = figure >= 100 || step.mark === '' ? 0 : figure >= 10 ? 1 : 2;
  return {
    unit: `${symbolOf(currency)}${step.mark}`,
    text: (value) => number(value / step.cents, digits),
  };
}
