import { describe, expect, it } from 'vitest';
import { nextOrder, sorted } from './sort.ts';

describe('sorting', () => {
  it('puts what is not known last either way', () => {
    const rows = [{ v: NaN }, { v: 2 }, { v: null }, { v: 5 }];
    expect(sorted(rows, (row) => row.v, true).map((row) => row.v)).toEqual([5, 2, NaN, null]);
    expect(sorted(rows, (row) => row.v, false).map((row) => row.v)).toEqual([2, 5, NaN, null]);
  });
  it('keeps the order of equals and sorts numbers in words as numbers', () => {
    const rows = ['District 10', 'District 9', 'District 10'].map((name, id) => ({ name, id }));
    expect(sorted(rows, (row) => row.name, false).map((row) => row.id)).toEqual([1, 0, 2]);
  });
  it('begins figures with the largest and turns on the second press', () => {
    const first = nextOrder(null, 'gap', true);
    expect(first).toEqual({ column: 'gap', descending: true });
    expect(nextOrder(first, 'gap', true).descending).toBe(false);
    expect(nextOrder(first, 'name', false)).toEqual({ column: 'name', descending: false });
  });
});
