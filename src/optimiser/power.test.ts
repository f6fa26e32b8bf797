import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln, power } from './power.ts';

const close = (value: number, expected: number) =>
  Math.abs(value - expected) <= 1e-13 * Math.max(1, Math.abs(expected));

test('ln, exp and powers agree with the built-in ones', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-9, max: 1e15, noNaN: true }),
      fc.double({ min: -20, max: 20, noNaN: true }),
      (base, at) => {
        expect(close(ln(base), Math.log(base))).toBe(true);
        expect(Math.abs(exp(at) / Math.exp(at) - 1)).toBeLessThan(1e-13);
        expect(Math.abs(power(base, at / 20) / base ** (at / 20) - 1)).toBeLessThan(1e-12);
      },
    ),
  );
  expect([power(0, 0.5), exp(0), ln(1), power(4, 0.5)]).toEqual([0, 1, 0, 2]);
});
