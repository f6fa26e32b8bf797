import { expect, it } from 'vitest';
import { decimalSign } from './sign.ts';

it.each([
  ['1.234,56 €', ','],
  ['0,5', ','],
  ['1,234.56', '.'],
  ['$0.50', '.'],
  // Both could be thousands: the point is the default.
  ['1,234', '.'],
  ['1.234', '.'],
  ['North, East', '.'],
])('%s is written with a decimal %s', (cell, sign) => {
  expect(decimalSign([['x', cell, cell]], null).sign).toBe(sign);
});

it('goes by most cells, and by what is known', () => {
  expect(decimalSign([['1,5', '2,5', '2.5']], null).sign).toBe(',');
  expect(decimalSign([['1,5']], '.')).toEqual({ sign: '.', reason: 'said of the table' });
});
