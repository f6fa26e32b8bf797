import type { Columns } from './columns.ts';
import { onLine, type Filter } from './filter.ts';

export const FLOWS = ['revenueCents', 'orders'] as const;
export const STOCKS = [
  'revenue12Cents',
  'openCents',
  'coveredCents',
  'coverableCents',
  'overServiceContacts',
  'contacts12',
  'whitespaceCents',
  'unownedCents',
  'activeAccounts',
  'buyingAccounts',
] as const;
export const STATICS = [
  'potentialCents',
  'attainableCents',
  'accounts',
  'serviceHours',
  'lineHaulHours',
] as const;

/** Months of a stock: the twelve that end with the month asked for. */
export const YEAR = 12;

/** One account's facts by month, reused from account to account. */
export interface Scratch {
  /** [fact × months + month]. */
  readonly flows: Float64Array;
  readonly stocks: Float64Array;
  readonly statics: Float64Array;
  /** Running sums, [months + 1]: revenue, sales and orders, contacts by channel. */
  readonly revenue: Float64Array;
  readonly bought: Float64Array;
  readonly contacts: readonly Float64Array[];
}

export function makeScratch({ months, channels }: Columns): Scratch {
  const running = () => new Float64Array(months + 1);
  return {
    flows: new Float64Array(FLOWS.length * months),
    stocks: new Float64Array(STOCKS.length * months),
    statics: new Float64Array(STATICS.length),
    revenue: running(),
    bought: running(),
    contacts: Array.from({ length: channels }, running),
  };
}

/** Fills the scratch with the account's facts; `owner` −1 is nobody. */
export function readAccount(
  columns: Columns,
  filter: Filter,
  account: number,
  owner: number,
  scratch: Scratch,
): void {
  readFlows(columns, filter, account, scratch);
  readContacts(columns, account, scratch);
  const potential = sumLines(columns, filter, columns.potentialCents, account, columns.accounts);
  readStocks(columns, account, owner, potential, scratch);
  const { statics } = scratch;
  statics[0] = potential;
  statics[1] = sumLines(columns, filter, columns.attainableCents, account, columns.accounts);
  statics[2] = 1;
  statics[3] = filter.layer === 0 ? (columns.serviceHours[account] ?? 0) : 0;
  statics[4] = filter.layer === 0 ? lineHaul(columns, account, owner) : 0;
}

/** Σ over the filter's lines of [line × entities + entity]; not by line: the whole. */
export function sumLines(
  columns: Columns,
  filter: Filter,
  cents: Float64Array,
  entity: number,
  entities: number,
): number {
  let sum = 0;
  for (let line = 0; line < columns.potentialLines; line += 1)
    if (columns.potentialLines === 1 || onLine(filter, line))
      sum += cents[line * entities + entity] ?? 0;
  return sum;
}

function readFlows(columns: Columns, filter: Filter, account: number, scratch: Scratch): void {
  const { months } = columns;
  const { flows, revenue, bought } = scratch;
  flows.fill(0);
  bought.fill(0);
  for (
    let row = columns.saleStart[account] ?? 0;
    row < (columns.saleStart[account + 1] ?? 0);
    row += 1
  ) {
    const month = columns.saleMonth[row] ?? 0;
    bought[month + 1] = 1;
    if (onLine(filter, columns.saleLine[row] ?? 0))
      flows[month] = (flows[month] ?? 0) + (columns.saleCents[row] ?? 0);
  }
  for (
    let row = columns.orderStart[account] ?? 0;
    row < (columns.orderStart[account + 1] ?? 0);
    row += 1
  ) {
    const month = columns.orderMonth[row] ?? 0;
    bought[month + 1] = 1;
    flows[months + month] = (flows[months + month] ?? 0) + (columns.orderCount[row] ?? 0);
  }
  for (let month = 0; month < months; month += 1) {
    revenue[month + 1] = (revenue[month] ?? 0) + (flows[month] ?? 0);
    bought[month + 1] = (bought[month] ?? 0) + (bought[month + 1] ?? 0);
  }
}

function readContacts(columns: Columns, account: number, { contacts }: Scratch): void {
  for (const running of contacts) running.fill(0);
  for (
    let row = columns.contactStart[account] ?? 0;
    row < (columns.contactStart[account + 1] ?? 0);
    row += 1
  ) {
    const running = contacts[columns.contactChannel[row] ?? 0];
    const month = columns.contactMonth[row] ?? 0;
    if (running) running[month + 1] = (running[month + 1] ?? 0) + (columns.contactCount[row] ?? 0);
  }
  for (const running of contacts)
    for (let month = 0; month < columns.months; month += 1)
      running[month + 1] = (running[month + 1] ?? 0) + (running[month] ?? 0);
}

function readStocks(
  columns: Columns,
  account: number,
  owner: number,
  potential: number,
  scratch: Scratch,
): void {
  const { months, channels, need, accounts } = columns;
  const { stocks, revenue, bought, contacts } = scratch;
  let required = 0;
  for (let channel = 0; channel < channels; channel += 1)
    required += need[channel * accounts + account] ?? 0;
  for (let month = YEAR - 1; month < months; month += 1) {
    const end = month + 1;
    let seen = 0;
    let met = 0;
    for (let channel = 0; channel < channels; channel += 1) {
      const running = contacts[channel];
      const count = (running?.[end] ?? 0) - (running?.[end - YEAR] ?? 0);
      seen += count;
      met += Math.min(count, need[channel * accounts + account] ?? 0);
    }
    const year = (revenue[end] ?? 0) - (revenue[end - YEAR] ?? 0);
    const buying = (bought[end] ?? 0) > (bought[end - YEAR] ?? 0);
    const active = buying || seen > 0;
    stocks[month] = year;
    stocks[months + month] = Math.max(potential - year, 0);
    stocks[2 * months + month] =
      required > 0 ? shareOf(potential, met, required) : seen > 0 ? potential : 0;
    stocks[3 * months + month] = required > 0 || seen > 0 ? potential : 0;
    stocks[4 * months + month] = Math.max(seen - required, 0);
    stocks[5 * months + month] = seen;
    stocks[6 * months + month] = owner < 0 || !active ? potential : 0;
    stocks[7 * months + month] = owner < 0 ? potential : 0;
    stocks[8 * months + month] = active ? 1 : 0;
    stocks[9 * months + month] = buying ? 1 : 0;
  }
}

/** whole × part ÷ of, half up, in exact integers below 2^53. */
const shareOf = (whole: number, part: number, of: number): number =>
  Math.floor((2 * whole * part + of) / (2 * of));

const RADIANS = Math.PI / 180;

/** Great circle in km, as `geo/distance`; this folder knows no other. */
function distanceKm(lonA: number, latA: number, lonB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const square =
    sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLon * sinLon;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** Hours a year between home and unit, as `domain/workload`, in 1/1024 h; NaN without a home. */
function lineHaul(columns: Columns, account: number, owner: number): number {
  const days = columns.fieldDays[account] ?? 0;
  const unit = columns.unit[account] ?? -1;
  if (days === 0 || unit < 0 || owner < 0) return 0;
  const { unitLon, unitLat, homeLon, homeLat } = columns;
  const none = Number.NaN;
  const km = distanceKm(
    homeLon[owner] ?? none,
    homeLat[owner] ?? none,
    unitLon[unit] ?? none,
    unitLat[unit] ?? none,
  );
  const trips = km > 120 ? days / 4 : days;
  return Math.round(((2 * km * 1.3 * trips) / 60) * 1024) / 1024;
}
