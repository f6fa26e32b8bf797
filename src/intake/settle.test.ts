import { expect, it } from 'vitest';
import type { SetAside } from './report.ts';
import { settleAside } from './settle.ts';

const aside = (row: number, block?: string): SetAside => ({
  file: 'deals.csv',
  row,
  column: 'stage',
  value: 'Lost',
  reason: block === 'deals[0]' ? 'its date is empty' : 'it is not won',
  ...(block === undefined ? {} : { block }),
});

it('keeps a row that one of two roles could use, and says so', () => {
  const all = [aside(2, 'sales[0]'), aside(3, 'sales[0]'), aside(3, 'deals[0]'), aside(4)];
  const settled = settleAside(all, new Map([['deals.csv', 2]]));
  expect(settled.aside.map(({ row, reason }) => [row, reason])).toEqual([
    [3, 'its date is empty'],
    [4, 'it is not won'],
  ]);
  expect(settled.defects).toMatchObject([
    {
      code: 'used-in-part',
      count: 1,
      message: '1 rows are kept, but not as sales: it is not won.',
    },
  ]);
});
