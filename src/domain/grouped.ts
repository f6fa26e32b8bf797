import { FACT_NAMES, type FactColumns, type FactName } from './facts.ts';

/**
 * Facts of groups, summed over their members: `groupOf` is the group index by member, −1 in none.
 * A fact that is not known (NaN) of one member is not known of its group.
 */
export function groupFacts(
  members: FactColumns,
  groupOf: ArrayLike<number>,
  count: number,
): FactColumns {
  const sums = {} as Record<FactName, Float64Array>;
  for (const name of FACT_NAMES) {
    const sum = new Float64Array(count);
    const values = members[name];
    for (let member = 0; member < groupOf.length; member++) {
      const group = groupOf[member] ?? -1;
      if (group >= 0) sum[group] = (sum[group] ?? 0) + (values[member] ?? Number.NaN);
    }
    sums[name] = sum;
  }
  return sums;
}
