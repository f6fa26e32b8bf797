import { describe, expect, it } from 'vitest';
import type { TableReading } from '#domain/reading.ts';
import { sniff } from './sniff.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = (text: string, stated?: TableReading): readonly string[] =>
  sniff('t.csv', bytes(text), stated).header;

describe('encodings', () => {
  const table = 'náme,b\nx,1\n';
  it.each([
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16LE without', Buffer.from(table, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${table}`, 'utf16le').swap16()],
    ['UTF-16BE without', Buffer.from(table, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(table, 'latin1')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
  ])('%s', (_, content) => {
    expect(sniff('t.csv', content).header).toEqual(['náme', 'b']);
  });
});

describe('the header', () => {
  it.each([
    ['the first row', 'a,b\n1,2\n', ['a', 'b']],
    ['below lines of another width', 'Report\n2020\n\na,b\n1,2\n3,4\n', ['a', 'b']],
    [
      'below a title that was padded',
      'Report,,\nRegion,Town,Money\nN,X,1\n',
      ['Region', 'Town', 'Money'],
    ],
    ['years are names', 'Region,2019,2020\nN,1,2\n', ['Region', '2019', '2020']],
    ['none where the first row holds numbers', 'N,1\nS,2\n', ['column 1', 'column 2']],
    ['blank and equal names', 'a,,a,__proto__\nw,x,y,z\n', ['a', 'column 2', 'a (2)', '__proto__']],
    ['one column', 'name\nx\ny\n', ['name']],
  ])('%s', (_, text, names) => expect(header(text)).toEqual(names));

  it('is the line that was chosen, or none', () => {
    const text = 'x,y\na,b\n1,2\n';
    expect(header(text, { headerRow: 2 })).toEqual(['a', 'b']);
    expect(header(text, { headerRow: 0 })).toEqual(['column 1', 'column 2']);
    const { settings } = sniff('t.csv', bytes(text), { headerRow: 2 });
    const setting = settings.find(({ name }) => name === 'headerRow');
    expect(setting).toMatchObject({ value: '2', origin: 'stated' });
    expect(setting?.choices.slice(0, 3)).toEqual([
      { value: '0', label: 'There is none' },
      { value: '1', label: '1: x · y' },
      { value: '2', label: '2: a · b' },
    ]);
  });

  it('numbers five thousand equal names apart at once', () => {
    const names = header(`${Array<string>(5000).fill('x').join(',')}\n`);
    expect(new Set(names).size).toBe(5000);
  });
});

describe('the delimiter', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'name;money;share\na;1,5;2,5\nb;2,5;3,5\n'],
    ['\t', 'a\tb,c\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    ['^', 'sep=^\na^b\n1^2\n'],
  ])('%j', (delimiter, text) => {
    const found = sniff('t.csv', bytes(text));
    expect(found.delimiter).toBe(delimiter);
    const setting = found.settings.find(({ name }) => name === 'delimiter');
    expect(setting?.choices.map(({ value }) => value)).toContain(delimiter);
  });

  it('is the one that was chosen', () => {
    expect(header('a;b,c\n1;2,3\n', { delimiter: ',' })).toEqual(['a;b', 'c']);
  });
});
