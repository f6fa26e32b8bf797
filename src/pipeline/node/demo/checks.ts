import { BAND } from '#domain/band.ts';
import { SETTINGS } from './settings.ts';
import { variation, type Loads } from './loads.ts';
import { keptShare } from './revenue.ts';

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
  /** Share of revenue above the band: what the right plan has to move. */
  readonly toMove: number;
  /** Revenue the right plan gains in year one, after disruption, as a share of revenue. */
  readonly netGain: number;
}

type Limits = Readonly<Partial<Record<keyof DesignFigures, readonly [least: number, most: number]>>>;

const BOTH: Limits = { capacityUse: [0.92, 1.02], largestAccount: [0, 0.4] };
const PLANTED: Limits = {
  ...BOTH,
  potentialCv: [0.36, 0.45],
  topLoad: [1.5, 2.8],
  toMove: [0.02, 0.08],
  netGain: [0.005, 0.05],
};
const CALM: Limits = { ...BOTH, potentialCv: [0, 0.13], loadCv: [0, 0.13], topLoad: [0, 1.5], inBand: [48, 60] };

/** Mean of domain.md's disruption with a like-for-like successor: triangular(0.02, 0.08, 0.176) × 0.6. */
const DISRUPTION = 0.6 * ((0.02 + 0.08 + 0.176) / 3);

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Sales of a design by domain.md's response: Σ potential^(1−e), the same effort everywhere. */
const response = (potential: Float64Array): number =>
  sum(potential.map((cents) => cents ** (1 - SETTINGS.response)));

/** Clamped to the band, the rest shared out evenly: what the best small plan makes of it. */
function clamped(values: Float64Array): Float64Array {
  const mean = sum(values) / values.length;
  const inside = values.map((value) => Math.min((BAND.high / 100) * mean, Math.max((BAND.low / 100) * mean, value)));
  const spare = (sum(values) - sum(inside)) / values.length;
  return inside.map((value) => value + spare);
}

export function designFigures(loads: Loads): DesignFigures {
  const mean = sum(loads.work) / loads.work.length;
  const revenue = loads.known.map((cents, at) => cents * keptShare(loads.load[at] ?? 1) ** SETTINGS.response);
  const above = loads.work.map((work, at) => (Math.max(0, work - (BAND.high / 100) * mean) / work) * (revenue[at] ?? 0));
  const toMove = sum(above) / sum(revenue);
  const posts = loads.work.length - 1;
  const index = loads.work.map((work) => Math.round((100 * work) / mean));
  return {
    potentialCv: variation(loads.potential),
    loadCv: variation(loads.load),
    topLoad: Math.max(...loads.load),
    inBand: index.filter((value) => value >= BAND.low && value <= BAND.high).length,
    capacityUse: sum(loads.work) / (posts * SETTINGS.capacityHours),
    largestAccount: Math.max(...loads.largestAccount.map((cents, at) => cents / (loads.known[at] ?? 1))),
    toMove,
    netGain: response(clamped(loads.known)) / response(loads.known) - 1 - DISRUPTION * toMove,
  };
}

/** Figures outside their limits, in words; empty is good. */
export function designFaults(figures: DesignFigures, calm: boolean): string[] {
  const limits = calm ? CALM : PLANTED;
  return (Object.keys(limits) as (keyof DesignFigures)[]).flatMap((name) => {
    const [least, most] = limits[name] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    const value = figures[name];
    return value >= least && value <= most ? [] : [`${name} ${value.toFixed(3)} not in ${least}–${most}`];
  });
}
