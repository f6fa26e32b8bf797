import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, percent } from './scale.ts';
import { sparkline } from './sparkline.ts';

describe('sparkline', () => {
  it('runs from the lowest to the highest inside its padding', () => {
    expect(sparkline([0, 5, 10], 106, 26)).toEqual({
      path: 'M3,23L53,13L103,3',
      end: [103, 3],
    });
  });
  it('leaves a gap where a value is not known and ends at the last known', () => {
    expect(sparkline([1, NaN, 3, NaN], 36, 26)).toEqual({ path: 'M3,23M23,3', end: [23, 3] });
  });
  it('draws a constant through the middle and nothing from nothing', () => {
    expect(sparkline([4, 4], 36, 26).path).toBe('M3,13L33,13');
    expect(sparkline([NaN], 36, 26)).toEqual({ path: '', end: null });
  });
  it('stays in its box', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        const { end } = sparkline(values, 64, 20);
        if (end) expect(end[0] >= 0 && end[0] <= 64 && end[1] >= 0 && end[1] <= 20).toBe(true);
      }),
    ));
});

describe('scale', () => {
  it('is linear, clamped, and middling without a width', () => {
    const at = percent([50, 150]);
    expect([0, 50, 100, 150, 999].map(at)).toEqual([0, 0, 50, 100, 100]);
    expect(percent([3, 3])(7)).toBe(50);
  });
  it('holds all known values and what it must', () => {
    expect(domainOf([120, NaN, 60], [85, 115])).toEqual([60, 120]);
    expect(domainOf([], [])).toEqual([0, 1]);
  });
});
