import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText, dayText, decimalText, numberText, timeText, valueText } from './number-text.ts';
import { parseDate } from '../date.ts';
import { parseDecimal } from '../number.ts';

describe('canonical text', () => {
  it('of a float reads back as itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(numberText(value))).toBe(value + 0);
      }),
    );
    expect([Number.NaN, Infinity, 1e-7, -2.5e-9, 0.1].map(numberText)).toEqual([
      '',
      'Infinity',
      '0.0000001',
      '-0.0000000025',
      '0.1',
    ]);
  });

  it('of a decimal has every digit', () => {
    const digits = fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 15 }), (n, scale) => {
        const value = parseDecimal(decimalText(n, scale));
        expect(value && value.n * 10n ** BigInt(scale) === n * value.d).toBe(true);
      }),
    );
    expect([decimalText(-5n, 2), decimalText(5n, -2), decimalText(0n, 3)]).toEqual([
      '-0.05',
      '500',
      '0.000',
    ]);
  });

  it('of a time is a day at midnight, and ISO else, before 1970 too', () => {
    const times = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(times, (date) => {
        const iso = date.toISOString();
        const text = timeText(BigInt(date.getTime()), 1000n);
        expect(iso.startsWith(text.replace(/(\.\d*?)0*$/, '$1'))).toBe(true);
        expect(parseDate(text, 'mdy')).toBe(iso.slice(0, 10));
      }),
    );
    expect(timeText(-1n, 1_000_000n)).toBe('1969-12-31T23:59:59.999999');
    expect([dayText(17_501), dayText(-1), dayText(1e9), dayText(Number.NaN)]).toEqual([
      '2017-12-01',
      '1969-12-31',
      '',
      '',
    ]);
    expect(clockText(30_600_250n, 1000n)).toBe('08:30:00.25');
  });

  it('of nested values is JSON', () => {
    expect(valueText({ a: 1n, b: new Map([['k', [2]]]), c: Uint8Array.of(97) })).toBe(
      '{"a":"1","b":[["k",[2]]],"c":"a"}',
    );
    expect(valueText(Float64Array.of(1, 2))).toBe('[1,2]');
    expect([null, undefined, true, 5n, Uint8Array.of(255)].map(valueText)).toEqual([
      '',
      '',
      'true',
      '5',
      '0xff',
    ]);
  });
});
