import type { Cell, TableColumns } from '#domain/extract.ts';
import type { Month } from '#domain/period.ts';
import { pairing } from './pairing.ts';

interface Grain {
  readonly account: string;
  readonly seller: string | null;
  readonly month: Month;
}

interface SaleGrain extends Grain {
  readonly line: string;
  readonly channel: string;
}

/** Sums sales to account × seller × line × channel × month, orders to account × seller × month. */
export interface Rollup {
  readonly size: () => number;
  add(grain: SaleGrain, cents: number, margin: number | null, returns: number | null): void;
  addOrder(grain: Grain): void;
  /** Columns of the table `sale`. */
  sales(dateOf: (month: Month) => string): TableColumns;
  /** Columns of the table `orders`. */
  orders(dateOf: (month: Month) => string): TableColumns;
}

/** Texts → numbers from 0, so that a grain is numbers: a million keys of text cost a second. */
function numbering(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    known.set(text, known.size);
    return known.size - 1;
  };
}

/** What a grain is, in columns: an object a grain would cost more than all of the sums. */
interface Grains {
  readonly account: string[];
  readonly seller: (string | null)[];
  readonly month: Month[];
}

const grains = (): Grains => ({ account: [], seller: [], month: [] });

function push(columns: Grains, { account, seller, month }: Grain): void {
  columns.account.push(account);
  columns.seller.push(seller);
  columns.month.push(month);
}

export function rollup(): Rollup {
  const [accounts, sellers, kinds] = [numbering(), numbering(), numbering()];
  const [owned, baseOf, saleOf, orderOf] = [pairing(), pairing(), pairing(), pairing()];
  const [sold, ordered] = [grains(), grains()];
  const line: string[] = [];
  const channel: string[] = [];
  const money: Record<'cents' | 'order_lines', number[]> = { cents: [], order_lines: [] };
  const margins: Cell[] = [];
  const returned: Cell[] = [];
  const orders: number[] = [];
  const base = (grain: Grain): number =>
    baseOf(owned(accounts(grain.account), sellers(grain.seller ?? '')), grain.month);
  return {
    size: () => line.length,
    add: (grain, cents, margin, returns) => {
      const at = saleOf(base(grain), kinds(`${grain.line}\n${grain.channel}`));
      if (at === line.length) {
        push(sold, grain);
        line.push(grain.line);
        channel.push(grain.channel);
      }
      money.cents[at] = (money.cents[at] ?? 0) + cents;
      money.order_lines[at] = (money.order_lines[at] ?? 0) + 1;
      margins[at] = sum(margins[at], margin);
      returned[at] = sum(returned[at], returns);
    },
    addOrder: (grain) => {
      const at = orderOf(base(grain), 0);
      if (at === orders.length) push(ordered, grain);
      orders[at] = (orders[at] ?? 0) + 1;
    },
    sales: (dateOf) => ({
      ...sold,
      month: sold.month.map(dateOf),
      line,
      channel,
      ...money,
      margin_cents: margins,
      returns_cents: returned,
    }),
    orders: (dateOf) => ({ ...ordered, month: ordered.month.map(dateOf), orders }),
  };
}

const sum = (a: Cell | undefined, b: number | null): number | null =>
  typeof a === 'number' ? a + (b ?? 0) : b;
