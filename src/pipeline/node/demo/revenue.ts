import { percentile } from '../../percentile.ts';
import { makeRandom, type Random } from './random.ts';
import { DAYS, MONTHS, monthStart, SEASON, SETTINGS, YEARS, type DemoOptions } from './settings.ts';
import { LAPSED, PROSPECT, type Accounts } from './accounts.ts';
import { VACANT_FROM, type People } from './people.ts';
import type { Plants } from './plants.ts';

/** What accounts buy a year, before it is split into orders. */
export interface Revenue {
  /** Cents by [year × count + account]; whole after calibration. */
  readonly cents: Float64Array;
  /** First and last month index an account buys in; −1 never. */
  readonly first: Int16Array;
  readonly last: Int16Array;
}

const YEAR_NOISE = 0.16;
const TERRITORY_NOISE = 0.1;
const NEW_CUSTOMERS = 0.17;

/** Share of need a rep of load `load` keeps: all of it up to a full load, then what time allows. */
export const keptShare = (load: number): number => SETTINGS.contactsKept / Math.max(1, load);

/** Shares of a year's business that fall in the months an account is active, and staffed. */
function activeShare(revenue: Revenue, account: number, year: number, vacant: boolean): number {
  let share = 0;
  for (let month = year * 12; month < year * 12 + 12; month += 1) {
    if (month < (revenue.first[account] ?? 0) || month > (revenue.last[account] ?? -1)) continue;
    const kept = vacant && monthStart(month) + 3 >= VACANT_FROM ? SETTINGS.carriedOn : 1;
    share += ((SEASON[month % 12] ?? 1) / 12) * kept;
  }
  return share;
}

/** New customers start in the second or third year; lapsed ones stop within the first two. */
function drawSpan(random: Random, state: number): readonly [first: number, last: number] {
  const draw = random.next();
  if (state === PROSPECT) return [-1, -1];
  if (state === LAPSED) return [0, 6 + Math.floor(draw * 18)];
  return [draw < NEW_CUSTOMERS ? 12 + Math.floor((draw / NEW_CUSTOMERS) * 20) : 0, MONTHS - 1];
}

/** Share of wallet, logistic; key accounts (the largest few per cent) give more of it. */
function drawShare(random: Random, cents: number): number {
  const { logitMean, logitSd, keyFrom, keyLogit } = SETTINGS.wallet;
  const { meanCents, sd } = SETTINGS.potential;
  const size = Math.log(cents / meanCents) / sd + sd / 2;
  return (
    1 /
    (1 +
      Math.exp(-(logitMean + keyLogit * Math.max(0, size - keyFrom) + logitSd * random.normal())))
  );
}

/** Ln of what territory and year do to an account's business, [year × territories + territory]. */
function territoryFactors(loads: Float64Array, people: People, seed: number): Float64Array {
  const random = makeRandom(seed, 'territory years');
  const factors = new Float64Array(YEARS * loads.length);
  for (let year = 0; year < YEARS; year += 1) {
    loads.forEach((load, at) => {
      const rep = people.repAt(at, monthStart(year * 12 + 3));
      const skill = people.reps[rep]?.skill ?? 0;
      const effort = SETTINGS.response * Math.log(keptShare(load) / SETTINGS.contactsKept);
      factors[year * loads.length + at] = skill + effort + TERRITORY_NOISE * random.normal();
    });
  }
  return factors;
}

/**
 * Potential × share of wallet × the rep's skill × the response to calls kept × luck of the year.
 */
export function makeRevenue(
  accounts: Accounts,
  owner: Int32Array,
  loads: Float64Array,
  people: People,
  plants: Plants,
  options: DemoOptions,
): Revenue {
  const random = makeRandom(options.seed, 'revenue');
  const { count } = accounts;
  const revenue = {
    cents: new Float64Array(YEARS * count),
    first: new Int16Array(count).fill(-1),
    last: new Int16Array(count).fill(-1),
  };
  const factors = territoryFactors(loads, people, options.seed);
  for (let account = 0; account < count; account += 1) {
    const [first, last] = drawSpan(random, accounts.state[account] ?? PROSPECT);
    revenue.first[account] = first;
    revenue.last[account] = last;
    const share = drawShare(random, accounts.potential[account] ?? 1);
    const at = owner[account] ?? 0;
    for (let year = 0; year < YEARS; year += 1) {
      const noise = YEAR_NOISE * random.normal();
      if (last < 0) continue;
      const factor =
        Math.exp((factors[year * loads.length + at] ?? 0) + noise) * SETTINGS.growth ** year;
      const active = activeShare(revenue, account, year, at === plants.vacant);
      revenue.cents[year * count + account] =
        (accounts.potential[account] ?? 0) * share * factor * active;
    }
  }
  takeOutLuck(revenue, accounts.potential, owner, people, [plants.goodOnPoor, plants.poorOnRich]);
  return revenue;
}

/**
 * Makes the planted reps show: what their accounts happen to buy is scaled, so that penetration
 * differs from the median territory's by the rep's skill and by nothing else.
 */
function takeOutLuck(
  revenue: Revenue,
  potential: Float64Array,
  owner: Int32Array,
  people: People,
  planted: readonly number[],
): void {
  const territories = owner.reduce((most, at) => Math.max(most, at), 0) + 1;
  const sold = new Float64Array(territories);
  const known = new Float64Array(territories);
  byTerritory(revenue, owner, territories).forEach((cents, place) => {
    sold[place % territories] = (sold[place % territories] ?? 0) + cents;
  });
  owner.forEach((at, account) => {
    known[at] = (known[at] ?? 0) + (potential[account] ?? 0);
  });
  const penetration = sold.map((cents, at) => cents / (known[at] ?? 1));
  const factor = penetration.map((own, at) => {
    if (!planted.includes(at)) return 1;
    const skill = people.reps[people.repAt(at, DAYS - 1)]?.skill ?? 0;
    return (percentile([...penetration], 0.5) * Math.exp(skill)) / own;
  });
  revenue.cents.forEach((cents, place) => {
    revenue.cents[place] = cents * (factor[owner[place % owner.length] ?? 0] ?? 1);
  });
}

/** Scales all years so that the last one sums to `target`. */
export function scaleTo(cents: Float64Array, count: number, target: number): void {
  const last = cents.subarray((YEARS - 1) * count).reduce((sum, value) => sum + value, 0);
  cents.forEach((value, at) => {
    cents[at] = (value * target) / last;
  });
}

/** Revenue by [year × territories + territory]. */
export function byTerritory(
  revenue: Revenue,
  owner: Int32Array,
  territories: number,
): Float64Array {
  const sums = new Float64Array(YEARS * territories);
  for (let year = 0; year < YEARS; year += 1) {
    owner.forEach((at, account) => {
      const place = year * territories + at;
      sums[place] = (sums[place] ?? 0) + (revenue.cents[year * owner.length + account] ?? 0);
    });
  }
  return sums;
}
