import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, type Table } from './parse.ts';
import { DELIMITERS, sniff } from './sniff.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Table => parse(sniff('t.csv', bytes(text)));
const rowsOf = (table: Table): string[][] =>
  table.lines.map((_, row) => table.columns.map((column) => column[row] ?? ''));

const cell = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', '"', ',', ';', '\t', '|', '\n', '\r', 'é', '👍', '='),
  maxLength: 6,
});
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('parse', () => {
  it('reads back what was written', () => {
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 2,
        maxLength: 8,
      }),
    );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (rows, delimiter, end, closed) => {
          const header = rows[0]?.map((_, i) => `name ${'abcde'[i]}`) ?? [];
          const text =
            [header, ...rows].map((row) => row.map(quoted).join(delimiter)).join(end) +
            (closed ? end : '');
          const found = sniff('t.csv', bytes(`sep=${delimiter}\n${text}`));
          expect(found.header).toEqual(header);
          expect(rowsOf(parse(found))).toEqual(rows);
        },
      ),
    );
  });

  it.each(DELIMITERS)('finds the delimiter %j by itself', (delimiter) => {
    const text = [
      ['name', 'town', 'money'],
      ['a', 'b', '1'],
      ['c', 'd', '2'],
    ]
      .map((row) => row.join(delimiter))
      .join('\n');
    expect(sniff('t.csv', bytes(text)).delimiter).toBe(delimiter);
  });

  it('takes a semicolon where commas are decimal', () => {
    expect(sniff('t.csv', bytes('name;money;share\na;1,5;2,5\nb;2,5;3,5\n')).delimiter).toBe(';');
  });

  it('keeps bare quotes and text after a closing quote', () => {
    expect(rowsOf(read('id,size\n1,5" pipe\n2,"a"b\n'))).toEqual([
      ['1', '5" pipe'],
      ['2', 'ab'],
    ]);
  });

  it('counts lines inside quotes', () => {
    expect(read('a,b\n"x\ny",1\n\nz,2\n').lines).toEqual([2, 5]);
  });

  it('sets a row with an open quote aside and reads on', () => {
    const table = read('a,b\n1,2\n3,"open\n5,6\n');
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['5', '6'],
    ]);
    expect(table.aside).toMatchObject([{ row: 3, reason: 'a quote is opened and never closed' }]);
  });

  it('sets ragged rows aside, but not for a trailing delimiter', () => {
    const table = read('a,b\n1,2\n3\n4,5,6\n7,8,\n');
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['7', '8'],
    ]);
    expect(table.aside.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'it has 1 cells where the header has 2'],
      [4, 'it has 3 cells where the header has 2'],
    ]);
  });

  it('names columns apart', () => {
    expect(sniff('t.csv', bytes('a,,a,__proto__\nw,x,y,z\n')).header).toEqual([
      'a',
      'column 2',
      'a (2)',
      '__proto__',
    ]);
  });

  it('holds only the columns asked for, and the first', () => {
    expect(parse(sniff('t.csv', bytes('a,b,c\n1,2,3\n')), new Set(['c'])).columns).toEqual([
      ['1'],
      [],
      ['3'],
    ]);
  });
});
