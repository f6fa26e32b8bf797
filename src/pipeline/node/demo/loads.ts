import { lineHaulHours } from '#domain/workload.ts';
import { SETTINGS } from './settings.ts';
import { unitKm } from './targets.ts';
import type { Accounts } from './accounts.ts';
import type { Landscape } from './landscape.ts';
import type { Territories } from './territories.ts';

/** What each drawn territory holds under the plan's rules. */
export interface Loads {
  /** Known accounts', cents a year. */
  readonly known: Float64Array;
  /** With the remainder of its ground. */
  readonly potential: Float64Array;
  readonly largestAccount: Float64Array;
  /** Service, local travel and line-haul, hours a year. */
  readonly work: Float64Array;
  /** Work ÷ a full rep's capacity. */
  readonly load: Float64Array;
}

/** Sums accounts by the owner that the rules name; the remainder goes with the ground. */
export function territoryLoads(
  land: Landscape,
  accounts: Accounts,
  remainder: Float64Array,
  owner: Int32Array,
  territories: Territories,
): Loads {
  const known = new Float64Array(territories.territories);
  const largestAccount = new Float64Array(territories.territories);
  const work = new Float64Array(territories.territories);
  owner.forEach((at, account) => {
    const unit = accounts.unit[account] ?? 0;
    const cents = accounts.potential[account] ?? 0;
    const km = unitKm(land, unit, territories.homeLon[at] ?? 0, territories.homeLat[at] ?? 0);
    known[at] = (known[at] ?? 0) + cents;
    largestAccount[at] = Math.max(largestAccount[at] ?? 0, cents);
    work[at] =
      (work[at] ?? 0) +
      (accounts.service[account] ?? 0) +
      lineHaulHours(km, accounts.fieldDays[account] ?? 0);
  });
  const potential = known.slice();
  territories.owner.forEach((at, unit) => {
    potential[at] = (potential[at] ?? 0) + (remainder[unit] ?? 0);
  });
  return {
    known,
    potential,
    largestAccount,
    work,
    load: work.map((hours) => hours / SETTINGS.capacityHours),
  };
}

/** Standard deviation ÷ mean. */
export function variation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return Math.sqrt(square) / mean;
}
