import { accumulate } from './accumulate.ts';
import { FLOWS, LEVELS, YEAR, flowRow, levelRow, makeScratch, readAccount } from './account.ts';
import type { Columns } from './columns.ts';
import { creditRevenue, type Credit } from './credit.ts';
import { countsRemainder, inScope, ownersOf, passes, sumLines, type Filter } from './filter.ts';
import { addAccount, makeSums, transposed, type Sums } from './sums.ts';

/** How accounts and areas fall into groups; −1 is none. */
export interface Grouping {
  readonly groups: number;
  /** Group of each account. */
  readonly account: Int32Array;
  /** Group of each unit's remainder; null: these groups have no ground. */
  readonly unit: Int32Array | null;
  /** Group of a sale to an account that a territory is credited with; null: sales are the account's. */
  readonly credit: Credit | null;
  /** Groups are territories: they have capacity and quota. */
  readonly staffed: boolean;
}

/** Sums by group and month; a brush of the period is a difference of two of them. */
export interface Cube {
  readonly columns: Columns;
  readonly filter: Filter;
  readonly grouping: Grouping;
  /** Flows and levels by month, [row × groups + group], rows as in `account.ts`. */
  readonly running: Float64Array;
  /** Credited revenue as one more running sum, [(month + 1) × groups + group]. */
  readonly credited: Float64Array | null;
  /** [fact × groups + group]. */
  readonly statics: Float64Array;
  readonly remainder: Float64Array;
  /** NaN by group. */
  readonly unknown: Float64Array;
  readonly luck: Luck | null;
}

/** Ground of the accounts' luck by territory, r the revenue of a year, p the potential. */
export interface Luck {
  /** Σ r² and Σ r·p, [month × groups + group]. */
  readonly squares: Float64Array;
  readonly products: Float64Array;
  /** Σ p². */
  readonly potentials: Float64Array;
}

/**
 * One pass over the accounts of the filter fills the cubes of all groupings. A draft is the same
 * pass with another owner.
 */
export function activate(columns: Columns, filter: Filter, groupings: readonly Grouping[]): Cube[] {
  const owners = ownersOf(columns, filter);
  const sums = groupings.map((grouping) => makeSums(columns, grouping));
  const scratch = makeScratch(columns);
  for (let account = 0; account < columns.accounts; account += 1) {
    const owner = owners.account[account] ?? -1;
    if (!passes(columns, filter, account, owner)) continue;
    readAccount(columns, filter, account, owner, scratch);
    for (const into of sums) addAccount(into, into.grouping.account[account] ?? -1, scratch);
  }
  return sums.map((found) => {
    const cube = makeCube(columns, filter, found);
    addRemainder(cube, owners.unit);
    accumulateAll(cube);
    return cube;
  });
}

function makeCube(columns: Columns, filter: Filter, sums: Sums): Cube {
  const { grouping, changes, statics, luck } = sums;
  const { groups, credit, staffed } = grouping;
  const { months } = columns;
  const credited = credit && (staffed || filter.credited === true);
  return {
    columns,
    filter,
    grouping,
    running: transposed(changes, groups),
    credited: credited ? creditRevenue(columns, filter, groups, credit) : null,
    statics: transposed(statics, groups),
    remainder: new Float64Array(groups),
    unknown: new Float64Array(groups).fill(Number.NaN),
    luck: luck && {
      squares: transposed(luck.subarray(0, groups * months), groups),
      products: transposed(luck.subarray(groups * months, 2 * groups * months), groups),
      potentials: luck.subarray(2 * groups * months),
    },
  };
}

/** An area's remainder is its own share, and open from the first full year on. */
function addRemainder(
  { columns, filter, grouping, remainder, running }: Cube,
  owner: Int32Array,
): void {
  if (grouping.unit === null || !countsRemainder(filter)) return;
  for (let unit = 0; unit < columns.units; unit += 1) {
    const group = grouping.unit[unit] ?? -1;
    if (group < 0 || !inScope(filter, owner[unit] ?? -1)) continue;
    remainder[group] =
      (remainder[group] ?? 0) +
      sumLines(columns, filter, columns.remainderCents, unit, columns.units);
  }
  if (columns.months < YEAR) return;
  const first = levelRow(LEVELS.indexOf('openCents'), columns.months) * grouping.groups;
  for (let group = 0; group < grouping.groups; group += 1)
    running[first + group] = (running[first + group] ?? 0) + (remainder[group] ?? 0);
}

/** Changes by month → running sums. */
function accumulateAll({ running, columns, grouping }: Cube): void {
  const { months } = columns;
  const rows = (first: number, end: number) =>
    accumulate(running.subarray(first * grouping.groups, end * grouping.groups), grouping.groups);
  FLOWS.forEach((_, flow) => rows(flowRow(flow, months), flowRow(flow + 1, months)));
  LEVELS.forEach((_, level) => rows(levelRow(level, months), levelRow(level + 1, months)));
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
    credit: (_, territory) => orNone(territory),
    staffed: true,
  };
}

export const byUnit = (columns: Columns): Grouping => ({
  groups: columns.units,
  account: columns.unit,
  unit: Int32Array.from({ length: columns.units }, (_, unit) => unit),
  credit: null,
  staffed: false,
});

/** Group industry × tiers + tier. With flags by territory only accounts of those; null is all. */
export function bySegment(
  columns: Columns,
  filter: Filter,
  territories: Uint8Array | null,
): Grouping {
  const { industry, tier, tiers } = columns;
  const credit: Credit = (account, territory) =>
    territories === null || territories[territory] === 1
      ? (industry[account] ?? 0) * tiers + (tier[account] ?? 0)
      : -1;
  const owner = ownersOf(columns, filter).account;
  const account = owner.map((territory, at) => credit(at, territory, -1));
  return { groups: columns.industries * tiers, account, unit: null, credit, staffed: false };
}
