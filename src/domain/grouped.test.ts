import { describe, expect, it } from 'vitest';
import { FACT_NAMES, type FactColumns } from './facts.ts';
import { groupFacts } from './grouped.ts';

const columns = (values: readonly number[]): FactColumns =>
  Object.fromEntries(FACT_NAMES.map((name) => [name, Float64Array.from(values)])) as never;

describe('groupFacts', () => {
  it('sums every fact over the members of each group, and leaves out who is in none', () => {
    const { revenueCents, accounts } = groupFacts(columns([1, 20, 300, 4000]), [1, 0, -1, 1], 3);
    expect([...revenueCents]).toEqual([20, 4001, 0]);
    expect([...accounts]).toEqual([20, 4001, 0]);
  });
  it('does not know of a group what it does not know of a member', () =>
    expect([...groupFacts(columns([1, Number.NaN, 3]), [0, 0, 1], 2).quotaCents]).toEqual([
      NaN,
      3,
    ]));
});
