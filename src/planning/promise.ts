import { BAND } from '#domain/band.ts';
import type { Balance } from './candidate.ts';
import { servedOf, type Draft } from './draft.ts';
import { marginOf, ratesOf } from './margin.ts';
import type { Terms } from './terms.ts';

/** An index that is shown as the edge of the band may lie half a point outside. */
const SHOWN = 0.5;

/** Hours that can change hands before the giver is left short or the taker overloaded. */
function roomOf({ problem }: Terms, { work, total, capacity }: Balance, from: number, to: number) {
  const fair = (territory: number) =>
    ((problem.capacityHours[territory] ?? 0) * total) / capacity / 100;
  const spare = (work[from] ?? 0) - (BAND.low - SHOWN) * fair(from);
  const free = (BAND.high + SHOWN) * fair(to) - (work[to] ?? 0);
  return Math.min(spare, free);
}

/**
 * About what a pair can net at most: its units by first-order net an hour, as many as there is
 * room for, connected or not. Almost always too much, as returns of potential diminish; seldom too
 * little, as those of shorter travel grow. Decides which pairs are looked at first.
 *
 * @param units of `from`
 */
export function promiseOf(
  terms: Terms,
  draft: Draft,
  balance: Balance,
  units: readonly number[],
  [from, to]: readonly [from: number, to: number],
): number {
  const rates = [from, to].map((side) => ratesOf(terms, servedOf(draft, side)));
  const [giver, taker] = rates;
  let room = roomOf(terms, balance, from, to);
  if (!giver || !taker || room <= 0) return 0;
  const offers = units.flatMap((unit) => {
    const net = marginOf(terms, [giver, taker], { from, to }, unit);
    const hours = draft.problem.ground.serviceHours[unit] ?? 0;
    return net > 0 && !draft.moved[unit] ? [{ net, hours }] : [];
  });
  offers.sort((a, b) => b.net * a.hours - a.net * b.hours);
  let sum = 0;
  for (const { net, hours } of offers) {
    if (hours >= room) return sum + (hours > 0 ? (net * room) / hours : net);
    sum += net;
    room -= hours;
  }
  return sum;
}
