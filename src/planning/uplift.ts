import { drawsOf, quantile } from '#domain/draws.ts';
import type { Estimate, NetBenefit } from '#domain/suggestion.ts';
import { exp } from '#optimiser/power.ts';
import { ASSUMPTIONS, type Assumptions } from './assumptions.ts';
import { response, type Served } from './response.ts';

/** A plan against today's: the same territories, with the known potential that changed hands. */
export interface Stage {
  readonly territories: readonly Served[];
  /** Everything moved since today; ground keeps the error of the territory it came from. */
  readonly transfers: readonly {
    readonly from: number;
    readonly to: number;
    readonly potential: number;
  }[];
  /** Revenue that changes hands avoidably since today, cents. */
  readonly avoidableCents: number;
}

/** Judges stages of one plan under the same draws, so that differences are not luck. */
export interface Judge {
  /** Net benefit of going from one stage to a later one. */
  benefit(from: Stage, to: Stage): NetBenefit;
}

interface World {
  readonly elasticity: number;
  readonly loss: number;
  /** Potential's error factor by territory. */
  readonly error: Float64Array;
  /** Cents of sales for one unit of response, fitted to today's sales. */
  readonly scale: number;
}

/**
 * @param today the plan as it is; its sales are `revenueCents` a year
 */
export function judgeOf(
  today: Stage,
  revenueCents: number,
  assumptions: Assumptions = ASSUMPTIONS,
): Judge {
  const worlds = drawWorlds(today, revenueCents, assumptions);
  const margin = assumptions.margin ?? 1;
  return {
    benefit(from, to) {
      const avoidableCents = to.avoidableCents - from.avoidableCents;
      const changed = changedTerritories(from, to);
      const uplift = worlds.map((world) => margin * world.scale * gain(from, to, changed, world));
      const lost = worlds.map((world) => margin * world.loss * avoidableCents);
      return summary(uplift, lost, avoidableCents, assumptions);
    },
  };
}

function drawWorlds(today: Stage, revenueCents: number, assumptions: Assumptions): World[] {
  const draws = drawsOf(assumptions.seed);
  const { elasticity: e, loss: q, potentialSd } = assumptions;
  return Array.from({ length: assumptions.draws }, () => {
    const elasticity = draws.cutNormal(e.mean, e.sd, e.low, e.high);
    const loss = draws.triangular(q.low, q.mode, q.high);
    const error = Float64Array.from(today.territories, () => exp(potentialSd * draws.normal()));
    const all = today.territories.map((_, territory) => territory);
    return { elasticity, loss, error, scale: revenueCents / total(today, all, elasticity, error) };
  });
}

function total(
  stage: Stage,
  territories: readonly number[],
  elasticity: number,
  error: Float64Array,
): number {
  let sum = 0;
  for (const territory of territories) {
    const served = stage.territories[territory];
    if (served)
      sum += response({ ...served, potential: erring(stage, territory, error) }, elasticity);
  }
  return sum;
}

/** Potential of a territory with each piece of ground carrying the error of where it was today. */
function erring(stage: Stage, territory: number, error: Float64Array): number {
  let foreign = 0;
  let foreignErring = 0;
  for (const { from, to, potential } of stage.transfers) {
    if (to !== territory) continue;
    foreign += potential;
    foreignErring += potential * (error[from] ?? 1);
  }
  const own = (stage.territories[territory]?.potential ?? 0) - foreign;
  return own * (error[territory] ?? 1) + foreignErring;
}

function changedTerritories(from: Stage, to: Stage): number[] {
  return to.territories.flatMap((served, territory) =>
    served === from.territories[territory] ? [] : [territory],
  );
}

const gain = (from: Stage, to: Stage, changed: readonly number[], world: World): number =>
  total(to, changed, world.elasticity, world.error) -
  total(from, changed, world.elasticity, world.error);

/** Median, 80 % interval, share above zero. */
export function estimate(values: readonly number[]): Estimate {
  const ascending = Float64Array.from(values).sort();
  const positive =
    ascending.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / ascending.length;
  return {
    median: quantile(ascending, 0.5),
    low: quantile(ascending, 0.1),
    high: quantile(ascending, 0.9),
    positive,
  };
}

/** Uplift comes every year, the loss once. */
function summary(
  uplift: readonly number[],
  lost: readonly number[],
  avoidableCents: number,
  { loss, margin }: Assumptions,
): NetBenefit {
  const net = (years: number) =>
    estimate(uplift.map((gained, draw) => years * gained - (lost[draw] ?? 0)));
  const yearly = estimate(uplift);
  const medianLoss = estimate(lost).median;
  const months =
    yearly.median > 0 ? Math.ceil((12 * medianLoss) / yearly.median) : Number.POSITIVE_INFINITY;
  return {
    years: [net(1), yearly, yearly],
    threeYears: net(3),
    uplift: yearly,
    avoidableCents,
    breakEvenQ: avoidableCents > 0 ? yearly.median / (avoidableCents * (margin ?? 1)) : null,
    assumedQ: loss.mode,
    paybackMonths: months <= 36 ? months : null,
    inMargin: margin !== null,
  };
}
