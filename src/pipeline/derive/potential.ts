import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { ASSUMED } from '#domain/assumed.ts';
import type { Month } from '#domain/period.ts';
import { halfUp } from '../cents.ts';
import { weightedPercentile } from '../percentile.ts';
import { seeded } from '../random.ts';
import { readAssumed } from './assumed.ts';
import { trailingYear } from './window.ts';

/** How potential is modelled where none is given; visible inputs. */
export interface PotentialInputs {
  readonly percentile: number;
  /** A unit with fewer accounts says little about its ground. */
  readonly minAccounts: number;
  /** Below so many telling units, all units with revenue are asked. */
  readonly minUnits: number;
  readonly draws: number;
  readonly seed: number;
}

export const POTENTIAL: PotentialInputs = {
  percentile: ASSUMED.potentialPercentile,
  minAccounts: 3,
  minUnits: 30,
  draws: 500,
  seed: 1,
};

/** A unit's weight (establishments, else people), its trailing revenue and its accounts. */
export interface WeighedUnit {
  readonly weight: number;
  readonly revenueCents: number;
  readonly accounts: number;
}

export interface PotentialModel {
  /** Cents a year for one of weight. */
  readonly rate: number;
  /** 80 % interval of the rate. */
  readonly low: number;
  readonly high: number;
  /** Standard deviation of the rate over the bootstraps ÷ rate. */
  readonly relativeSd: number;
  readonly units: number;
}

/**
 * The revenue per weight that a quarter of the ground (by weight) beats: the weighted 75th
 * percentile, its interval from seeded bootstraps. Null where no unit with weight has revenue.
 */
export function potentialModel(
  units: readonly WeighedUnit[],
  inputs: PotentialInputs = POTENTIAL,
): PotentialModel | null {
  const sold = units.filter((unit) => unit.weight > 0 && unit.revenueCents > 0);
  const telling = units.filter((unit) => unit.weight > 0 && unit.accounts >= inputs.minAccounts);
  const asked = telling.length >= inputs.minUnits ? telling : sold;
  const weights = asked.map((unit) => unit.weight);
  const ratios = asked.map((unit) => unit.revenueCents / unit.weight);
  const rate = weightedPercentile(ratios, weights, inputs.percentile);
  if (!(rate > 0)) return null;
  const rates = bootstrap(ratios, weights, inputs);
  const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
  const variance = rates.reduce((sum, drawn) => sum + (drawn - mean) ** 2, 0) / (rates.length - 1);
  return {
    rate,
    low: weightedPercentile(
      rates,
      rates.map(() => 1),
      0.1,
    ),
    high: weightedPercentile(
      rates,
      rates.map(() => 1),
      0.9,
    ),
    relativeSd: Math.sqrt(variance) / rate,
    units: asked.length,
  };
}

function bootstrap(
  ratios: readonly number[],
  weights: readonly number[],
  inputs: PotentialInputs,
): number[] {
  const random = seeded(inputs.seed);
  return Array.from({ length: inputs.draws }, () => {
    const drawn = ratios.map(() => Math.floor(random() * ratios.length));
    const pick = (from: readonly number[]) => drawn.map((index) => from[index] ?? 0);
    return weightedPercentile(pick(ratios), pick(weights), inputs.percentile);
  });
}

/**
 * Writes `unit_potential` of all units from the model, marked 'modelled'. Answers the model, or
 * null (and writes nothing) where there is no ground for one.
 */
export async function modelPotential(engine: Engine, last: Month): Promise<PotentialModel | null> {
  const rows = await engine.rows<WeighedUnit & Record<string, unknown> & { unit: string }>(sql`
    with sold as (
      select a.unit, sum(s.cents) as cents from sale s join account a using (account)
      where ${trailingYear(sql`s.month`, last)} group by 1
    ), placed as (select unit, count(*) as accounts from account where unit is not null group by 1)
    select u.unit, case when (select count(*) from unit_weight) > 0 then coalesce(w.weight, 0)
        else cast(coalesce(u.population, 0) as double) end as weight,
      cast(coalesce(s.cents, 0) as bigint) as "revenueCents", coalesce(p.accounts, 0) as accounts
    from unit u left join sold s using (unit) left join placed p using (unit)
      left join (select unit, sum(weight) as weight from unit_weight group by 1) w using (unit)
    order by u.unit`);
  const { potentialPercentile: percentile } = await readAssumed(engine);
  const model = potentialModel(rows, { ...POTENTIAL, percentile });
  if (!model) return null;
  const weighed = rows.filter((row) => row.weight > 0);
  await engine.insert('unit_potential', {
    unit: weighed.map((row) => row.unit),
    cents: weighed.map((row) => halfUp(row.weight * model.rate)),
    relative_sd: weighed.map(() => model.relativeSd),
    source: weighed.map(() => 'modelled'),
  });
  return model;
}
