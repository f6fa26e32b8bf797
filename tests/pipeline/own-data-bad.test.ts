import { describe, expect, it } from 'vitest';
import { sql } from '#engine/sql.ts';
import { IntakeError } from '#intake/report.ts';
import type { FolderFile } from '#pipeline/load.ts';
import { file, mapping, ownFolder, SALES } from '../support/own-folder.ts';

const { load, rows } = ownFolder();

async function problems(...files: FolderFile[]): Promise<IntakeError> {
  const error: unknown = await load(...files).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IntakeError);
  return error as IntakeError;
}

describe('a mapping that contradicts itself or the files', () => {
  it('is told whole, in one pass', async () => {
    const wrong = mapping(`{
 "currency": "dollars",
 "sales": {
  "file": "sales.csv", "money": "Amout", "date": ["Day", "Shop"],
  "margin": "round(Amount * , 2)", "returns": "Amount * fee", "lat": "Amount", "colour": "Shop",
  "join": [{ "file": "shops.csv", "on": "Shop" }]
 },
 "accounts": { "file": "nowhere.csv", "account": "id" },
 "reps": { "file": "empty.csv", "name": "x" },
 "sails": {},
 "visits": { "file": "sales.csv", "account": "Shop", "account": "Amount" }
}`);
    const { problems: found } = await problems(SALES, wrong, file('empty.csv', ''));
    const told = found.map(({ code, row, column, value }) => [code, row, column, value]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['two-columns', 11, 'visits.account', null],
        ['bad-mapping', 2, 'currency', null],
        ['bad-mapping', 5, 'sales.colour', null],
        ['bad-mapping', 10, 'sails', null],
        ['unknown-column', 4, 'sales[0].money', 'Amout'],
        ['two-columns', 4, 'sales[0].date', 'Day, Shop'],
        ['bad-expression', 5, 'sales[0].margin', 'round(Amount * , 2)'],
        ['unknown-column', 5, 'sales[0].returns', 'fee'],
        ['half-point', 3, 'sales[0]', 'sales.csv'],
        ['unknown-file', 6, 'sales[0].join[0]', 'shops.csv'],
        ['unknown-file', 8, 'accounts[0].file', 'nowhere.csv'],
        ['no-field', 11, 'visits[0].date', 'sales.csv'],
        ['empty', null, null, null],
      ]),
    );
    expect(found.map((it) => it.value)).not.toContain('empty.csv');
    expect(
      found.every(
        ({ message, remedy, severity }) => message !== '' && remedy !== '' && severity === 'error',
      ),
    ).toBe(true);
    expect(await rows(sql`select count(*) as n from sale`)).toEqual([{ n: 0 }]);
  });

  it('takes two moneys of one row as two lines', async () => {
    const block = { file: 'sales.csv', money: 'Amount' };
    const sales = [
      { ...block, line: { constant: 'Goods' } },
      { ...block, money: 'Amount / 10', line: { constant: 'Service' } },
    ];
    const { totals } = await load(SALES, mapping({ sales }));
    expect(totals.revenueCents).toBe(3300);
  });

  it('names the files there are', async () => {
    const wrong = mapping({ sales: { file: 'nope.csv', money: 'Amount' } });
    const { message } = await problems(SALES, wrong);
    expect(message).toContain('There are: sales.csv.');
  });

  it('is read in UTF-16, as a Windows shell writes it', async () => {
    const text = JSON.stringify({ sales: { file: 'sales.csv', money: 'Amount' } });
    const bytes = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    const { totals } = await load(SALES, { name: 'bailiwick.json', bytes });
    expect(totals.revenueCents).toBe(3000);
  });

  it('suggests the name that was meant', async () => {
    const { message } = await problems(
      SALES,
      mapping({ sales: { file: 'sales.csv', money: 'AMOUNT ' } }),
    );
    expect(message).toContain('Did you mean "Amount"?');
  });

  it.each([
    ['no sales at all', {}, 'no-money'],
    ['sales without money', { sales: { file: 'sales.csv', date: 'Day' } }, 'no-money'],
    [
      'money counted twice',
      {
        sales: [
          { file: 'sales.csv', money: 'Amount' },
          { file: 'sales.csv', money: 'Amount' },
        ],
      },
      'twice-read',
    ],
    [
      'two columns of money for the same rows',
      {
        sales: [
          { file: 'sales.csv', money: 'Amount', account: 'Shop' },
          { file: 'sales.csv', account: 'Shop', money: 'Amount * 2' },
        ],
      },
      'two-columns',
    ],
    [
      'a potential of nothing',
      {
        sales: { file: 'sales.csv', money: 'Amount' },
        potential: { file: 'sales.csv', zip: 'Shop' },
      },
      'no-field',
    ],
    ['no object', [1], 'bad-mapping'],
    ['no JSON', '{ "sales": ', 'not-json'],
    ['money that is text', { sales: { file: 'sales.csv', money: 'Shop' } }, 'no-rows'],
  ])('%s', async (_, value, code) => {
    const { problems: found } = await problems(SALES, mapping(value));
    expect(found.map((it) => it.code)).toContain(code);
  });

  it('names row, column and value of money that is text', async () => {
    const { problems: found } = await problems(
      SALES,
      mapping({ sales: { file: 'sales.csv', money: 'Shop' } }),
    );
    expect(found).toMatchObject([{ file: 'sales.csv', row: 2, column: 'Shop', value: 'A' }]);
  });

  it('says which of two joined files is meant', async () => {
    const a = file('a.csv', 'Shop,group\nA,x\n');
    const b = file('b.csv', 'Shop,group\nA,y\n');
    const join = [
      { file: 'a.csv', on: 'Shop' },
      { file: 'b.csv', on: 'Shop' },
    ];
    const { problems: found } = await problems(
      SALES,
      a,
      b,
      mapping({ sales: { file: 'sales.csv', join, money: 'Amount', line: 'group' } }),
    );
    expect(found).toMatchObject([
      { code: 'ambiguous-column', remedy: 'Write "a.group" or "b.group".' },
    ]);
  });
});

describe('a folder without a mapping', () => {
  it('needs a column of money', async () => {
    const { problems: found } = await problems(file('x.csv', 'colour,shape\nred,round\n'));
    expect(found).toMatchObject([{ code: 'no-money' }]);
  });

  it('is told of an empty file once, and of a table without rows', async () => {
    const empty = await problems(file('x.csv', ''));
    expect(empty.problems.map((it) => it.code)).toEqual(['empty']);
    const { message } = await problems(file('x.csv', 'Date,Amount\n'));
    expect(message).toContain('x.csv (Date, Amount; no rows)');
  });

  it('tells a decimal comma from the values', async () => {
    const text = 'Date;Customer;Amount\n01.03.2026;A;1.234,50\n02.03.2026;B;0,5\n';
    const { totals, defects } = await load(file('orders.csv', text));
    expect(totals).toMatchObject({ revenueCents: 123_500, accounts: 2 });
    expect(defects.map((it) => it.message)).toContain('numbers are read with a decimal comma.');
  });

  it('takes no number of a team or a channel for money', async () => {
    const ids = file('orders.csv', 'SalesTeamID,sales_channel_id,amount_paid\n7,1,10\n8,2,20\n');
    const { totals } = await load(ids);
    expect(totals.revenueCents).toBe(3000);
  });

  it('names the other columns that could be the money', async () => {
    const { totals, defects } = await load(
      file('orders.csv', 'Gross Amount,Net Amount\n100,90\n100,91\n'),
    );
    expect(totals.revenueCents).toBe(18_100);
    expect(defects.find((it) => it.column === 'Net Amount')?.message).toContain(
      'so do those of "Gross Amount"',
    );
  });

  it('joins accounts by the column of one name', async () => {
    const orders = file(
      'orders.csv',
      'Order ID,Order Date,Store ID,Amount\n1,2026-01-02,S1,10\n2,2026-01-03,S2,5.5\n',
    );
    const stores = file('stores.csv', 'Store ID,Name,ZIP\nS1,One,2108\nS2,Two,99999\n');
    const { totals, defects } = await load(orders, stores);
    expect(totals).toEqual({ revenueCents: 1550, orders: 2, accounts: 2, reps: 0, places: 1 });
    const guessed = defects.filter((it) => it.code === 'guessed');
    expect(guessed.map((it) => `${it.file} ${it.column}`).sort()).toEqual([
      'orders.csv Amount',
      'orders.csv Order Date',
      'orders.csv Order ID',
      'orders.csv Store ID',
      'stores.csv Name',
      'stores.csv Store ID',
      'stores.csv ZIP',
    ]);
  });
});
