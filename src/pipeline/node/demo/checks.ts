import { BAND } from '#domain/band.ts';
import type { Advice } from '#domain/suggestion.ts';
import { SETTINGS } from './settings.ts';
import { variation, type Loads } from './loads.ts';

/** What a territory design comes to; the generator draws again until it is within its limits. */
export interface DesignFigures {
  readonly potentialCv: number;
  readonly loadCv: number;
  /** Highest work ÷ capacity. */
  readonly topLoad: number;
  /** Territories with a workload index of 85–115. */
  readonly inBand: number;
  /** Σ work ÷ Σ capacity of the filled posts. */
  readonly capacityUse: number;
  /** Largest account's share of its territory's known potential. */
  readonly largestAccount: number;
  /** Lowest known potential of a territory ÷ the mean. */
  readonly leastPotential: number;
}

/** What the advice on a company comes to: the right plan, as a reader will be told. */
export interface AdviceFigures {
  readonly verdict: Advice['verdict'];
  /** Share of revenue that changes hands. */
  readonly moved: number;
  /** Median of year one, share of revenue. */
  readonly yearOne: number;
}

type Limits = Readonly<
  Partial<Record<keyof DesignFigures, readonly [least: number, most: number]>>
>;

const BOTH: Limits = {
  capacityUse: [0.92, 1.02],
  largestAccount: [0, 0.4],
  leastPotential: [0.5, 1],
};
const PLANTED: Limits = {
  ...BOTH,
  potentialCv: [0.36, 0.45],
  topLoad: [1.5, 2.8],
  inBand: [24, 60],
};
const CALM: Limits = {
  ...BOTH,
  potentialCv: [0, 0.13],
  loadCv: [0, 0.13],
  topLoad: [0, 1.5],
  inBand: [48, 60],
};

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

export function designFigures(loads: Loads): DesignFigures {
  const mean = sum(loads.work) / loads.work.length;
  const posts = loads.work.length - 1;
  const index = loads.work.map((work) => Math.round((100 * work) / mean));
  return {
    potentialCv: variation(loads.potential),
    loadCv: variation(loads.load),
    topLoad: Math.max(...loads.load),
    inBand: index.filter((value) => value >= BAND.low && value <= BAND.high).length,
    capacityUse: sum(loads.work) / (posts * SETTINGS.capacityHours),
    largestAccount: Math.max(
      ...loads.largestAccount.map((cents, at) => cents / (loads.known[at] ?? 1)),
    ),
    leastPotential: (Math.min(...loads.known) * loads.known.length) / sum(loads.known),
  };
}

/** Figures outside their limits, in words; empty is good. */
export function designFaults(figures: DesignFigures, calm: boolean): string[] {
  const limits = calm ? CALM : PLANTED;
  return (Object.keys(limits) as (keyof DesignFigures)[]).flatMap((name) => {
    const [least, most] = limits[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const value = figures[name];
    return value >= least && value <= most
      ? []
      : [`${name} ${value.toFixed(3)} not in ${least}–${most}`];
  });
}

/** @param revenueCents of the year the advice looks at */
export const adviceFigures = (advice: Advice, revenueCents: number): AdviceFigures => ({
  verdict: advice.verdict,
  moved: advice.movedShare,
  yearOne: (advice.together?.years[0].median ?? 0) / revenueCents,
});

/** Advice that is not the right answer for the company, in words; empty is good. */
export function adviceFaults({ verdict, moved, yearOne }: AdviceFigures, calm: boolean): string[] {
  const wanted = calm ? 'leave' : 'reshuffle';
  if (verdict === wanted) return [];
  return [
    `advice ${verdict}, not ${wanted}: ${moved.toFixed(3)} moved nets ${yearOne.toFixed(4)} in year one`,
  ];
}
