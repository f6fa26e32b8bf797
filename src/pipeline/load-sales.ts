import { monthDate, type Month, parseMonth } from '#domain/period.ts';
import { ASSUMED } from '#domain/assumed.ts';
import { eachRow, type RoleRows } from '#intake/rows.ts';
import { readWon } from '#intake/won.ts';
import { type AccountFinder, accountFinder, type Accounts } from './load-accounts.ts';
import { insertColumns, type Loading } from './load-context.ts';
import { lenientCents } from './load-lenient.ts';
import { type Rollup, rollup } from './load-rollup.ts';
import { assumeSales, refuseUseless } from './load-sales-check.ts';
import { saleWatch } from './load-watch.ts';

/** Sales summed to the contract's grain, and what the other loaders need of them. */
export interface Sales {
  readonly rollup: Rollup;
  revenueCents: number;
  orderCount: number;
  readonly lastSale: Map<string, Month>;
  firstMonth: Month;
  /** Id → text of who sold. */
  readonly sellers: Map<string, string>;
  readonly lines: Set<string>;
  /** Last day with a sale, '' without dates. */
  asOf: string;
}

interface Gathering extends Sales {
  readonly seen: Set<string>;
}

const FAR_MONTHS = 120;

/** Reads all blocks of sales. @throws IntakeError when no row can be used, or a line has too many values. */
export function readSales(loading: Loading, accounts: Accounts): Sales {
  const sales: Gathering = {
    rollup: rollup(),
    seen: new Set(),
    revenueCents: 0,
    orderCount: 0,
    lastSale: new Map(),
    firstMonth: Number.POSITIVE_INFINITY,
    sellers: new Map(),
    lines: new Set(),
    asOf: '',
  };
  for (const rows of loading.blocks('sales')) readBlock(loading, rows, accounts, sales);
  refuseUseless(loading, sales);
  assumeSales(loading);
  return sales;
}

function readBlock(loading: Loading, rows: RoleRows, accounts: Accounts, sales: Gathering): void {
  const finder = accountFinder(loading, rows, accounts);
  const monthsOf = soldMonths(loading, rows, sales);
  const lenient = lenientCents(loading, rows);
  const watch = saleWatch(loading, rows);
  const [hasWon, hasMargin, hasReturns] = ['won', 'margin', 'returns'].map((it) => rows.has(it));
  eachRow(rows, loading.aside, (row) => {
    if (hasWon) refuseUnwon(rows, row);
    const cents = rows.cents('money', row);
    if (cents === null) throw rows.bad('money', '', 'its money is empty');
    const months = monthsOf(row);
    const margin = hasMargin ? lenient('margin', row) : null;
    const returns = hasReturns ? lenient('returns', row) : null;
    addSale(loading, rows, row, { cents, months, finder, sales, margin, returns });
    watch.see(row, cents);
  });
  watch.report();
  finder.report();
}

/** Open and lost deals are no sales. */
function refuseUnwon(rows: RoleRows, row: number): void {
  const text = rows.text('won', row);
  if (readWon(text) !== true) throw rows.bad('won', text, 'it is not won');
}

/** First month of a sale, and over how many months its money is spread evenly. */
interface SoldMonths {
  readonly first: Month;
  readonly count: number;
}

/** Dated sales count in their month; a total of a year or less in its last, of more than a year in each. */
function soldMonths(
  loading: Loading,
  rows: RoleRows,
  sales: Gathering,
): (row: number) => SoldMonths {
  if (rows.has('date')) {
    const dateOf = datedRows(rows);
    const made = new Map<string, SoldMonths>();
    return (row) => {
      const date = dateOf(row);
      if (date > sales.asOf) sales.asOf = date;
      const known = made.get(date) ?? { first: parseMonth(date) ?? 0, count: 1 };
      made.set(date, known);
      return known;
    };
  }
  const { asOf, assume } = loading.mapping;
  const last = parseMonth(asOf ?? loading.today) ?? 0;
  const period = assume.periodMonths ?? ASSUMED.periodMonths;
  const total =
    period > 12 ? { first: last - period + 1, count: period } : { first: last, count: 1 };
  return () => total;
}

/** Day of a sale. */
function datedRows(rows: RoleRows): (row: number) => string {
  const near = nearMonths(rows);
  const fits = new Map<string, boolean>();
  return (row) => {
    const date = rows.date('date', row);
    if (date === null) throw rows.bad('date', '', 'its date is empty');
    const fit = fits.get(date) ?? near(parseMonth(date) ?? 0);
    fits.set(date, fit);
    if (fit) return date;
    throw rows.bad('date', date, 'its date is more than ten years from the others');
  };
}

interface Taken {
  readonly cents: number;
  readonly months: SoldMonths;
  readonly margin: number | null;
  readonly returns: number | null;
  readonly finder: AccountFinder;
  readonly sales: Gathering;
}

function addSale(loading: Loading, rows: RoleRows, row: number, taken: Taken): void {
  const { cents, months, finder, sales } = taken;
  const { first, count } = months;
  const account = finder.find(row);
  finder.vote(row, account, cents);
  const seller = sellerOf(loading, rows, row, sales);
  const line = rows.text('line', row) || 'all';
  const channel = rows.text('channel', row) || 'all';
  sales.lines.add(line);
  sales.revenueCents += cents;
  if (first < sales.firstMonth) sales.firstMonth = first;
  const last = first + count - 1;
  if (last > (sales.lastSale.get(account) ?? 0)) sales.lastSale.set(account, last);
  for (let i = 0; i < count; i++) {
    const part = (money: number): number => partOf(money, i, count);
    sales.rollup.add(
      { account, seller, line, channel, month: first + i },
      part(cents),
      taken.margin === null ? null : part(taken.margin),
      taken.returns === null ? null : part(taken.returns),
    );
  }
  countOrder(sales, account, seller, last, rows.text('order', row));
}

/** Whole cents of the i-th of n parts, which sum to the money. */
const partOf = (money: number, i: number, n: number): number =>
  n === 1 ? money : Math.floor((money * (i + 1)) / n) - Math.floor((money * i) / n);

function sellerOf(loading: Loading, rows: RoleRows, row: number, sales: Gathering): string | null {
  const named = rows.text('seller', row);
  if (named === '') return null;
  const seller = loading.repId(named);
  if (!sales.sellers.has(seller)) sales.sellers.set(seller, named);
  return seller;
}

/** An order counts once, where its first line stands; a row without a number is an order. */
function countOrder(
  sales: Gathering,
  account: string,
  seller: string | null,
  month: Month,
  order: string,
): void {
  if (order !== '') {
    if (sales.seen.has(order)) return;
    sales.seen.add(order);
  }
  sales.orderCount += 1;
  sales.rollup.addOrder({ account, seller, month });
}

/** One wrong year must not stretch the calendar: months within ten years of the median one. */
function nearMonths(rows: RoleRows): (month: Month) => boolean {
  const months: Month[] = [];
  const known = new Map<string, Month | null>();
  for (let row = 0; row < rows.rows; row++) {
    const text = rows.text('date', row);
    let month = known.get(text);
    if (month === undefined) known.set(text, (month = rows.tryMonth('date', row)));
    if (month !== null) months.push(month);
  }
  const middle = Int32Array.from(months).sort()[months.length >> 1] ?? 0;
  return (month) => Math.abs(month - middle) <= FAR_MONTHS;
}

export async function writeSales({ engine }: Loading, { rollup }: Sales): Promise<void> {
  const day = new Map<Month, string>();
  const dateOf = (month: Month): string => {
    const known = day.get(month) ?? monthDate(month);
    day.set(month, known);
    return known;
  };
  await insertColumns(engine, 'sale', rollup.sales(dateOf));
  await insertColumns(engine, 'orders', rollup.orders(dateOf));
}
