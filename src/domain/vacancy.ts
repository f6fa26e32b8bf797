import type { TerritoryEntry } from './directory.ts';
import { drawsOf, quantile } from './draws.ts';

/** What a vacancy costs a week: the assumptions, each visible. */
export const VACANCY = {
  /** Share of a territory's sales that carries on without a rep: likeliest, and the range tried. */
  carriesOn: { low: 0.6, mode: 0.75, high: 0.9 },
  elasticity: 0.31,
  potentialSd: 0.1,
  draws: 2000,
} as const;

export interface VacancyCost {
  /** Cents a week: what is likeliest, and the 80 % interval. */
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Whole weeks without a rep up to `asOf`; null when staffed or since when is not known. */
export function vacantWeeks(
  territory: Pick<TerritoryEntry, 'reps' | 'vacantSince'>,
  asOf: string,
): number | null {
  if (territory.reps.length > 0 || territory.vacantSince === null) return null;
  return Math.max(Math.floor((Date.parse(asOf) - Date.parse(territory.vacantSince)) / WEEK_MS), 0);
}

/** A territory's part in the response model: potential W and the share of time with customers. */
export interface Responding {
  readonly potentialCents: number;
  readonly serviceHours: number;
  readonly lineHaulHours: number;
  readonly revenueCents: number;
}

function weightOf({ potentialCents, serviceHours, lineHaulHours }: Responding): number {
  const e = VACANCY.elasticity;
  const served = serviceHours > 0 ? serviceHours / (serviceHours + lineHaulHours) : 1;
  return potentialCents ** (1 - e) * served ** e;
}

/**
 * (1 − k)·S ÷ 52 a week: S what the territory would sell with the mean capacity, fitted to what
 * all sell; k the share that carries on. Never part of a plan's uplift.
 */
export function vacancyCost(
  territory: Responding,
  all: readonly Responding[],
  seed = 1,
): VacancyCost {
  const sum = (value: (one: Responding) => number) =>
    all.reduce((total, one) => total + value(one), 0);
  const staffed = (weightOf(territory) * sum((one) => one.revenueCents)) / sum(weightOf);
  const draws = drawsOf(seed);
  const { low, mode, high } = VACANCY.carriesOn;
  const error = (1 - VACANCY.elasticity) * VACANCY.potentialSd;
  const costs = Float64Array.from({ length: VACANCY.draws }, () => {
    const carries = draws.triangular(low, mode, high);
    return ((1 - carries) * staffed * Math.exp(error * draws.normal())) / 52;
  }).sort();
  return { median: quantile(costs, 0.5), low: quantile(costs, 0.1), high: quantile(costs, 0.9) };
}
