import settings from '../../../../data/demo/settings.json' with { type: 'json' };
import { parseMonth, type Month } from '#domain/period.ts';

/** The generator's settings; calibrated figures and their sources: data/demo/README.md. */
export type DemoSettings = typeof settings;
export const SETTINGS: DemoSettings = settings;

export interface DemoOptions {
  readonly seed: number;
  /** Multiplies accounts, orders and, so that the load stays, the capacity of a rep. */
  readonly scale: number;
  /** The second company, where the right answer is not to reshuffle. */
  readonly calm: boolean;
}

export const LINES: readonly string[] = SETTINGS.lines.map(({ line }) => line);
export const FIELD = 'field';
export const OVERLAY = 'specialist';

export const FIRST_MONTH: Month = parseMonth(SETTINGS.firstMonth) ?? Number.NaN;
export const MONTHS = SETTINGS.months;
export const YEARS = MONTHS / 12;

/** Day of the generator's time, 0 = first day of the first month. */
const FIRST_DAY_MS = Date.UTC(Math.floor(FIRST_MONTH / 12), FIRST_MONTH % 12, 1);
const DAY_MS = 86_400_000;

/** Day number since the data's first day → '2023-10-01'. */
export const dayText = (day: number): string =>
  new Date(FIRST_DAY_MS + Math.floor(day) * DAY_MS).toISOString().slice(0, 10);

/** '2023-10-01' → 0. */
export const dayOf = (text: string): number =>
  (Date.parse(`${text}T00:00:00Z`) - FIRST_DAY_MS) / DAY_MS;

/** First day of month index 0..MONTHS, as a day number. */
export const monthStart = (index: number): number => {
  const month = FIRST_MONTH + index;
  return (Date.UTC(Math.floor(month / 12), month % 12, 1) - FIRST_DAY_MS) / DAY_MS;
};

export const DAYS = monthStart(MONTHS);

/** Share of a year's business by month index of the data, sum 12 over a year. */
export const SEASON: readonly number[] = Array.from({ length: 12 }, (_, index) => {
  const total = SETTINGS.seasonality.reduce((sum, factor) => sum + factor, 0);
  return ((SETTINGS.seasonality[(FIRST_MONTH + index) % 12] ?? 1) * 12) / total;
});
