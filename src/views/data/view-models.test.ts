import { describe, expect, it } from 'vitest';
import type { DeskTable, DeskView } from '#domain/desk.ts';
import type { Directory } from '#domain/directory.ts';
import { asideReasons, builtHead } from './built.ts';
import { DESK } from './desk.fixture.ts';
import { deskHead, fileLines, shownTable } from './desk.ts';
import { columnOf, fieldGroups, marksOf, NONE, TYPED } from './fields.ts';
import { joinLines, mendChange } from './joins.ts';
import { byWeight, loadedHead, placeOf } from './loaded.ts';
import { bytesText, progressText } from './words.ts';

const defect = {
  code: 'x',
  severity: 'error',
  file: 'a.csv',
  row: 1200,
  column: 'b',
  value: null,
  count: 1,
  message: 'no column of money was found.',
  remedy: 'Choose one.',
} as const;
const sales = DESK.tables[0];
if (!sales) throw new Error('the fixture has a table');

describe('what stands on top of the desk', () => {
  it('asks first, then says what can be made', () => {
    expect(deskHead(DESK).title).toBe('One question before the report');
    expect(deskHead(DESK).blocked).not.toBeNull();
    const ready = deskHead({ ...DESK, questions: [] });
    expect(ready.title).toBe('8,892 rows are ready for a report');
    expect(ready.sub).toMatch(/^8,892 rows in 3 tables of 4 files; 2 of 4 views on\./);
    expect(ready.blocked).toBeNull();
  });

  it('says a problem before any question', () => {
    const head = deskHead({ ...DESK, problems: [defect] });
    expect(head.title).toBe('No report yet');
    expect(head.sub).toBe('No column of money was found. Choose one.');
  });

  it('makes nothing of files without a table', () => {
    const head = deskHead({ ...DESK, tables: [], questions: [] });
    expect(head.title).toBe('No report yet');
    expect(head.blocked).toMatch(/^None of the files/);
  });

  it('lists files with their tables, and what is wrong with those that have none', () => {
    const [first, , , last] = fileLines(DESK);
    expect(first?.about).toBe('text table · 666 kB'.replace(' kB', '\u00a0kB'));
    expect(first?.tables[0]?.about).toBe('Sales · 8,800 rows');
    expect(last).toMatchObject({
      about: 'not known · 18.2\u00a0kB',
      problem: 'This is a Word document, no table. Save its table as CSV or XLSX and drop that.',
    });
  });

  it('shows the table chosen, else the one with the money', () => {
    expect(shownTable(DESK, 'accounts.csv')?.id).toBe('accounts.csv');
    expect(shownTable(DESK, 'gone.csv')?.id).toBe('sales_pipeline.csv');
  });
});

describe('fields of a table', () => {
  const groupOf = (desk: DeskView, table: DeskTable) => {
    const group = fieldGroups(desk, table)[0];
    if (!group) throw new Error('the table has a role');
    return group;
  };
  const rows = groupOf(DESK, sales);
  const row = (field: string) =>
    [...rows.given, ...rows.more].find((it) => it.field.field === field);

  it('puts those with a column in front', () => {
    expect(rows.given.map(({ field }) => field.field)).toEqual([
      'money',
      'date',
      'account',
      'seller',
      'line',
    ]);
    expect(rows.more.map(({ field }) => field.field)).toEqual(['zip', 'city']);
  });

  it('offers likely columns, the others, nothing, and to type', () => {
    const options = row('line')?.options ?? [];
    expect(options[0]?.value).toBe(NONE);
    expect(options.at(-1)?.value).toBe(TYPED);
    expect(options.filter(({ group }) => group === 'Likely').map(({ label }) => label)).toEqual([
      'product.series',
      'product',
    ]);
    expect(options.filter(({ group }) => group === 'Other columns')).toHaveLength(6);
    expect(columnOf(row('line')?.chosen ?? '')).toBe('product.series');
  });

  it('tells a column called “none” from nothing', () => {
    const cells = { ...sales, columns: sales.columns.map((it) => ({ ...it, name: NONE })) };
    const values = groupOf(DESK, cells).more[0]?.options.map(({ value }) => value) ?? [];
    expect(new Set(values.slice(0, 2)).size).toBe(2);
  });

  it('shows how samples are read, and what cannot be', () => {
    const columns = sales.columns.map((it) =>
      it.name === 'close_value'
        ? { ...it, samples: ['1.054,00', 'tbd'], readAs: ['1,054.00', null] }
        : it,
    );
    expect(groupOf(DESK, { ...sales, columns }).given[0]?.readings).toEqual([
      { written: '1.054,00', read: '1,054.00' },
      { written: 'tbd', read: null },
    ]);
  });

  it('says what is wrong at the field, by either way to write its path', () => {
    const said = (column: string) =>
      groupOf({ ...DESK, problems: [{ ...defect, column }] }, sales).given[0]?.problem;
    expect(said('sales[0].money')).toBe('no column of money was found. Choose one.');
    expect(said('sales.money')).toBe(said('sales[0].money'));
    expect(said('sales[1].money')).toBeNull();
  });

  it('keeps the roles of a table apart', () => {
    const won = { path: 'deals[0].won', role: 'deals' as const, field: 'won', label: 'Won' };
    const fields = DESK.fields.flatMap((it) => [
      it,
      ...(it.field === 'money' ? [{ ...it, ...won }] : []),
    ]);
    const deals = [{ file: sales.id, join: [], area: {}, fields: {}, extra: {} }];
    const roles = { ...DESK.mapping.roles, deals };
    const desk = { ...DESK, fields, mapping: { ...DESK.mapping, roles } };
    expect(fieldGroups(desk, sales).map(({ id, given }) => `${id} ${given.length}`)).toEqual([
      'sales[0] 5',
      'deals[0] 1',
    ]);
    expect(marksOf(desk, sales).get('close_value')).toBe('Money, Won');
  });

  it('marks the columns in use, those of an expression too', () => {
    const value = 'round("close_value" * 2, 2)';
    const fields = DESK.fields.map((it) => (it.field === 'money' ? { ...it, value } : it));
    const marks = marksOf({ ...DESK, fields }, sales);
    expect(marks.get('close_value')).toBe('Money');
    expect(marks.get('account')).toBe('Account');
    expect(marks.has('deal_stage')).toBe(false);
  });
});

describe('joins', () => {
  const join = DESK.joins[0];
  if (!join) throw new Error('the fixture has a join');

  it('count their misses in words and propose what is alike', () => {
    const whole = { ...join, missedRows: 0 };
    const [line, other] = joinLines({ ...DESK, joins: [whole, join] });
    expect(line?.text).toBe(
      '1,480 rows of sales_pipeline.csv name a product that is not in products.csv.',
    );
    expect(line?.likely.map(({ like }) => like)).toEqual(['GTX Pro']);
    expect(other?.text).toMatch(/^All 8,800 rows/);
  });

  it('mend a value of the table it stands in', () =>
    expect(mendChange(join, 'GTXPro', 'GTX Pro')).toEqual({
      kind: 'mend',
      table: 'sales_pipeline.csv',
      column: 'product',
      value: 'GTXPro',
      readAs: 'GTX Pro',
    }));
});

describe('what was made', () => {
  const report = {
    rows: {
      'a.csv': { read: 10, kept: 9, setAside: 1 },
      'b.csv': { read: 90, kept: 90, setAside: 0 },
    },
    totals: { revenue: 73_143_386.32, orders: 0, accounts: 0, reps: 0, places: 0 },
    views: [],
    defects: [],
    assumptions: [],
    seconds: { read: 1.25, load: 2.5 },
  };

  it('says rows in and out, and the sum to the cent', () => {
    const { title, sub } = builtHead(report, 'USD');
    expect(title).toBe('99 of 100 rows are in the report, 1 set aside');
    expect(sub).toMatch(/^Revenue adds up to 73,143,386\.32 USD: .* Made in 3\.8 s/);
  });

  it('groups what was set aside by file and reason', () => {
    const row = (file: string, reason: string) => ({
      file,
      row: 2,
      column: null,
      value: null,
      reason,
    });
    const rows = [row('a.csv', 'no date'), row('a.csv', 'no money'), row('a.csv', 'no money')];
    expect(asideReasons([...rows, row('b.csv', 'no date')])).toEqual([
      { file: 'a.csv', reason: 'no money', rows: 2 },
      { file: 'a.csv', reason: 'no date', rows: 1 },
      { file: 'b.csv', reason: 'no date', rows: 1 },
    ]);
  });

  it('says so when no row is missing', () =>
    expect(builtHead({ ...report, rows: { 'b.csv': report.rows['b.csv'] } }, 'USD').title).toBe(
      'All 90 rows are in the report',
    ));
});

describe('what is loaded', () => {
  const source = (kind: 'real' | 'modelled', rowsRead: number, rowsSetAside: number) => ({
    source: kind,
    asOf: null,
    rowsRead,
    rowsKept: rowsRead - rowsSetAside,
    rowsSetAside,
    kind,
    note: null,
  });
  const directory = {
    title: 'Acme',
    demo: false,
    asOf: '2026-09-30',
    counts: { accounts: 12_300, sales: 1 },
    views: DESK.views,
    defects: [defect],
    sources: [source('real', 100, 1), source('modelled', 1000, 0)],
  } as unknown as Directory;

  it('is told with its date, kinds and rows', () => {
    const head = loadedHead(directory);
    expect(head.kicker).toBe('Acme · your data, in this browser only');
    expect(head.title.replaceAll('\u00a0', ' ')).toBe('12,300 accounts and 1 sale to 30 Sep 2026');
    expect(head.sub).toBe(
      '2 sources: 1 real and 1 modelled. 1,100 rows read = 1,099 kept + 1 set aside.',
    );
    expect(head.lesser).toEqual([
      { fact: '2 of 4 views are on.', detail: '1 defect to know of, each with what to do.' },
    ]);
  });

  it('names defects where they stand, the gravest and largest first', () => {
    expect(placeOf(defect)).toBe('a.csv, row 1,200, b');
    const order = byWeight([
      { ...defect, severity: 'note', count: 9 },
      { ...defect, severity: 'warning', count: 1 },
      { ...defect, severity: 'warning', count: 5 },
      defect,
    ]);
    expect(order.map(({ severity, count }) => `${severity} ${count}`)).toEqual([
      'error 1',
      'warning 5',
      'warning 1',
      'note 9',
    ]);
  });
});

describe('sizes and progress', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_234_567, '1.2 MB'],
    [123_456_789, '123 MB'],
    [5e12, '5,000 GB'],
  ])('%d bytes are %s', (bytes, text) =>
    expect(bytesText(bytes)).toBe(text.replace(/ (?=\S+$)/, '\u00a0')),
  );

  it('count in the unit of the step', () => {
    const step = {
      step: 'Reading a.csv',
      done: 12_000_000,
      total: 80_000_000,
      unit: 'bytes',
    } as const;
    expect(progressText(step)).toBe('Reading a.csv: 12.0\u00a0MB of 80.0\u00a0MB');
    expect(progressText({ ...step, unit: 'rows', done: 1000, total: null })).toBe(
      'Reading a.csv: 1,000 rows',
    );
    expect(progressText({ ...step, done: 0, total: null })).toBe('Reading a.csv');
  });
});
