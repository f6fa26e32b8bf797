import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  counted,
  date,
  hours,
  list,
  money,
  moneyExact,
  number,
  period,
  points,
  rounded,
  share,
  signed,
  symbolOf,
} from './format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');

describe('money', () => {
  test.each([
    [19_090_000_000, '$190.9 M'],
    [71_200_000, '$712 k'],
    [8_500, '$85'],
    [-190_000_000, '-$1.9 M'],
    [99_996_000_000, '$1.0 B'],
    [96_000_000_000, '$960.0 M'],
    [96_000_000, '$960 k'],
    [99_960, '$1 k'],
    [96_000, '$960'],
    [99_960_000, '$1.0 M'],
    [150_000_000_000, '$1.5 B'],
    [0, '$0'],
    [-20, '$0'],
    [Number.NaN, '–'],
  ])('%d cents reads %s', (cents, text) => expect(plain(money(cents, 'USD'))).toBe(text));

  test('is exact to the cent on request, in the plan currency', () => {
    expect(plain(moneyExact(-123_456, 'USD'))).toBe('-$1,234.56');
    expect(plain(moneyExact(7_314_338_632, 'EUR'))).toBe('€73,143,386.32');
    expect(plain(money(265_000_000, 'USD', 2))).toBe('$2.65 M');
    expect(plain(moneyExact(1_234, 'JPY'))).toBe('¥1,234');
    expect(plain(moneyExact(1_234, 'points'))).toBe('points 12.34');
  });
});

test('rounds half away from zero on the digits a reader sees', () => {
  expect([rounded(1.005, 2), rounded(-2.5), rounded(0.5), rounded(84.5)]).toEqual([
    1.01, -3, 1, 85,
  ]);
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (tenths) => {
      const value = tenths / 10;
      expect(Math.abs(rounded(value) - value)).toBeLessThanOrEqual(0.5);
      expect(rounded(-value)).toBe(-rounded(value) || 0);
    }),
  );
});

test('shares, points, hours, counts', () => {
  expect(plain(share(0.675))).toBe('67.5 %');
  expect(plain(points(-0.019))).toBe('-1.9 pts');
  expect([plain(hours(1536)), plain(hours(2.04))]).toEqual(['1,536 h', '2.0 h']);
  expect(number(12_041)).toBe('12,041');
  expect(share(Number.NaN)).toBe('–');
});

test('a sign is set by the value as shown', () => {
  expect(signed(share(0.038))).toMatch(/^\+3\.8/);
  expect(signed(share(0.0001))).toMatch(/^0\.0/);
  expect(signed(share(-0.0001))).toMatch(/^0\.0/);
  expect(signed(share(-0.02))).toMatch(/^\u2212/);
});

test('dates and periods', () => {
  const september = 2026 * 12 + 8;
  expect(plain(date('2026-09-30'))).toBe('30 Sep 2026');
  expect(plain(period({ from: september - 11, to: september }))).toBe('12 months to 30 Sep 2026');
  expect(plain(period({ from: september, to: september }, '2026-09-12'))).toBe(
    '1 month to 12 Sep 2026',
  );
});

test('lists', () => {
  expect([list([]), list(['A']), list(['A', 'B']), list(['A', 'B', 'C'])]).toEqual([
    '',
    'A',
    'A and B',
    'A, B and C',
  ]);
});

test('a count and its word', () => {
  expect([counted(1, 'account'), counted(1536, 'account'), counted(0, 'file')]).toEqual([
    '1 account',
    '1,536 accounts',
    '0 files',
  ]);
  expect(counted(2, 'territory', 'territories')).toBe('2 territories');
});

test('the sign of a currency, or the word that is none', () => {
  expect([symbolOf('USD'), symbolOf('GBP'), symbolOf('points')]).toEqual(['$', '£', 'points']);
});
