import type { TableColumns } from '#domain/extract.ts';
import { monthDate } from '#domain/period.ts';
import { makeRandom, makeWeighted, ranked, type Random } from './random.ts';
import { makeRows, type Rows } from './rows.ts';
import {
  FIRST_MONTH,
  LINES,
  monthStart,
  SEASON,
  SETTINGS,
  YEARS,
  type DemoOptions,
} from './settings.ts';
import type { Accounts } from './accounts.ts';
import type { People } from './people.ts';
import type { Plants } from './plants.ts';
import type { Revenue } from './revenue.ts';

const CHANNELS = ['direct', 'online', 'phone'] as const;
const drawChannel = makeWeighted([0.62, 0.26, 0.12]);
/** Sd of ln order value within an account, and lines an order has on average. */
const ORDER_SD = 0.45;
const SECOND_LINE = 0.45;
const RETURNS = { chance: 0.015, share: 0.06 };

/** Territory whose rep serves each account in fact: its owner's, but in an overlap the neighbour's. */
export function servedBy(owner: Int32Array, plants: Plants): Int32Array {
  const served = owner.slice();
  for (const { intruder, accounts } of plants.overlaps)
    for (const account of accounts) served[account] = intruder;
  return served;
}

/** Orders a year: log-normal, at least one; big accounts order more often. */
function orderCounts(random: Random, cents: Float64Array): Uint16Array {
  const { lnMean, lnSd, withRevenue } = SETTINGS.orders;
  const counts = new Uint16Array(cents.length);
  const buying = cents.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  ranked(cents).forEach((account, rank) => {
    if ((cents[account] ?? 0) <= 0) return;
    const size = normalAt(1 - (rank + 0.5) / buying);
    const score = withRevenue * size + Math.sqrt(1 - withRevenue ** 2) * random.normal();
    counts[account] = Math.max(1, Math.round(Math.exp(lnMean + lnSd * score)));
  });
  return counts;
}

/** Standard normal quantile by the logistic approximation, good to 0.01 inside 1–99 %. */
const normalAt = (share: number): number => Math.log(share / (1 - share)) / 1.702;

/** Cumulative season over the months an account is active in a year. */
function activeSeason(revenue: Revenue, account: number, year: number): number[] {
  let sum = 0;
  return SEASON.map((factor, at) => {
    const month = year * 12 + at;
    const active = month >= (revenue.first[account] ?? 0) && month <= (revenue.last[account] ?? -1);
    return (sum += active ? factor : 0);
  });
}

interface Order {
  readonly month: number;
  readonly weight: number;
}

/** Orders spread evenly over the year's business, so that months follow the season closely. */
function drawOrders(random: Random, count: number, upTo: readonly number[]): Order[] {
  const total = upTo[11] ?? 0;
  return Array.from({ length: count }, (_, at) => {
    const wanted = ((at + random.next()) / count) * total;
    return {
      month: upTo.findIndex((sum) => sum > wanted),
      weight: Math.exp(ORDER_SD * random.normal()),
    };
  });
}

/** Whole cents by weight; the last part takes the rounding. */
export function splitCents(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = cents;
  return weights.map((weight, at) => {
    const part =
      at === weights.length - 1 ? left : Math.min(left, Math.round((cents * weight) / total));
    left -= part;
    return part;
  });
}

interface Cell {
  cents: number;
  lines: number;
}

/** One account's sales in one month by line and channel: [line × channels + channel]. */
type MonthCells = Map<number, Cell>;

function addOrder(
  random: Random,
  into: MonthCells,
  cents: number,
  drawLine: (random: Random) => number,
): void {
  const channel = drawChannel(random);
  const lines = [drawLine(random)];
  if (random.chance(SECOND_LINE)) lines.push(drawLine(random));
  const parts = splitCents(
    cents,
    lines.map(() => 0.4 + random.next()),
  );
  lines.forEach((line, at) => {
    const key = line * CHANNELS.length + channel;
    const cell = into.get(key) ?? { cents: 0, lines: 0 };
    cell.cents += parts[at] ?? 0;
    cell.lines += 1;
    into.set(key, cell);
  });
}

interface Books {
  readonly sale: Rows<'sale'>;
  readonly orders: Rows<'orders'>;
}

interface MonthKey {
  readonly account: string;
  readonly seller: string | null;
  readonly month: string;
}

function book(
  random: Random,
  books: Books,
  key: MonthKey,
  orders: number,
  cells: MonthCells,
): void {
  books.orders.add({ ...key, orders });
  for (const [place, { cents, lines }] of cells) {
    const line = SETTINGS.lines[Math.floor(place / CHANNELS.length)];
    const margin = (line?.margin ?? 0) * (0.92 + 0.16 * random.next());
    books.sale.add({
      ...key,
      line: line?.line ?? '',
      channel: CHANNELS[place % CHANNELS.length] ?? 'direct',
      cents,
      margin_cents: Math.round(cents * margin),
      returns_cents: random.chance(RETURNS.chance) ? Math.round(cents * RETURNS.share) : 0,
      order_lines: lines,
    });
  }
}

interface YearTask {
  readonly account: number;
  readonly year: number;
  readonly orders: number;
  readonly cents: number;
  readonly upTo: readonly number[];
  readonly drawLine: (random: Random) => number;
}

function bookYear(
  random: Random,
  books: Books,
  task: YearTask,
  keyOf: (account: number, month: number) => MonthKey,
): void {
  const orders = drawOrders(random, task.orders, task.upTo);
  const amounts = splitCents(
    task.cents,
    orders.map(({ weight }) => weight),
  );
  const months = new Map<number, { orders: number; cells: MonthCells }>();
  orders.forEach(({ month }, at) => {
    const here = months.get(month) ?? { orders: 0, cells: new Map<number, Cell>() };
    here.orders += 1;
    addOrder(random, here.cells, amounts[at] ?? 0, task.drawLine);
    months.set(month, here);
  });
  for (const [month, { orders: count, cells }] of [...months].sort((a, b) => a[0] - b[0])) {
    book(random, books, keyOf(task.account, task.year * 12 + month), count, cells);
  }
}

/** Sales by account, seller, line, channel and month, and orders at their own grain. */
export function makeSales(
  accounts: Accounts,
  revenue: Revenue,
  served: Int32Array,
  people: People,
  options: DemoOptions,
): Readonly<Record<'sale' | 'orders', TableColumns>> {
  const random = makeRandom(options.seed, 'sales');
  const books: Books = { sale: makeRows('sale'), orders: makeRows('orders') };
  const { count } = accounts;
  const counts = Array.from({ length: YEARS }, (_, year) =>
    orderCounts(random, revenue.cents.subarray(year * count, (year + 1) * count)),
  );
  const keyOf = (account: number, month: number): MonthKey => ({
    account: accounts.id[account] ?? '',
    seller: people.reps[people.repAt(served[account] ?? 0, monthStart(month))]?.id ?? null,
    month: monthDate(FIRST_MONTH + month),
  });
  for (let account = 0; account < count; account += 1) {
    const weights = LINES.map((_, line) => accounts.linePotential[line * count + account] ?? 0);
    const drawLine = makeWeighted(weights);
    for (let year = 0; year < YEARS; year += 1) {
      const cents = revenue.cents[year * count + account] ?? 0;
      if (cents <= 0) continue;
      const upTo = activeSeason(revenue, account, year);
      bookYear(
        random,
        books,
        { account, year, orders: counts[year]?.[account] ?? 1, cents, upTo, drawLine },
        keyOf,
      );
    }
  }
  return { sale: books.sale.columns, orders: books.orders.columns };
}
