import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { halfUp, largestRemainder } from './cents.ts';

describe('halfUp', () => {
  it('rounds a half towards +∞', () => {
    expect([0.5, 1.5, 2.4999, -0.5, -1.5].map(halfUp)).toEqual([1, 2, 2, 0, -1]);
  });
});

describe('largestRemainder', () => {
  it('gives the rest to the largest fractions, the earlier one on a tie', () => {
    expect(largestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(largestRemainder(100, [50, 30.6, 19.4])).toEqual([50, 31, 19]);
    expect(largestRemainder(5, [0, 0])).toEqual([3, 2]);
  });

  it('sums to the whole, and no part is off by a cent or more', () => {
    const weights = fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000_00 }), weights, (total, given) => {
        const parts = largestRemainder(total, given);
        const sum = given.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, index) => {
          const exact = sum > 0 ? total * ((given[index] ?? 0) / sum) : total / given.length;
          expect(Math.abs(part - exact)).toBeLessThan(1 + 1e-4);
        });
      }),
    );
  });
});
