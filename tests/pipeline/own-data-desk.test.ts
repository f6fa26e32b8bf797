import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeskView } from '#domain/desk.ts';
import { changeDesk, type Desk, mappingText, openDesk } from '#intake/desk.ts';
import type { FolderFile } from '#intake/source.ts';
import { file } from '../support/own-folder.ts';
import { filesAt, isShared, SHARED } from '../support/own-files.ts';

/** What a desk says, without how it was settled: a saved mapping says all of it itself. */
const said = ({ mapping, tables, fields, questions, problems, assumptions }: DeskView) => ({
  mapping,
  tables: tables.map(({ id, role, columns }) => [id, role, columns]),
  fields: fields.map(({ path, value, candidates, samples }) => [path, value, candidates, samples]),
  questions,
  problems,
  assumptions,
});

async function readBack(desk: Desk, files: readonly FolderFile[]): Promise<Desk> {
  return openDesk([...files, file('bailiwick.json', mappingText(desk))]);
}

const field = (desk: Desk, path: string) => desk.view.fields.find((it) => it.path === path);

const SHEET = file(
  'sheet.csv',
  'Account,City,Owner,Revenue\nAcme Tools,"Boston, MA",Ann Lee,120000\nBolt,Chicago,Bob Ray,90000\nacme tools,"Boston, MA",ann lee,500\n',
);

describe('a sheet with account, city, owner, revenue', () => {
  it('is mapped, each field with a reason, the missing ones with what they bring', async () => {
    const desk = await openDesk([SHEET]);
    expect(desk.view.mapping.roles.sales?.[0]?.fields).toEqual({
      name: 'Account',
      city: 'City',
      owner: 'Owner',
      money: 'Revenue',
    });
    expect(field(desk, 'sales[0].money')?.reason).toContain('look like money');
    expect(field(desk, 'sales[0].date')).toMatchObject({
      value: null,
      brings: 'Brings trends and comparison with last year',
    });
    expect(desk.view.problems).toEqual([]);
    expect(desk.view.views.filter(({ on }) => on).map(({ view }) => view)).toEqual([
      'map',
      'potential',
      'workload',
      'moves',
    ]);
  });

  it('offers one writing for names written in two ways', async () => {
    const { view } = await openDesk([SHEET]);
    const like = view.joins.flatMap(({ fromColumn, misses }) =>
      misses.map((it) => [fromColumn, it.value, it.like]),
    );
    expect(like).toEqual([
      ['Owner', 'ann lee', 'Ann Lee'],
      ['Account', 'acme tools', 'Acme Tools'],
    ]);
  });

  it('shows each rung of the ladder with its value, and takes another', async () => {
    const before = await openDesk([SHEET]);
    const change = { kind: 'assume', name: 'periodMonths', value: '24' } as const;
    const desk = await changeDesk(before, change);
    const inputs = (it: Desk) =>
      Object.fromEntries(
        it.view.assumptions.flatMap(({ input }) => (input ? [[input.name, input.value]] : [])),
      );
    expect(inputs(before)).toMatchObject({
      periodMonths: '12',
      capacityHours: '1536',
      tierShares: '10, 20, 40, 30',
    });
    expect(inputs(desk)).toMatchObject({ periodMonths: '24' });
    const nonsense = await changeDesk(desk, { ...change, value: 'long' });
    expect(nonsense.view.mapping.assume).toEqual({ periodMonths: 24 });
    const none = await changeDesk(nonsense, { ...change, value: '' });
    expect(none.view.mapping.assume).toEqual({});
  });
});

describe('what may not be assumed is asked', () => {
  const AMBIGUOUS = file('orders.csv', 'Date,Customer,Amount\n01/02/2026,A,1\n03/04/2026,B,2\n');

  it('order of day and month, until it is answered', async () => {
    const desk = await openDesk([AMBIGUOUS]);
    expect(desk.view.questions).toMatchObject([
      {
        id: 'dates:orders.csv',
        column: 'Date',
        text: 'Is "01/02/2026" in "Date" 2026-01-02 or 2026-02-01?',
      },
    ]);
    const answered = await changeDesk(desk, {
      kind: 'answer',
      question: 'dates:orders.csv',
      value: 'dmy',
    });
    expect(answered.view.questions).toEqual([]);
    expect(answered.view.mapping.tables).toEqual({ 'orders.csv': { dates: 'dmy' } });
    expect(answered.view.tables[0]?.columns[0]?.readAs).toEqual(['2026-02-01', '2026-04-03']);
  });

  it('is told by another column of the table', async () => {
    const two = file(
      'orders.csv',
      'Date,Due,Amount\n01/02/2026,13/02/2026,1\n03/04/2026,20/04/2026,2\n',
    );
    const { view } = await openDesk([two]);
    expect(view.questions).toEqual([]);
    expect(view.tables[0]?.columns[0]?.readAs[0]).toBe('2026-02-01');
  });

  it('which of two columns of money', async () => {
    const desk = await openDesk([file('orders.csv', 'Customer,Revenue,Amount\nA,10,9\nB,20,19\n')]);
    const [question] = desk.view.questions;
    expect(question?.answers.map(({ value }) => value)).toEqual(['Revenue', 'Amount']);
    const change = { kind: 'answer', question: question?.id ?? '', value: 'Amount' } as const;
    const answered = await changeDesk(desk, change);
    expect(answered.view.questions).toEqual([]);
    expect(field(answered, 'sales[0].money')).toMatchObject({ value: 'Amount', origin: 'chosen' });
  });
});

describe('changes', () => {
  const ORDERS = file(
    'orders.csv',
    'Date;Product;Amount\n2026-01-02;GTXPro;1,50\n2026-01-03;GTX Pro;2,00\n2026-01-04;GTX Pro;3,00\n',
  );
  const PRODUCTS = file('products.csv', 'product,series\nGTX Pro,GTX\nMG Special,MG\n');

  it('mend what a join misses, and the mend is part of the mapping', async () => {
    const desk = await openDesk([ORDERS, PRODUCTS]);
    expect(desk.view.joins).toMatchObject([
      {
        rows: 3,
        missedRows: 1,
        misses: [{ value: 'GTXPro', rows: 1, like: 'GTX Pro', mended: null }],
      },
    ]);
    const mend = { kind: 'mend', table: 'orders.csv', column: 'Product', value: 'GTXPro' } as const;
    const mended = await changeDesk(desk, { ...mend, readAs: 'GTX Pro' });
    expect(mended.view.joins).toMatchObject([{ missedRows: 0, misses: [{ mended: 'GTX Pro' }] }]);
    expect(mended.view.mapping.tables['orders.csv']?.mends).toEqual({
      Product: { GTXPro: 'GTX Pro' },
    });
    const undone = await changeDesk(mended, { ...mend, readAs: null });
    expect(undone.view.joins).toEqual(desk.view.joins);
  });

  it('take a column of another table and join it', async () => {
    const desk = await openDesk([ORDERS, PRODUCTS]);
    const line = { kind: 'field', path: 'sales[0].line', value: 'series' } as const;
    expect(field(desk, line.path)?.candidates).toContain('series');
    const changed = await changeDesk(desk, line);
    expect(changed.view.mapping.roles.sales?.[0]?.join).toEqual([
      { file: 'products.csv', on: { Product: 'product' } },
    ]);
    expect(changed.view.problems).toEqual([]);
  });

  it('open a file again when it is to be read otherwise', async () => {
    const desk = await openDesk([file('a.csv', 'x|y\n1,5|2\n')]);
    const setting = { kind: 'setting', table: 'a.csv', name: 'delimiter', value: ',' } as const;
    const changed = await changeDesk(desk, setting);
    expect(desk.view.tables[0]?.columns.map(({ name }) => name)).toEqual(['x', 'y']);
    expect(changed.view.tables[0]?.columns.map(({ name }) => name)).not.toEqual(['x', 'y']);
    expect(changed.view.mapping.tables).toMatchObject({ 'a.csv': { delimiter: ',' } });
  });

  it('give a table another role, or none', async () => {
    const desk = await openDesk([ORDERS, PRODUCTS]);
    const role = { kind: 'role', table: 'products.csv', role: 'lines' } as const;
    const lines = await changeDesk(desk, role);
    expect(lines.view.tables.find(({ id }) => id === 'products.csv')?.role).toBe('lines');
    const none = await changeDesk(lines, { ...role, role: null });
    expect(none.view.mapping).toEqual(desk.view.mapping);
  });
});

describe.skipIf(!isShared('us-regional-sales', 'maven-crm', 'us-county-potential'))(
  'real files',
  () => {
    const WORKBOOK = join(SHARED, 'us-regional-sales', 'US_Regional_Sales_Data.xlsx');
    const csv = (folder: string): FolderFile[] =>
      filesAt(join(SHARED, folder)).filter(({ name }) => name.endsWith('.csv'));

    it.each([
      ['the workbook', () => filesAt(WORKBOOK)],
      ['maven-crm', () => csv('maven-crm')],
      [
        'regional sales and potential',
        () => [...csv('us-regional-sales'), ...csv('us-county-potential')],
      ],
    ])('%s: a saved mapping reads back to the same desk', async (_, filesOf) => {
      const files = filesOf();
      const desk = await openDesk(files);
      expect(desk.view.problems).toEqual([]);
      expect(said((await readBack(desk, files)).view)).toEqual(said(desk.view));
    });

    it('counts 1,480 rows of maven-crm whose product is not in products, and what was meant', async () => {
      const { view } = await openDesk(csv('maven-crm'));
      const join = view.joins.find(({ to }) => to === 'products.csv');
      expect(join).toMatchObject({
        missedRows: 1480,
        misses: [{ value: 'GTXPro', rows: 1480, like: 'GTX Pro' }],
      });
    });

    it('makes the revenue of the workbook an expression', async () => {
      const desk = await openDesk(filesAt(WORKBOOK));
      expect(field(desk, 'sales[0].money')?.value).toBe(
        'round("Order Quantity" * "Unit Price" * (1 - "Discount Applied"), 2)',
      );
    });
  },
);
