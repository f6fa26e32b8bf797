import type { Assumption } from './directory.ts';
import { ASSUMED, type Assumed } from './assumed.ts';
import type { Assume } from './reading.ts';

type Input = NonNullable<Assumption['input']>;

const LABELS: Readonly<Record<keyof Assume, string>> = {
  tierShares: 'Shares of the accounts in tiers A, B, C, D, in per cent',
  callNeeds: 'Contacts a year, channel and minutes of each, from tier A on; one a line or after ;',
  capacityHours: 'Field hours a year of a rep',
  periodMonths: 'Months that the money is the total of',
  potentialPercentile: 'Percentile of revenue a head that counts as potential',
  left: 'Owners who have left, one a line or after ;',
};

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** Each value as a person reads and writes it. */
const written = (it: Assumed): Readonly<Record<keyof Assume, string>> => ({
  tierShares: it.tierShares.map(percent).join(', '),
  callNeeds: it.callNeeds
    .map(({ contacts, channel, minutes }) => `${contacts} ${channel} of ${minutes} minutes`)
    .join('; '),
  capacityHours: String(it.capacityHours),
  periodMonths: String(it.periodMonths),
  potentialPercentile: percent(it.potentialPercentile),
  left: it.left.join('; '),
});

/** What a rung of the ladder can be changed by. */
export const ladderInput = (name: keyof Assume, assume: Assume): Input => ({
  name,
  label: LABELS[name],
  value: written({ ...ASSUMED, ...assume } as Assumed)[name],
});
