import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, monthAt, resized, shifted } from './brush.ts';

const span = { first: 24000, months: 36 };
const month = fc.integer({ min: span.first, max: span.first + span.months - 1 });

describe('the period brush', () => {
  it('finds the month under the pointer, the nearest outside', () => {
    expect([-5, 0, 9.9, 10, 359, 400].map((x) => monthAt(span, x, 360) - span.first)).toEqual([
      0, 0, 0, 1, 35, 35,
    ]);
    expect(monthAt(span, 5, 0)).toBe(span.first);
  });

  it('keeps length and span when moved', () => {
    fc.assert(
      fc.property(month, month, fc.integer({ min: -99, max: 99 }), (a, b, by) => {
        const period = between(a, b);
        const moved = shifted(span, period, by);
        expect(moved.to - moved.from).toBe(period.to - period.from);
        expect(moved.from).toBeGreaterThanOrEqual(span.first);
        expect(moved.to).toBeLessThan(span.first + span.months);
      }),
    );
  });

  it('never turns inside out when one end is moved', () => {
    fc.assert(
      fc.property(
        month,
        month,
        fc.constantFrom('from' as const, 'to' as const),
        fc.integer(),
        (a, b, end, to) => {
          const period = resized(span, between(a, b), end, to);
          expect(period.from).toBeLessThanOrEqual(period.to);
          expect(period.from).toBeGreaterThanOrEqual(span.first);
        },
      ),
    );
  });
});
