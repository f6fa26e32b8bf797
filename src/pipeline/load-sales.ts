import type { Defect } from '#domain/defect.ts';
import { monthDate, type Month, parseMonth } from '#domain/period.ts';
import { IntakeError, problem } from '#intake/report.ts';
import { BadCell } from '#intake/cells.ts';
import { eachRow, type RoleRows } from '#intake/rows.ts';
import { type AccountFinder, accountFinder, type Accounts } from './load-accounts.ts';
import { insertRows, type Loading, type Row } from './load-context.ts';
import { lenientCents } from './load-lenient.ts';

/** Sales summed to the contract's grain, and what the other loaders need of them. */
export interface Sales {
  readonly sale: ReadonlyMap<string, SaleRow>;
  readonly orders: ReadonlyMap<string, OrdersRow>;
  readonly revenueCents: number;
  readonly orderCount: number;
  readonly lastSale: Map<string, Month>;
  firstMonth: Month;
  readonly sellers: Map<string, string>;
  readonly lines: Set<string>;
  /** Last day with a sale, '' without dates. */
  asOf: string;
}

type SaleRow = Row & {
  cents: number;
  margin_cents: number | null;
  returns_cents: number | null;
  order_lines: number;
};
type OrdersRow = Row & { orders: number };

interface Gathering extends Sales {
  readonly sale: Map<string, SaleRow>;
  readonly orders: Map<string, OrdersRow>;
  readonly seen: Set<string>;
  revenueCents: number;
  orderCount: number;
}

/** Shipped columns hold a month, and a line, in a byte. */
const MOST_LINES = 200;
const FAR_MONTHS = 120;

/** Reads all blocks of sales. @throws IntakeError when no row can be used, or a line has too many values. */
export function readSales(loading: Loading, accounts: Accounts): Sales {
  const sales: Gathering = {
    sale: new Map(),
    orders: new Map(),
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
  assume(loading);
  return sales;
}

function readBlock(loading: Loading, rows: RoleRows, accounts: Accounts, sales: Gathering): void {
  const finder = accountFinder(loading, rows, accounts);
  const dateOf = datedRows(rows);
  const whole = parseMonth(loading.mapping.asOf ?? loading.today) ?? 0;
  const lenient = lenientCents(loading, rows);
  eachRow(rows, loading.aside, (row) => {
    refuseTotal(rows, row);
    const cents = rows.cents('money', row);
    if (cents === null) throw rows.bad('money', '', 'its money is empty');
    const date = dateOf(row);
    if (date !== null && date > sales.asOf) sales.asOf = date;
    const month = date === null ? whole : (parseMonth(date) ?? 0);
    const [margin, returns] = [lenient('margin', row), lenient('returns', row)];
    addSale(loading, rows, row, { cents, month, finder, sales, margin, returns });
  });
  finder.report();
}

/** A total below the rows would count them twice. */
function refuseTotal(rows: RoleRows, row: number): void {
  if (row !== rows.rows - 1 || !/^((grand|sub)[ -]?)?total:?$/i.test(rows.first(row))) return;
  throw new BadCell(rows.firstColumn, rows.first(row), 'it looks like a total of the rows above');
}

/** Day of a sale; null where no column of dates is mapped. */
function datedRows(rows: RoleRows): (row: number) => string | null {
  if (!rows.has('date')) return () => null;
  const near = nearMonths(rows);
  return (row) => {
    const date = rows.date('date', row);
    if (date === null) throw rows.bad('date', '', 'its date is empty');
    if (near(parseMonth(date) ?? 0)) return date;
    throw rows.bad('date', date, 'its date is more than ten years from the others');
  };
}

interface Taken {
  readonly cents: number;
  readonly month: Month;
  readonly margin: number | null;
  readonly returns: number | null;
  readonly finder: AccountFinder;
  readonly sales: Gathering;
}

function addSale(loading: Loading, rows: RoleRows, row: number, taken: Taken): void {
  const { cents, month, finder, sales } = taken;
  const account = finder.find(row);
  finder.family(row, account, cents);
  const named = rows.text('seller', row);
  const seller = named === '' ? null : loading.repId(named);
  if (seller !== null) sales.sellers.set(seller, named);
  const line = rows.text('line', row) || 'all';
  const channel = rows.text('channel', row) || 'all';
  sales.lines.add(line);
  sales.revenueCents += cents;
  sales.firstMonth = Math.min(sales.firstMonth, month);
  sales.lastSale.set(account, Math.max(month, sales.lastSale.get(account) ?? 0));
  const day = monthDate(month);
  addTo(sales.sale, { account, seller, line, channel, month: day }, taken);
  countOrder(sales, { account, seller, month: day }, rows.text('order', row));
}

interface Grain {
  readonly account: string;
  readonly seller: string | null;
  readonly month: string;
}

/** Texts of a cell hold no line end, so none can be mistaken for its neighbour. */
const keyOf = ({ account, seller, month }: Grain, line = '', channel = ''): string =>
  `${account}\n${seller ?? ''}\n${month}\n${line}\n${channel}`;

function addTo(
  sale: Map<string, SaleRow>,
  grain: Grain & { readonly line: string; readonly channel: string },
  { cents, margin, returns }: Taken,
): void {
  const key = keyOf(grain, grain.line, grain.channel);
  const known = sale.get(key);
  if (!known) {
    const money = { cents, margin_cents: margin, returns_cents: returns };
    sale.set(key, { ...grain, ...money, order_lines: 1 });
    return;
  }
  known.cents += cents;
  known.margin_cents = sum(known.margin_cents, margin);
  known.returns_cents = sum(known.returns_cents, returns);
  known.order_lines += 1;
}

const sum = (a: number | null, b: number | null): number | null => (a === null ? b : a + (b ?? 0));

/** An order counts once, where its first line stands; a row without a number is an order. */
function countOrder(sales: Gathering, grain: Grain, order: string): void {
  if (order !== '' && sales.seen.has(order)) return;
  if (order !== '') sales.seen.add(order);
  sales.orderCount += 1;
  const key = keyOf(grain);
  const known = sales.orders.get(key);
  if (known) known.orders += 1;
  else sales.orders.set(key, { ...grain, orders: 1 });
}

/** One wrong year must not stretch the calendar: months within ten years of the median one. */
function nearMonths(rows: RoleRows): (month: Month) => boolean {
  const months: Month[] = [];
  for (let row = 0; rows.has('date') && row < rows.rows; row++) {
    const month = monthOf(rows, row);
    if (month !== null) months.push(month);
  }
  const middle = months.sort((a, b) => a - b)[months.length >> 1] ?? 0;
  return (month) => Math.abs(month - middle) <= FAR_MONTHS;
}

function monthOf(rows: RoleRows, row: number): Month | null {
  try {
    return parseMonth(rows.date('date', row) ?? '');
  } catch (error) {
    if (error instanceof BadCell) return null;
    throw error;
  }
}

function refuseUseless(loading: Loading, sales: Gathering): void {
  const problems: Defect[] = sales.sale.size === 0 ? [noRows(loading)] : [];
  if (!Number.isSafeInteger(sales.revenueCents)) {
    const message = `the total, ${sales.revenueCents / 100}, is too large to be exact.`;
    problems.push(problem('too-large', message, 'Check the money column.'));
  }
  if (sales.lines.size > MOST_LINES) {
    const message = `"line" has ${sales.lines.size} values; a report can tell ${MOST_LINES} apart.`;
    const at = { file: 'bailiwick.json', column: 'sales.line' };
    problems.push(problem('too-many-lines', message, 'Map a column of product groups.', at));
  }
  if (problems.length > 0) throw new IntakeError(problems);
}

function noRows(loading: Loading): Defect {
  const files = loading.blocks('sales').map((rows) => rows.file);
  const first = loading.aside.find((it) => files.includes(it.file));
  if (!first)
    return problem('no-rows', 'the sales have no rows.', 'Export them again.', {
      file: files[0] ?? null,
    });
  const { file, row, column, value, reason } = first;
  const message = `no row of the sales can be used: ${reason}.`;
  return problem('no-rows', message, 'Map another column, or mend the file.', {
    file,
    row,
    column,
    value,
  });
}

function assume(loading: Loading): void {
  const [rows] = loading.blocks('sales');
  if (!rows) return;
  if (!rows.has('date'))
    loading.assumptions.push({
      missing: 'dates',
      instead: 'the money is the total of one year; trends are off',
    });
  if (!rows.has('order'))
    loading.assumptions.push({ missing: 'order numbers', instead: 'each row is an order' });
  if (!rows.has('account'))
    loading.assumptions.push({
      missing: 'account ids',
      instead: 'name and place tell accounts apart',
    });
}

export async function writeSales({ engine }: Loading, sales: Sales): Promise<void> {
  await insertRows(engine, 'sale', [...sales.sale.values()]);
  await insertRows(engine, 'orders', [...sales.orders.values()]);
}
