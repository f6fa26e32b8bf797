import { accumulate } from './accumulate.ts';
import type { Columns } from './columns.ts';
import { inScope, onLine, ownersOf, passes, type Filter } from './filter.ts';

/** Group of a sale by account, territory credited with it (−1 none) and line; −1 is no group. */
export type Credit = (account: number, territory: number, line: number) => number;

/**
 * Revenue by the territory that the seller staffed when selling; a seller without a territory of
 * the layer leaves it to the account's owner. Sums up to the end of a month, cents,
 * [(month + 1) × groups + group].
 */
export function creditRevenue(
  columns: Columns,
  filter: Filter,
  groups: number,
  credit: Credit,
): Float64Array {
  const { saleStart, saleSeller, saleMonth, saleLine, saleCents, months, reps } = columns;
  const sums = new Float64Array((months + 1) * groups);
  const owners = ownersOf(columns, filter).account;
  const everywhere = { ...filter, territories: null };
  for (let account = 0; account < columns.accounts; account += 1) {
    const owner = owners[account] ?? -1;
    if (!passes(columns, everywhere, account, owner)) continue;
    const end = saleStart[account + 1] ?? 0;
    for (let row = saleStart[account] ?? 0; row < end; row += 1) {
      const line = saleLine[row] ?? 0;
      if (!onLine(filter, line)) continue;
      const month = saleMonth[row] ?? 0;
      const territory = creditedTo(columns, filter.layer, saleSeller[row] ?? reps, month, owner);
      const group = inScope(filter, territory) ? credit(account, territory, line) : -1;
      if (group < 0) continue;
      const at = (month + 1) * groups + group;
      sums[at] = (sums[at] ?? 0) + (saleCents[row] ?? 0);
    }
  }
  accumulate(sums, groups);
  return sums;
}

/** The seller's territory in the month, else the owner. */
export function creditedTo(
  { sellerTerritory, reps, months }: Columns,
  layer: number,
  seller: number,
  month: number,
  owner: number,
): number {
  if (seller >= reps) return owner;
  const territory = sellerTerritory[(layer * reps + seller) * months + month] ?? -1;
  return territory < 0 ? owner : territory;
}

/** Revenue by seller, [rep × months + month], cents; whoever owns the account today. */
export function sellerRevenue(columns: Columns, filter: Filter): Float64Array {
  const { saleStart, saleSeller, saleMonth, saleLine, saleCents, months, reps } = columns;
  const revenue = new Float64Array(reps * months);
  const anyOwner = { ...filter, types: null, territories: null };
  for (let account = 0; account < columns.accounts; account += 1) {
    if (!passes(columns, anyOwner, account, -1)) continue;
    const end = saleStart[account + 1] ?? 0;
    for (let row = saleStart[account] ?? 0; row < end; row += 1) {
      const rep = saleSeller[row] ?? reps;
      if (rep >= reps || !onLine(filter, saleLine[row] ?? 0)) continue;
      const at = rep * months + (saleMonth[row] ?? 0);
      revenue[at] = (revenue[at] ?? 0) + (saleCents[row] ?? 0);
    }
  }
  return revenue;
}
