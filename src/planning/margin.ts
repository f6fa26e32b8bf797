import { response, type Served } from './response.ts';
import { HORIZON_YEARS, type Terms } from './terms.ts';

/** Change of one side's sales over the horizon per unit of each thing it may gain, cents. */
export interface Rates {
  readonly potential: number;
  readonly service: number;
  readonly travel: number;
}

export function ratesOf({ scale, elasticity }: Terms, served: Served): Rates {
  const { potential, serviceHours, travelHours } = served;
  const sales = scale * HORIZON_YEARS * response(served, elasticity);
  const hours = serviceHours + travelHours;
  return {
    potential: potential > 0 ? ((1 - elasticity) * sales) / potential : 0,
    service: serviceHours > 0 ? elasticity * sales * (1 / serviceHours - 1 / hours) : 0,
    travel: hours > 0 ? (-elasticity * sales) / hours : 0,
  };
}

/** Net of handing one unit over, to the first order; an upper bound, as returns diminish. */
export function marginOf(
  { problem, loss }: Terms,
  [giver, taker]: readonly [Rates, Rates],
  { from, to }: { readonly from: number; readonly to: number },
  unit: number,
): number {
  const { ground, haulHours, vacant } = problem;
  return (
    (taker.potential - giver.potential) * (ground.potential[unit] ?? 0) +
    (taker.service - giver.service) * (ground.serviceHours[unit] ?? 0) +
    taker.travel * haulHours(unit, to) -
    giver.travel * haulHours(unit, from) -
    (vacant[from] ? 0 : loss * (ground.revenue[unit] ?? 0))
  );
}
