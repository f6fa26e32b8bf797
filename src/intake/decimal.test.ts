import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, decimalOf, divide, multiply, round, scaled, subtract, toCents } from './decimal.ts';
import { parseCents, parseDecimal } from './number.ts';

const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const decimal = fc
  .tuple(integer, fc.integer({ min: 0, max: 8 }))
  .map(([n, places]) => decimalOf(n, 10n ** BigInt(places)));

/** −1, 0, 1 by cross-multiplication. */
const same = (a: { n: bigint; d: bigint }, b: { n: bigint; d: bigint }): boolean =>
  a.n * b.d === b.n * a.d;

describe('decimal', () => {
  it('adds, subtracts, multiplies and divides without loss', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(same(subtract(add(a, b), b), a)).toBe(true);
        expect(same(add(a, b), decimalOf(a.n * b.d + b.n * a.d, a.d * b.d))).toBe(true);
        const quotient = divide(a, b);
        if (b.n === 0n) expect(quotient).toBeNull();
        else expect(quotient !== null && same(multiply(quotient, b), a)).toBe(true);
      }),
    );
  });

  it('rounds to the nearest, a half away from zero', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const unit = 10n ** BigInt(digits);
        const rounded = scaled(value, digits);
        const off = 2n * (rounded * value.d - value.n * unit);
        const away = value.n < 0n ? -off : off;
        expect(away <= value.d && away > -value.d).toBe(true);
        expect(same(round(value, digits), decimalOf(rounded, unit))).toBe(true);
      }),
    );
  });

  it.each([
    ['0.005', 1],
    ['-0.005', -1],
    ['1.004999', 100],
    ['2.675', 268],
    ['1.005', 101],
    ['-2.5', -250],
  ])('%s is %i cents', (text, cents) => expect(parseCents(text)).toBe(cents));

  it('refuses what a float64 cannot hold', () => {
    expect(toCents(decimalOf(2n ** 53n - 1n, 100n))).toBe(2 ** 53 - 1);
    expect(toCents(decimalOf(2n ** 53n, 100n))).toBeNull();
  });
});

describe('numbers as people write them', () => {
  it.each([
    ['1,250.00', '.', 125_000],
    [' $ 12 ', '.', 1200],
    ['(3.50)', '.', -350],
    ['3.50-', '.', -350],
    ['\u2212 7', '.', -700],
    ['12 %', '.', 12],
    ['1.5E3', '.', 150_000],
    ['.5', '.', 50],
    ['1.234,50', ',', 123_450],
    ['1 234,5 €', ',', 123_450],
    ['-0', '.', 0],
  ] as const)('%s with %s is %i cents', (text, sign, cents) =>
    expect(parseCents(text, sign)).toBe(cents),
  );

  it.each([
    '',
    'n/a',
    '1,25',
    '12,34,567',
    '1 000',
    '--5',
    '(-5)',
    '1.2.3',
    '0x10',
    'Infinity',
    '١٢',
    '9'.repeat(61),
  ])('%j is none', (text) => expect(parseDecimal(text)).toBeNull());

  it('reads back every amount of cents, by the short way and the long one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 14), max: 10 ** 14 }), (cents) => {
        const size = String(Math.abs(cents)).padStart(3, '0');
        const text = `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
        expect(parseCents(text)).toBe(cents);
        expect(parseCents(`${text}000`)).toBe(cents);
      }),
    );
  });
});
