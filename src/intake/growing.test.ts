import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, type Table } from './parse.ts';
import { sniff } from './sniff.ts';

const read = (text: string, keep?: ReadonlySet<string>): Table =>
  parse(sniff('t.csv', new TextEncoder().encode(text)), keep);
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

describe('columns held closely', () => {
  it('hold every cell, however many differ, quoted or not', () => {
    // More rows than a column is tried for; the share of new texts decides whether it stays coded.
    const cells = fc.record({
      rows: fc.integer({ min: 4000, max: 4400 }),
      few: fc.integer({ min: 1, max: 5000 }),
      quotes: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(cells, ({ rows, few, quotes }) => {
        const wanted = Array.from({ length: rows }, (_, i) => [
          `id ${i}`,
          `${i % few} "x"`,
          i % quotes === 0 ? `a,${i % few}` : `b${i % few}`,
        ]);
        const text = ['i,few,mixed', ...wanted.map((row) => row.map(quoted).join())].join('\n');
        const { stores, columns } = read(text);
        for (const [i, store] of stores.entries()) {
          const cell = wanted.map((row) => row[i]);
          expect(columns[i]).toEqual(cell);
          const { coded } = store ?? {};
          if (coded) expect(Array.from(coded.codes, (code) => coded.words[code])).toEqual(cell);
          if (coded) expect(new Set(coded.words).size).toBe(coded.words.length);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('tell texts of one hash apart', () => {
    // Both have the FNV-1a sum 0x1c81df01 in 32 bits.
    const twins = ['costarring', 'liquid'];
    const rows = Array.from({ length: 50 }, (_, i) => twins[i % 2] ?? '');
    expect(read(`a,b\n${rows.map((it) => `1,${it}`).join('\n')}\n`).columns[1]).toEqual(rows);
  });

  it('code what repeats and not what differs', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `${i},${i % 7}`);
    const [ids, few] = read(`id,few\n${rows.join('\n')}\n`).stores;
    expect(ids?.coded).toBeNull();
    expect(few?.coded?.words).toHaveLength(7);
    expect([ids?.at(9999), ids?.at(10_000), few?.at(9999), few?.at(-1)]).toEqual([
      '9999',
      '',
      '3',
      '',
    ]);
  });

  it('are not there for columns that were not asked for', () => {
    const { stores, columns } = read('a,b,c\n1,2,3\n', new Set(['c']));
    expect(stores.map((store) => store?.at(0) ?? null)).toEqual(['1', null, '3']);
    expect(columns).toEqual([['1'], [], ['3']]);
  });
});

describe('a last row that sums up the others', () => {
  it.each([
    ['Total,3', 2],
    ['Grand total:,3', 2],
    [',Summe', 2],
    ['"Total",3\n\n', 2],
    ['Total Wine,3', 3],
    ['Totals,3\nC,4', 4],
  ])('%j', (last, rows) => {
    const table = read(`a,b\nA,1\nB,2\n${last}`);
    expect(table.rows).toBe(rows);
    expect(table.aside.map(({ row }) => row)).toEqual(rows === 2 ? [4] : []);
    expect(table.columns[0]).toHaveLength(rows);
  });

  it('stays where it is the only one, or the reading ended above it', () => {
    expect(read('a,b\nTotal,1\n').rows).toBe(1);
    const sniffed = sniff('t.csv', new TextEncoder().encode('a,b\nA,1\nTotal,1\nB,2\n'));
    expect(parse(sniffed, 'all', 2).rows).toBe(2);
  });
});
