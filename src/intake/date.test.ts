import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrder, parseDate } from './date.ts';

describe('parseDate', () => {
  it.each([
    ['2020-02-29', 'mdy', '2020-02-29'],
    ['2020-02-29T23:59:59Z', 'mdy', '2020-02-29'],
    ['20200229', 'mdy', '2020-02-29'],
    ['2020-02', 'mdy', '2020-02-01'],
    ['3/4/2020', 'mdy', '2020-03-04'],
    ['3/4/2020', 'dmy', '2020-04-03'],
    ['3.4.20', 'mdy', '2020-04-03'],
    ['12/31/99 08:00', 'mdy', '1999-12-31'],
    ['5-Jan-2020', 'mdy', '2020-01-05'],
    ['January 5, 2020', 'mdy', '2020-01-05'],
  ] as const)('%s as %s is %s', (text, order, day) => expect(parseDate(text, order)).toBe(day));

  it.each(['2019-02-29', '13/13/2020', '2020-00-10', 'Foo 5, 2020', '43831', '', '1/2-2020'])(
    '%j is none',
    (text) => expect(parseDate(text, 'mdy')).toBeNull(),
  );

  it('reads back every day in both orders', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-').map(Number);
        expect(parseDate(`${month}/${day}/${year}`, 'mdy')).toBe(iso);
        expect(parseDate(`${day}/${month}/${year}`, 'dmy')).toBe(iso);
      }),
    );
  });
});

describe('dateOrder', () => {
  it.each([
    [['1/2/2020', '13/2/2020'], { order: 'dmy', sure: true }],
    [['1/2/2020', '1/13/2020'], { order: 'mdy', sure: true }],
    [['1/2/2020', '3/4/2020'], { order: 'mdy', sure: false }],
    [['2020-01-02', '1.2.2020', '3/3/2020'], { order: 'mdy', sure: true }],
  ])('%j', (values, found) => expect(dateOrder(values)).toEqual(found));
});
