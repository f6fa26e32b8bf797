import type { Prepared } from './prepare.ts';

/** Revenue in units of the currency; places: accounts with one. */
export type Totals = Readonly<
  Record<'revenue' | 'orders' | 'accounts' | 'reps' | 'places', number>
>;

export function totalsOf({ directory, columns }: Prepared): Totals {
  const { orders = 0, accounts = 0, reps = 0, placed = 0 } = directory.counts;
  const cents = columns.saleCents.reduce((a, b) => a + b, 0);
  return { revenue: cents / 100, orders, accounts, reps, places: placed };
}
