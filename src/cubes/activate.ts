import {
  FLOWS,
  STATICS,
  STOCKS,
  makeScratch,
  readAccount,
  sumLines,
  type Scratch,
} from './account.ts';
import type { Columns } from './columns.ts';
import { countsRemainder, inScope, ownersOf, passes, type Filter } from './filter.ts';

/** How accounts and areas fall into groups; −1 is none. */
export interface Grouping {
  readonly groups: number;
  /** Group of each account. */
  readonly account: Int32Array;
  /** Group of each unit's remainder; null: these groups have no ground. */
  readonly unit: Int32Array | null;
  /** Groups are territories: they have capacity and quota. */
  readonly staffed: boolean;
}

/** Sums by group and month; a brush of the period is a difference of two of them. */
export interface Cube {
  readonly columns: Columns;
  readonly filter: Filter;
  readonly grouping: Grouping;
  /** Running sums, [(group × facts + fact) × (months + 1) + month]. */
  readonly flows: Float64Array;
  /** [(group × facts + fact) × months + month]. */
  readonly stocks: Float64Array;
  /** [group × facts + fact]. */
  readonly statics: Float64Array;
  readonly remainder: Float64Array;
}

/**
 * One pass over the accounts of the filter fills the cubes of all groupings. A draft is the same
 * pass with another owner.
 */
export function activate(columns: Columns, filter: Filter, groupings: readonly Grouping[]): Cube[] {
  const cubes = groupings.map((grouping) => makeCube(columns, filter, grouping));
  const owners = ownersOf(columns, filter);
  const scratch = makeScratch(columns);
  for (let account = 0; account < columns.accounts; account += 1) {
    const owner = owners.account[account] ?? -1;
    if (!passes(columns, filter, account, owner)) continue;
    readAccount(columns, filter, account, owner, scratch);
    for (const cube of cubes) add(cube, cube.grouping.account[account] ?? -1, scratch);
  }
  for (const cube of cubes) {
    addRemainder(cube, owners.unit);
    accumulate(cube.flows, columns.months);
  }
  return cubes;
}

function makeCube(columns: Columns, filter: Filter, grouping: Grouping): Cube {
  const { groups } = grouping;
  const { months } = columns;
  return {
    columns,
    filter,
    grouping,
    flows: new Float64Array(groups * FLOWS.length * (months + 1)),
    stocks: new Float64Array(groups * STOCKS.length * months),
    statics: new Float64Array(groups * STATICS.length),
    remainder: new Float64Array(groups),
  };
}

function add({ flows, stocks, statics, columns }: Cube, group: number, from: Scratch): void {
  if (group < 0) return;
  const { months } = columns;
  for (let fact = 0; fact < FLOWS.length; fact += 1) {
    const start = (group * FLOWS.length + fact) * (months + 1) + 1;
    for (let month = 0; month < months; month += 1)
      flows[start + month] = (flows[start + month] ?? 0) + (from.flows[fact * months + month] ?? 0);
  }
  addAll(stocks, group * from.stocks.length, from.stocks);
  addAll(statics, group * from.statics.length, from.statics);
}

function addAll(to: Float64Array, start: number, from: Float64Array): void {
  for (let i = 0; i < from.length; i += 1) to[start + i] = (to[start + i] ?? 0) + (from[i] ?? 0);
}

function addRemainder({ columns, filter, grouping, remainder }: Cube, owner: Int32Array): void {
  if (grouping.unit === null || !countsRemainder(filter)) return;
  for (let unit = 0; unit < columns.units; unit += 1) {
    const group = grouping.unit[unit] ?? -1;
    if (group < 0 || !inScope(filter, owner[unit] ?? -1)) continue;
    remainder[group] =
      (remainder[group] ?? 0) +
      sumLines(columns, filter, columns.remainderCents, unit, columns.units);
  }
}

function accumulate(flows: Float64Array, months: number): void {
  for (let start = 0; start < flows.length; start += months + 1)
    for (let month = 1; month <= months; month += 1)
      flows[start + month] = (flows[start + month] ?? 0) + (flows[start + month - 1] ?? 0);
}

/** By owner; the last group is what no territory owns. */
export function byTerritory(columns: Columns, filter: Filter): Grouping {
  const { territories } = columns;
  const orNone = (owner: number) => (owner < 0 ? territories : owner);
  const { account, unit } = ownersOf(columns, filter);
  return {
    groups: territories + 1,
    account: account.map(orNone),
    unit: unit.map(orNone),
    staffed: true,
  };
}

export const byUnit = (columns: Columns): Grouping => ({
  groups: columns.units,
  account: columns.unit,
  unit: Int32Array.from({ length: columns.units }, (_, unit) => unit),
  staffed: false,
});

/** Group industry × tiers + tier. With flags by territory only accounts of those; null is all. */
export function bySegment(
  columns: Columns,
  filter: Filter,
  territories: Uint8Array | null,
): Grouping {
  const owner = ownersOf(columns, filter).account;
  const account = owner.map((territory, at) =>
    territories === null || territories[territory] === 1
      ? (columns.industry[at] ?? 0) * columns.tiers + (columns.tier[at] ?? 0)
      : -1,
  );
  return { groups: columns.industries * columns.tiers, account, unit: null, staffed: false };
}
