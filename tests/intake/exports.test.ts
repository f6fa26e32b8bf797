import { describe, expect, it } from 'vitest';
import { parseDate } from '#intake/date.ts';
import { parseCents } from '#intake/number.ts';
import { openFiles } from '#intake/open.ts';
import type { Table } from '#intake/parse.ts';

/** Tables as programs of offices write them; what is right is worked out beside them. */
async function read(name: string, bytes: Uint8Array): Promise<Table> {
  const { sources, files } = await openFiles([{ name, bytes }]);
  expect(files[0]?.problem).toBeNull();
  const table = sources[0]?.read('all');
  if (!table) throw new Error('no table');
  return table;
}

const ROWS = Array.from({ length: 400 }, (_, i) => ({
  name:
    ['Müller & Söhne', 'Bäckerei Größe', 'Straße "5"', 'Çelik; Ağa'.replace('ğ', 'g')][i % 4] ?? '',
  region: ['NA', 'EU', 'Null', 'None'][i % 4] ?? '',
  cents: (i * 7_919) % 1_234_567,
}));
const TOTAL = ROWS.reduce((sum, { cents }) => sum + cents, 0);

/** 123456 → '1.234,56 €'. */
const german = (cents: number): string =>
  `${Math.floor(cents / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, '.')},${String(cents % 100).padStart(2, '0')} €`;
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const lines = (delimiter: string, end: string): string =>
  [
    ['Kunde', 'Region', 'Umsatz'],
    ...ROWS.map(({ name, region, cents }) => [quoted(name), region, german(cents)]),
  ]
    .map((cells) => cells.join(delimiter))
    .join(end);

/** Windows-1252 where it differs from Latin-1 in these texts: the euro. */
const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('a German export', () => {
  it.each([
    ['windows-1252, semicolons', windows1252(lines(';', '\r\n'))],
    ['UTF-8 with a mark, sep=', Buffer.from(`\uFEFFsep=;\r\n${lines(';', '\r\n')}`)],
    ['UTF-16 with a mark, tabs, as "Unicode text"', utf16(`\uFEFF${lines('\t', '\r\n')}`)],
    ['UTF-16 without a mark', utf16(lines('\t', '\n'))],
    ['UTF-16, big endian', utf16(`\uFEFF${lines('\t', '\n')}`).swap16()],
    ['UTF-8, pipes, old Mac ends', Buffer.from(lines('|', '\r'))],
  ])('%s: every letter, every cent', async (_, bytes) => {
    const { header, columns, rows } = await read('umsatz.csv', bytes);
    expect([header, rows]).toEqual([['Kunde', 'Region', 'Umsatz'], ROWS.length]);
    expect(columns[0]).toEqual(ROWS.map(({ name }) => name));
    expect(columns[1]).toEqual(ROWS.map(({ region }) => region));
    const cents = (columns[2] ?? []).map((cell) => parseCents(cell, ',') ?? Number.NaN);
    expect(cents.reduce((sum, it) => sum + it, 0)).toBe(TOTAL);
  });
});

describe('dates of an American export', () => {
  it('are days, weekday or not', async () => {
    const days = Array.from({ length: 500 }, (_, i) => new Date(Date.UTC(2017, 11, 1 + i)));
    const options = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;
    const cells = days.map((day) =>
      day.toLocaleDateString('en-US', { ...options, timeZone: 'UTC' }),
    );
    expect(cells[0]).toBe('Friday, December 1, 2017');
    const text = `Date,n\n${cells.map((cell) => `"${cell}",1`).join('\n')}\n`;
    const { columns } = await read('orders.csv', Buffer.from(text));
    expect(columns[0]?.map((cell) => parseDate(cell, 'mdy'))).toEqual(
      days.map((day) => day.toISOString().slice(0, 10)),
    );
  });
});
