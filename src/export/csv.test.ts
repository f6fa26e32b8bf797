import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvField, toCsv } from './csv.ts';

describe('CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['\tcmd', "'\tcmd"],
    ['-12.5', '-12.5'],
    ['a"b,c', '"a""b,c"'],
    ['', ''],
  ])('writes %j as %j', (text, field) => {
    expect(csvField(text)).toBe(field);
  });

  it('keeps numbers as numbers and leaves the unknown empty', () => {
    expect([-3.5, 0, Number.NaN, null, false].map(csvField)).toEqual([
      '-3.5',
      '0',
      '',
      '',
      'false',
    ]);
  });

  it('never starts a text field with a formula mark', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const field = csvField(text).replace(/^"/, '');
        expect(/^[=@\t\r]/.test(field)).toBe(false);
      }),
    );
  });

  it('has a head, a line a row and a byte-order mark', () => {
    const csv = toCsv(
      [{ head: 'Name', value: (row: { name: string }) => row.name }],
      [{ name: 'Ü, 1' }],
    );
    expect(csv).toBe('\ufeffName\r\n"Ü, 1"\r\n');
  });
});
