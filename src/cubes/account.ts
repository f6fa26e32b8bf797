import type { Columns } from './columns.ts';
import { sumLines, type Filter } from './filter.ts';
import { lineHaul, makeDistances, type Distances } from './line-haul.ts';

/** Amounts a month, kept as sums up to the end of each, behind a row of nothing. */
export const FLOWS = ['revenueCents', 'orders', 'contacts'] as const;
/** Of the twelve months that end with a month, from the first full year on. */
export const LEVELS = [
  'openCents',
  'coveredCents',
  'coverableCents',
  'overServiceContacts',
  'whitespaceCents',
  'activeAccounts',
  'buyingAccounts',
] as const;
const REVENUE = 0;
const ORDERS = 1;
const CONTACTS = 2;
const OPEN = 0;
const COVERED = 1;
const COVERABLE = 2;
const OVER = 3;
const WHITESPACE = 4;
const ACTIVE = 5;
const BUYING = 6;
export const STATICS = [
  'potentialCents',
  'attainableCents',
  'accounts',
  'serviceHours',
  'lineHaulHours',
  'unownedCents',
] as const;

/** Months of a level: the twelve that end with the month asked for. */
export const YEAR = 12;
const BOUGHT = 1;
const MET = 2;

/** Rows of running sums a cube has: flows, then levels. */
export const runningRows = (months: number): number => levelRow(LEVELS.length, months);

/** First row of a flow, of nothing; the one of month m is m + 1 further. */
export const flowRow = (flow: number, months: number): number => flow * (months + 1);

/** First row of a level: the month that ends the first full year. */
export const levelRow = (level: number, months: number): number =>
  FLOWS.length * (months + 1) + level * Math.max(months - YEAR + 1, 0);

/** One account's facts as changes, reused from account to account. Months may open with a year of nothing. */
export interface Scratch {
  readonly months: number;
  /** Change `i`: `by[i]` in row `at[i]` of the running sums. */
  count: number;
  readonly at: Int32Array;
  readonly by: Float64Array;
  readonly statics: Float64Array;
  /** Revenue of the twelve months that end with each. */
  readonly years: Float64Array;
  /** [YEAR + month]. */
  readonly revenue: Float64Array;
  /** [YEAR + month]: BOUGHT and MET. */
  readonly signs: Uint8Array;
  /** [channel × (YEAR + months) + YEAR + month]. */
  readonly contacts: Int32Array;
  /** By channel: 1 when the account has contacts of it. */
  readonly used: Uint8Array;
  /** Contacts of the year in hand: by channel, all, and those the call plan asked for. */
  readonly within: Int32Array;
  seen: number;
  useful: number;
  readonly distances: Distances;
}

export function makeScratch({ months, channels, units }: Columns): Scratch {
  const most = (FLOWS.length + LEVELS.length + channels) * months;
  return {
    months,
    count: 0,
    at: new Int32Array(most),
    by: new Float64Array(most),
    statics: new Float64Array(STATICS.length),
    years: new Float64Array(months),
    revenue: new Float64Array(YEAR + months),
    signs: new Uint8Array(YEAR + months),
    contacts: new Int32Array(channels * (YEAR + months)),
    used: new Uint8Array(channels),
    within: new Int32Array(channels),
    seen: 0,
    useful: 0,
    distances: makeDistances(units),
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
  const { accounts } = columns;
  const { statics } = scratch;
  const potential = sumLines(columns, filter, columns.potentialCents, account, accounts);
  const field = filter.layer === 0;
  statics[0] = potential;
  statics[1] = sumLines(columns, filter, columns.attainableCents, account, accounts);
  statics[2] = 1;
  statics[3] = field ? (columns.serviceHours[account] ?? 0) : 0;
  statics[4] = field ? lineHaul(columns, account, owner, scratch.distances) : 0;
  statics[5] = owner < 0 ? potential : 0;
  scratch.count = 0;
  scratch.signs.fill(0);
  readSales(columns, filter, account, scratch);
  readOrders(columns, account, scratch);
  addRevenue(columns, potential, scratch);
  addContacts(columns, account, potential, scratch);
  addActivity(columns, potential, owner, scratch);
}

function addFlow(scratch: Scratch, flow: number, month: number, by: number): void {
  addChange(scratch, flowRow(flow, scratch.months) + month + 1, by);
}

/** From the first full year on. */
function addLevel(scratch: Scratch, level: number, month: number, by: number): void {
  const { months } = scratch;
  addChange(scratch, levelRow(level, months) + month - YEAR + 1, by);
}

function addChange(scratch: Scratch, row: number, by: number): void {
  scratch.at[scratch.count] = row;
  scratch.by[scratch.count] = by;
  scratch.count += 1;
}

function readSales(columns: Columns, filter: Filter, account: number, scratch: Scratch): void {
  const { saleMonth, saleLine, saleCents, saleStart } = columns;
  const { revenue, signs } = scratch;
  const { lines } = filter;
  const end = saleStart[account + 1] ?? 0;
  revenue.fill(0);
  for (let row = saleStart[account] ?? 0; row < end; row += 1) {
    const at = YEAR + (saleMonth[row] ?? 0);
    signs[at] = BOUGHT;
    if (lines === null || lines[saleLine[row] ?? 0] === 1)
      revenue[at] = (revenue[at] ?? 0) + (saleCents[row] ?? 0);
  }
}

function readOrders(columns: Columns, account: number, scratch: Scratch): void {
  const { orderMonth, orderCount, orderStart } = columns;
  const end = orderStart[account + 1] ?? 0;
  for (let row = orderStart[account] ?? 0; row < end; row += 1) {
    const month = orderMonth[row] ?? 0;
    scratch.signs[YEAR + month] = BOUGHT;
    addFlow(scratch, ORDERS, month, orderCount[row] ?? 0);
  }
}

function addRevenue({ months }: Columns, potential: number, scratch: Scratch): void {
  const { revenue, years } = scratch;
  let year = 0;
  let open = 0;
  for (let month = 0; month < months; month += 1) {
    const cents = revenue[month + YEAR] ?? 0;
    if (cents !== 0) addFlow(scratch, REVENUE, month, cents);
    year += cents - (revenue[month] ?? 0);
    years[month] = year;
    if (month < YEAR - 1) continue;
    const now = potential > year ? potential - year : 0;
    if (now !== open) addLevel(scratch, OPEN, month, now - open);
    open = now;
  }
}

function addContacts(columns: Columns, account: number, potential: number, scratch: Scratch): void {
  const { need, channels, accounts, months } = columns;
  let required = 0;
  for (let channel = 0; channel < channels; channel += 1)
    required += need[channel * accounts + account] ?? 0;
  if (readContacts(columns, account, scratch))
    addCoverage(columns, account, potential, required, scratch);
  else if (required > 0 && months >= YEAR) addLevel(scratch, COVERABLE, YEAR - 1, potential);
}

/** Whether there are any. */
function readContacts(columns: Columns, account: number, scratch: Scratch): boolean {
  const { contactStart, contactMonth, contactChannel, contactCount, months } = columns;
  const { contacts, used, signs } = scratch;
  const start = contactStart[account] ?? 0;
  const end = contactStart[account + 1] ?? 0;
  if (start === end) return false;
  contacts.fill(0);
  used.fill(0);
  for (let row = start; row < end; row += 1) {
    const month = contactMonth[row] ?? 0;
    const count = contactCount[row] ?? 0;
    const channel = contactChannel[row] ?? 0;
    used[channel] = 1;
    contacts[channel * (YEAR + months) + YEAR + month] = count;
    signs[YEAR + month] = (signs[YEAR + month] ?? 0) | MET;
    addFlow(scratch, CONTACTS, month, count);
  }
  return true;
}

/** The year that ends with `month` out of the one before it: `seen` and `useful`. */
function moveYear(columns: Columns, account: number, month: number, scratch: Scratch): void {
  const { need, channels, accounts, months } = columns;
  const { contacts, used, within } = scratch;
  scratch.seen = 0;
  scratch.useful = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    if (used[channel] === 0) continue;
    const at = channel * (YEAR + months) + month;
    const count = (within[channel] ?? 0) + (contacts[at + YEAR] ?? 0) - (contacts[at] ?? 0);
    const asked = need[channel * accounts + account] ?? 0;
    within[channel] = count;
    scratch.seen += count;
    scratch.useful += count < asked ? count : asked;
  }
}

function addCoverage(
  columns: Columns,
  account: number,
  potential: number,
  required: number,
  scratch: Scratch,
): void {
  const { months } = columns;
  const { signs, within } = scratch;
  let [covered, coverable, over] = [0, 0, 0];
  within.fill(0);
  scratch.seen = 0;
  scratch.useful = 0;
  for (let month = 0; month < months; month += 1) {
    const moved = (((signs[month + YEAR] ?? 0) | (signs[month] ?? 0)) & MET) > 0;
    if (moved) moveYear(columns, account, month, scratch);
    if (month < YEAR - 1 || (month >= YEAR && !moved)) continue;
    const { seen, useful } = scratch;
    const nowCoverable = required > 0 || seen > 0 ? potential : 0;
    const nowCovered = required > 0 ? shareOf(potential, useful, required) : nowCoverable;
    const nowOver = seen > required ? seen - required : 0;
    if (nowCovered !== covered) addLevel(scratch, COVERED, month, nowCovered - covered);
    if (nowCoverable !== coverable) addLevel(scratch, COVERABLE, month, nowCoverable - coverable);
    if (nowOver !== over) addLevel(scratch, OVER, month, nowOver - over);
    covered = nowCovered;
    coverable = nowCoverable;
    over = nowOver;
  }
}

/** whole × part ÷ of, half up, in exact integers below 2^53. */
const shareOf = (whole: number, part: number, of: number): number =>
  Math.floor((2 * whole * part + of) / (2 * of));

/** Active: a contact, an order or a sale within the year; buying: the latter two. */
function addActivity(
  { months }: Columns,
  potential: number,
  owner: number,
  scratch: Scratch,
): void {
  const { signs } = scratch;
  let [bought, met] = [0, 0];
  let [white, active, buying] = [0, 0, 0];
  for (let month = 0; month < months; month += 1) {
    const come = signs[month + YEAR] ?? 0;
    const gone = signs[month] ?? 0;
    bought += (come & BOUGHT) - (gone & BOUGHT);
    met += (come >> 1) - (gone >> 1);
    if (month < YEAR - 1 || (month >= YEAR && come === gone)) continue;
    const nowBuying = bought > 0 ? 1 : 0;
    const nowActive = bought + met > 0 ? 1 : 0;
    const nowWhite = owner < 0 || nowActive === 0 ? potential : 0;
    if (nowBuying !== buying) addLevel(scratch, BUYING, month, nowBuying - buying);
    if (nowActive !== active) addLevel(scratch, ACTIVE, month, nowActive - active);
    if (nowWhite !== white) addLevel(scratch, WHITESPACE, month, nowWhite - white);
    white = nowWhite;
    active = nowActive;
    buying = nowBuying;
  }
}
