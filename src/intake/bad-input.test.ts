import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, type Table } from './parse.ts';
import { IntakeError } from './report.ts';
import { sniff, type Sniffed } from './sniff.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/badinput');
const INDEX = join(FOLDER, 'index.json');

interface Case {
  readonly file: string;
  readonly kind: string;
  readonly expect: string;
  readonly why: string;
  readonly rows?: number;
  readonly columns?: number;
}

const cases: readonly Case[] = existsSync(INDEX)
  ? (JSON.parse(readFileSync(INDEX, 'utf8')) as { files: Case[] }).files.filter((it) =>
      it.file.startsWith('csv/'),
    )
  : [];

const open = (file: string): { sniffed: Sniffed; table: Table } => {
  const sniffed = sniff(file, readFileSync(join(FOLDER, file)));
  return { sniffed, table: parse(sniffed) };
};
const column = ({ header, columns }: Table, name: string): readonly string[] =>
  columns[header.indexOf(name)] ?? [];

/** Workbooks are refused in words; reading them is a later step. */
const refused = (it: Case): boolean => it.expect === 'reject' || it.kind === 'excel';

describe.skipIf(cases.length === 0)(
  'odd files (skipped where the shared inputs are absent)',
  () => {
    it.each(cases.filter(refused))('$file: refused in words, $why', ({ file }) => {
      expect(() => open(file)).toThrow(IntakeError);
      expect(() => open(file)).toThrow(/empty|NUL|workbook/);
    });

    it.each(cases.filter((it) => !refused(it)))(
      '$file: $expect, $why',
      ({ file, rows, columns }) => {
        const { table } = open(file);
        if (rows !== undefined) expect(table.rows + table.aside.length).toBe(rows);
        if (columns !== undefined) expect(table.header.length).toBe(columns);
      },
    );

    it('says what was odd', () => {
      expect(open('csv/bad-utf8-middle.csv').sniffed.defects).toMatchObject([{ row: 502 }]);
      expect(open('csv/ragged-long.csv').table.aside).toMatchObject([{ row: 12 }]);
      expect(open('csv/blank-headers.csv').sniffed.defects).toMatchObject([
        { code: 'blank-header', count: 2 },
      ]);
      const preamble = open('csv/preamble-and-total.csv');
      expect(preamble.sniffed.header).toEqual(['Region', 'Revenue']);
      expect(preamble.sniffed.defects).toMatchObject([{ code: 'preamble' }]);
    });

    it('keeps values as they are written', () => {
      expect(open('csv/bom-utf8.csv').table.header[0]).toBe('account_id');
      const { table } = open('csv/leading-zeros-bigint.csv');
      expect(column(table, 'zip')).toEqual(['00501', '02108']);
      expect(column(table, 'id')).toEqual(['9007199254740993', '9223372036854775807']);
      expect(column(open('csv/spectrum-escaped_quotes.csv').table, 'b')).toEqual([
        'ha "ha" ha',
        '4',
      ]);
      expect(column(open('csv/spectrum-newlines_crlf.csv').table, 'a')).toEqual([
        '1',
        'Once upon \r\na time',
        '7',
      ]);
      expect(new Set(open('csv/bidi-zero-width.csv').table.columns[0]).size).toBe(7);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });
  },
);

describe('what is no table', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  it.each([
    ['a web page', bytes('<!DOCTYPE html><html><body>Please log in</body></html>'), 'web page'],
    ['JSON', bytes('[{"a":1}]'), 'JSON'],
    ['blanks', bytes(' \n \n'), 'empty'],
    ['a cut gzip', Uint8Array.of(0x1f, 0x8b, 8, 0, 0), 'gzip'],
    ['Parquet', bytes('PAR1....'), 'Parquet'],
  ])('%s', (_, content, words) => {
    expect(() => sniff('t.csv', content)).toThrow(words);
  });
});

describe('encodings', () => {
  const table = 'náme,b\nx,1\n';
  it.each([
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${table}`, 'utf16le')],
    ['UTF-16LE without', Buffer.from(table, 'utf16le')],
    ['UTF-16BE without', Buffer.from(table, 'utf16le').swap16()],
    ['windows-1252', Buffer.from(table, 'latin1')],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${table}`)],
  ])('%s', (_, content) => {
    const { header } = sniff('t.csv', content);
    expect(header).toEqual(['náme', 'b']);
  });
});
