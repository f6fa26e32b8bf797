import { accumulate } from './accumulate.ts';
import {
  FLOWS,
  LEVELS,
  STATICS,
  YEAR,
  flowRow,
  levelRow,
  makeScratch,
  readAccount,
  runningRows,
  type Scratch,
} from './account.ts';
import type { Columns } from './columns.ts';
import { creditRevenue, type Credit } from './credit.ts';
import { countsRemainder, inScope, ownersOf, passes, sumLines, type Filter } from './filter.ts';

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
  const cubes = groupings.map((grouping) => makeCube(columns, filter, grouping));
  const scratch = makeScratch(columns);
  const order = unitOrder(columns);
  for (let place = 0; place < order.length; place += 1) {
    const account = order[place] ?? 0;
    const owner = owners.account[account] ?? -1;
    if (!passes(columns, filter, account, owner)) continue;
    readAccount(columns, filter, account, owner, scratch);
    for (const cube of cubes) add(cube, cube.grouping.account[account] ?? -1, scratch);
  }
  for (const cube of cubes) {
    addRemainder(cube, owners.unit);
    accumulateAll(cube);
  }
  return cubes;
}

/** Accounts by unit, those nowhere first: neighbours write to neighbouring memory. */
function unitOrder({ accounts, units, unit }: Columns): Uint32Array {
  const next = new Uint32Array(units + 2);
  for (let account = 0; account < accounts; account += 1) {
    const at = (unit[account] ?? -1) + 2;
    next[at] = (next[at] ?? 0) + 1;
  }
  for (let at = 1; at < next.length; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const order = new Uint32Array(accounts);
  for (let account = 0; account < accounts; account += 1) {
    const at = (unit[account] ?? -1) + 1;
    order[next[at] ?? 0] = account;
    next[at] = (next[at] ?? 0) + 1;
  }
  return order;
}

function makeCube(columns: Columns, filter: Filter, grouping: Grouping): Cube {
  const { groups, credit, staffed } = grouping;
  const { months } = columns;
  const credited = credit && (staffed || filter.credited === true);
  const sums = (length: number) => new Float64Array(length * groups);
  return {
    columns,
    filter,
    grouping,
    running: sums(runningRows(months)),
    credited: credited ? creditRevenue(columns, filter, groups, credit) : null,
    statics: sums(STATICS.length),
    remainder: sums(1),
    unknown: sums(1).fill(Number.NaN),
    luck: staffed ? { squares: sums(months), products: sums(months), potentials: sums(1) } : null,
  };
}

function add(cube: Cube, group: number, from: Scratch): void {
  if (group < 0) return;
  const { running, statics, luck } = cube;
  const { groups } = cube.grouping;
  const { at, by, count } = from;
  for (let i = 0; i < count; i += 1) {
    const to = (at[i] ?? 0) * groups + group;
    running[to] = (running[to] ?? 0) + (by[i] ?? 0);
  }
  for (let fact = 0; fact < STATICS.length; fact += 1) {
    const to = fact * groups + group;
    statics[to] = (statics[to] ?? 0) + (from.statics[fact] ?? 0);
  }
  if (luck) addLuck(luck, groups, group, from);
}

function addLuck(
  { squares, products, potentials }: Luck,
  groups: number,
  group: number,
  from: Scratch,
): void {
  const potential = from.statics[0] ?? 0;
  potentials[group] = (potentials[group] ?? 0) + potential * potential;
  for (let month = 0, to = group; month < from.years.length; month += 1, to += groups) {
    const year = from.years[month] ?? 0;
    squares[to] = (squares[to] ?? 0) + year * year;
    products[to] = (products[to] ?? 0) + year * potential;
  }
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
