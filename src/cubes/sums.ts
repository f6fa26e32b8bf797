import { STATICS, runningRows, type Scratch } from './account.ts';
import type { Grouping } from './activate.ts';
import type { Columns } from './columns.ts';

/**
 * What a pass adds up, a group after the other, so that all that one account changes lies in one
 * place of memory; cubes want it a row after the other.
 */
export interface Sums {
  readonly grouping: Grouping;
  /** [group × rows + row], rows as in `account.ts`. */
  readonly changes: Float64Array;
  /** [group × facts + fact]. */
  readonly statics: Float64Array;
  /** Σ r² and then Σ r·p [group × months + month], and then Σ p² [group]; staffed groups only. */
  readonly luck: Float64Array | null;
}

export function makeSums({ months }: Columns, grouping: Grouping): Sums {
  const { groups, staffed } = grouping;
  return {
    grouping,
    changes: new Float64Array(runningRows(months) * groups),
    statics: new Float64Array(STATICS.length * groups),
    luck: staffed ? new Float64Array((2 * months + 1) * groups) : null,
  };
}

/** Adds an account to its group; −1 is none. */
export function addAccount(
  { grouping, changes, statics, luck }: Sums,
  group: number,
  from: Scratch,
) {
  if (group < 0) return;
  const { at, by, count } = from;
  const rows = changes.length / grouping.groups;
  for (let i = 0, first = group * rows; i < count; i += 1) {
    const to = first + (at[i] ?? 0);
    changes[to] = (changes[to] ?? 0) + (by[i] ?? 0);
  }
  for (let fact = 0, to = group * STATICS.length; fact < STATICS.length; fact += 1, to += 1)
    statics[to] = (statics[to] ?? 0) + (from.statics[fact] ?? 0);
  if (luck) addLuck(luck, grouping.groups, group, from);
}

function addLuck(luck: Float64Array, groups: number, group: number, { statics, years }: Scratch) {
  const months = years.length;
  const potential = statics[0] ?? 0;
  const last = 2 * months * groups + group;
  luck[last] = (luck[last] ?? 0) + potential * potential;
  const products = months * groups;
  for (let month = 0, to = group * months; month < months; month += 1, to += 1) {
    const year = years[month] ?? 0;
    luck[to] = (luck[to] ?? 0) + year * year;
    luck[products + to] = (luck[products + to] ?? 0) + year * potential;
  }
}

/** [group × rows + row] → [row × groups + group]. */
export function transposed(sums: Float64Array, groups: number): Float64Array {
  const rows = sums.length / groups;
  const turned = new Float64Array(sums.length);
  for (let group = 0; group < groups; group += 1)
    for (let row = 0; row < rows; row += 1)
      turned[row * groups + group] = sums[group * rows + row] ?? 0;
  return turned;
}
