import { FIELD_HOURS } from './workload.ts';
import type { Assume } from './reading.ts';

/** Every rung of the ladder. */
export type Assumed = { readonly [K in keyof Assume]-?: NonNullable<Assume[K]> };

/** What stands in for what data do not say, until someone says better (contract.md, the ladder). */
export const ASSUMED: Assumed = {
  tierShares: [0.1, 0.2, 0.4, 0.3],
  /** With preparation and follow-up; at the customer a visit takes 32 minutes. */
  callNeeds: [
    { channel: 'field', contacts: 12, minutes: 130 },
    { channel: 'field', contacts: 6, minutes: 80 },
    { channel: 'field', contacts: 1, minutes: 50 },
    { channel: 'phone', contacts: 4, minutes: 10 },
  ],
  capacityHours: FIELD_HOURS,
  periodMonths: 12,
  potentialPercentile: 0.75,
  left: [],
};
