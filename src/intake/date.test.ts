import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrder, parseDate, parseSerial, whyNoDate } from './date.ts';

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
    ['Friday, December 1, 2017', 'mdy', '2017-12-01'],
    ['Fri, 1 Dec 2017 08:30:00 GMT', 'mdy', '2017-12-01'],
    ['Fr, 01.12.2017', 'mdy', '2017-12-01'],
    ['Friday, 12/1/2017', 'dmy', '2017-01-12'],
    ['1. Dezember 2017', 'mdy', '2017-12-01'],
    ['1-Dec-17', 'mdy', '2017-12-01'],
    ['31-Mrz-69', 'mdy', '2069-03-31'],
    ['Dec-17', 'mdy', '2017-12-01'],
    ['décembre 2017', 'mdy', '2017-12-01'],
    ['December 1st, 2017', 'mdy', '2017-12-01'],
    ['2017-1-5', 'mdy', '2017-01-05'],
    ['2017/1/5 08:00', 'mdy', '2017-01-05'],
    ['12/2017', 'dmy', '2017-12-01'],
  ] as const)('%s as %s is %s', (text, order, day) => expect(parseDate(text, order)).toBe(day));

  it.each([
    '2019-02-29',
    '13/13/2020',
    '2020-00-10',
    'Foo 5, 2020',
    '43831',
    '',
    '1/2-2020',
    '1-Dec',
    'Dec 1',
    'Jui 5, 2020',
    'Friday',
    'Smith, John',
    '10-20',
  ])('%j is none', (text) => expect(parseDate(text, 'mdy')).toBeNull());

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

describe('dates that a spreadsheet has mangled', () => {
  it.each([
    ['43070', '2017-12-01'],
    [' 43070.75 ', '2017-12-01'],
    ['20000', '1954-10-03'],
    ['02108', null],
    ['99501', null],
    ['4307', null],
    ['430700', null],
    ['', null],
  ])('%j as a number of days is %j', (text, day) => expect(parseSerial(text)).toBe(day));

  it.each([
    ['1-Dec', 'without a year'],
    ['1. Dez', 'without a year'],
    ['Dec 1', 'without a year'],
    ['12/1', 'without a year'],
    ['########', 'too narrow'],
    ['soon', 'no date'],
    ['2019-02-29', 'no date'],
  ])('%j: %s', (text, words) => expect(whyNoDate(text)).toContain(words));
});
