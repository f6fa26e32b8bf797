import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Defect } from '#domain/defect.ts';
import { openFiles } from '#intake/open.ts';
import type { Table } from '#intake/parse.ts';
import type { Opened, ShapeSource } from '#intake/source.ts';
import { doubleArea } from '#intake/format/ring.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/badinput');
const INDEX = join(FOLDER, 'index.json');
const LIMIT_MS = 10_000;

/** One input as the index describes it. */
interface Case {
  readonly file: string;
  readonly expect: string;
  readonly why: string;
  readonly rows?: number;
  readonly columns?: number;
}

/** Links are read by `state`, which has tests of its own; here is what intake reads. */
const READ_HERE = /^(csv|excel|json|geojson|parquet|arrow|duckdb|text)\//;

const cases: readonly Case[] = existsSync(INDEX)
  ? (JSON.parse(readFileSync(INDEX, 'utf8')) as { files: Case[] }).files.filter(({ file }) =>
      READ_HERE.test(file),
    )
  : [];

interface Outcome extends Opened {
  readonly problem: string | null;
  /** What is said of the file and its tables, and why rows were set aside. */
  readonly told: readonly string[];
  readonly defects: readonly Defect[];
  readonly tables: readonly Table[];
}

async function open(file: string): Promise<Outcome> {
  const name = file.replace(/^.*\//, '');
  const opened = await openFiles([{ name, bytes: readFileSync(join(FOLDER, file)) }]);
  const sources = [...opened.sources, ...opened.shapes.map(({ table }) => table)];
  const tables = sources.map((source) => source.read('all'));
  const defects = sources.flatMap((source) => source.defects);
  const problem = opened.files[0]?.problem ?? null;
  const aside = tables.flatMap((table) => table.aside.map((it) => `row ${it.row}: ${it.reason}`));
  const told = [
    ...defects.map((it) => it.message),
    ...aside,
    ...(problem ? [problem.message] : []),
  ];
  return { ...opened, problem: problem?.message ?? null, told, defects, tables };
}

const only = ({ tables }: Outcome): Table => {
  const [table] = tables;
  if (!table) throw new Error('no table');
  return table;
};
const column = (table: Table, name: string): readonly string[] =>
  table.columns[table.header.indexOf(name)] ?? [];
const shape = ({ shapes }: Outcome): ShapeSource => {
  const [found] = shapes;
  if (!found) throw new Error('no shapes');
  return found;
};

/** Defects of the values themselves are told when columns have roles; see intake/desk tests. */
const TOLD_LATER = new Set([
  'csv/type-change-late.csv',
  'csv/date-ambiguous.csv',
  'csv/lat-lon-bad.csv',
]);
/** Read by what they are, which the index allows; a note says so. */
const BY_CONTENT = new Set(['parquet/csv-renamed.parquet']);

describe.skipIf(cases.length === 0)(
  'odd files, as their index says (skipped where the shared inputs are absent)',
  () => {
    it.each(cases)('$file: $expect, $why', { timeout: LIMIT_MS }, async (it_) => {
      const outcome = await open(it_.file);
      if (it_.expect === 'reject' && !BY_CONTENT.has(it_.file)) {
        expect(outcome.problem, 'a sentence').toMatch(/^.{10,200}\.$/);
        expect(outcome.tables).toEqual([]);
      }
      if (it_.expect === 'accept') expect(outcome.problem).toBeNull();
      if (it_.expect === 'accept-with-warning' && !TOLD_LATER.has(it_.file))
        expect(outcome.told).not.toEqual([]);
      const [table] = outcome.tables;
      if (it_.rows !== undefined && table) expect(rowsIn(table)).toBe(it_.rows);
      if (it_.columns !== undefined) expect(table?.header.length).toBe(it_.columns);
      expect(outcome.problem !== null || table || outcome.databases.length > 0).toBeTruthy();
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });

    it('the next good file works after each bad one', async () => {
      const files = cases.map(({ file }) => ({
        name: file,
        bytes: readFileSync(join(FOLDER, file)),
      }));
      const { sources } = await openFiles([
        ...files,
        { name: 'good.csv', bytes: text('a,b\n1,2\n') },
      ]);
      expect(sources.at(-1)?.read('all').columns).toEqual([['1'], ['2']]);
    }, 30_000);

    it.each([
      ['csv/empty-0-bytes.csv', 'empty'],
      ['csv/all-nul-4k.csv', 'NUL'],
      ['excel/not-zip.xlsx', 'damaged'],
      ['excel/data.ods', 'OpenDocument'],
      ['excel/bomb-200mb.xlsx', 'more than 150 MB'],
      ['geojson/nan-coords.geojson', 'no numbers'],
      ['geojson/truncated.geojson', 'cut'],
      ['geojson/topojson.geojson', 'no objects'],
      ['parquet/uniform_encryption.parquet', 'encrypted'],
      ['parquet/truncated.parquet', 'cut'],
      ['arrow/bigendian_datetime.arrows', 'big endian'],
      ['duckdb/empty.duckdb', 'empty'],
      ['duckdb/trunc4k.duckdb', 'cut'],
      ['duckdb/badmagic.duckdb', 'no DuckDB'],
      ['duckdb/checksum.duckdb', 'checksum'],
    ])('%s is refused with "%s"', async (file, words) => {
      expect((await open(file)).problem).toContain(words);
    });

    it.each([
      ['csv/bad-utf8-middle.csv', 'Row 502'],
      ['csv/ragged-long.csv', 'row 12'],
      ['csv/preamble-and-total.csv', 'total'],
      ['csv/blank-headers.csv', '2 columns have no name'],
      ['csv/xlsx-renamed.csv', 'it is a workbook'],
      ['excel/errors.xlsx', '2 cells'],
      ['parquet/csv-renamed.parquet', 'it is a text table'],
      ['geojson/bowtie.geojson', 'crosses itself'],
      ['geojson/two-point-ring.geojson', 'no area'],
      ['geojson/swapped-lat-lon.geojson', 'swapped'],
      ['geojson/dup-ids.geojson', 'one id'],
      ['geojson/hole-outside.geojson', 'outside'],
      ['json/y_object_duplicated_key.json', 'twice'],
    ])('%s is read and says "%s"', async (file, words) => {
      expect((await open(file)).told.join('\n')).toContain(words);
    });
  },
);

describe.skipIf(cases.length === 0)('values of odd files', () => {
  it('keeps ids and leading zeros', async () => {
    const table = only(await open('csv/leading-zeros-bigint.csv'));
    expect(column(table, 'zip')).toEqual(['00501', '02108']);
    expect(column(table, 'id')).toEqual(['9007199254740993', '9223372036854775807']);
    const marked = only(await open('csv/bom-utf8.csv'));
    expect(marked.header[0]).toBe('account_id');
    expect(column(marked, 'zip').every((zip) => /^\d{5}$/.test(zip))).toBe(true);
  });

  it('finds headers below a preamble and sets the total aside', async () => {
    const table = only(await open('csv/preamble-and-total.csv'));
    expect(table.header).toEqual(['Region', 'Revenue']);
    expect(table.columns).toEqual([
      ['East', 'West'],
      ['100', '200'],
    ]);
    expect(table.aside).toMatchObject([{ row: 7, value: 'Total,300' }]);
  });

  it('takes names of prototypes as names', async () => {
    const table = only(await open('csv/proto-headers.csv'));
    expect(table.header).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
    expect(table.columns[0]).toEqual(['1', '5']);
  });

  it('tells spellings apart that only look alike', async () => {
    expect(new Set(only(await open('csv/bidi-zero-width.csv')).columns[0]).size).toBe(7);
  });

  it.each([
    ['empty', { a: ['1', '2'], b: ['', '3'], c: ['', '4'] }],
    ['escaped_quotes', { a: ['1', '3'], b: ['ha "ha" ha', '4'] }],
    ['newlines_crlf', { a: ['1', 'Once upon \r\na time', '7'] }],
    ['simple', { a: ['1'], b: ['2'], c: ['3'] }],
    ['utf8', { c: ['3', 'ʤ'] }],
  ])('csv-spectrum %s', async (name, columns) => {
    const table = only(await open(`csv/spectrum-${name}.csv`));
    for (const [header, cells] of Object.entries(columns))
      expect(column(table, header)).toEqual(cells);
  });

  it('reads days of both calendars of workbooks, errors as empty, hidden sheets as hidden', async () => {
    expect(only(await open('excel/date1904.xlsx')).columns[0]).toEqual(['2025-12-09']);
    expect(only(await open('excel/errors.xlsx')).columns).not.toContainEqual(
      expect.arrayContaining(['42']),
    );
    expect(only(await open('excel/formula-strings.xlsx')).columns[1]).toEqual(['3', '=cmd|x']);
    const { sources } = await open('excel/multi-hidden.xlsx');
    expect(sources.map(({ title, hidden }) => [title, hidden])).toEqual([
      ['Data', false],
      ['Secret', true],
    ]);
  });

  it('cuts areas at the date line, and names twins apart', async () => {
    const { features } = shape(await open('geojson/antimeridian.geojson'));
    const sizes = features.map(({ rings }) => rings.map((ring) => Math.abs(doubleArea(ring)) / 2));
    expect(sizes).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(shape(await open('geojson/dup-ids.geojson')).features.map(({ id }) => id)).toEqual([
      'X',
      'X (2)',
    ]);
    const [turned] = shape(await open('geojson/swapped-lat-lon.geojson')).features;
    expect(turned?.rings[0]?.slice(0, 2)).toEqual([-72, 42]);
    const [holed] = shape(await open('geojson/hole-outside.geojson')).features;
    expect(holed?.rings).toHaveLength(1);
  });

  it('reads times of Spark to the microsecond, and no number as empty', async () => {
    const { columns } = only(await open('parquet/int96_from_spark.parquet'));
    expect(columns[0]?.slice(0, 2)).toEqual(['2024-01-01T20:34:56.123456', '2024-01-01T01:00:00']);
    expect(only(await open('parquet/single_nan.parquet')).columns).toEqual([['']]);
  });

  it('keeps a naughty string byte for byte', async () => {
    const bytes = readFileSync(join(FOLDER, 'text/blns.txt'));
    const lines = bytes
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    const quoted = lines.map((line) => `"${line.replaceAll('"', '""')}",1`).join('\n');
    const { sources } = await openFiles([{ name: 'blns.csv', bytes: text(`name,n\n${quoted}`) }]);
    expect(sources[0]?.read('all').columns[0]).toEqual(lines);
  });
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const rowsIn = (table: Table): number => table.rows + table.aside.length;
