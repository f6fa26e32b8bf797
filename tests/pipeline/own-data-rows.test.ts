import { describe, expect, it } from 'vitest';
import { sql } from '#engine/sql.ts';
import { file, mapping, ownFolder, SALES } from '../support/own-folder.ts';

const { load, rows } = ownFolder();

describe('rows that cannot be used', () => {
  it('are set aside and listed; rows in = kept + set aside', async () => {
    const sales = file(
      'sales.csv',
      'Day,Shop,Amount,Profit\n2026-01-02,A,10.00,1\n2026-02-30,A,1,1\n,A,1,1\n2026-02-01,A,,1\n2026-02-01,B,lots,1\n2026-02-01,B\n1926-02-01,B,5,1\n2026-02-01,,7,x\nTotal,,999,1\n',
    );
    const {
      rows: counts,
      setAside,
      totals,
      defects,
    } = await load(
      sales,
      mapping({
        sales: {
          file: 'sales.csv',
          money: 'Amount',
          date: 'Day',
          account: 'Shop',
          margin: 'Profit',
        },
      }),
    );
    expect(counts).toEqual({ 'sales.csv': { read: 9, kept: 2, setAside: 7 } });
    expect(
      setAside
        .map(({ row, column, value }) => [row, column, value])
        .sort((a, b) => Number(a[0]) - Number(b[0])),
    ).toEqual([
      [3, 'Day', '2026-02-30'],
      [4, 'Day', ''],
      [5, 'Amount', ''],
      [6, 'Amount', 'lots'],
      [7, null, '2026-02-01,B'],
      [8, 'Day', '1926-02-01'],
      [10, null, 'Total,,999,1'],
    ]);
    expect(totals.revenueCents).toBe(1700);
    expect(defects.map((it) => it.code)).toEqual(
      expect.arrayContaining(['account-missing', 'margin-unread', 'set-aside']),
    );
  });

  it('states how an ambiguous date was read', async () => {
    const { defects } = await load(
      file('sales.csv', 'Day,Amount\n01/02/2026,1\n03/04/2026,2\n'),
      mapping({ sales: { file: 'sales.csv', money: 'Amount', date: 'Day' } }),
    );
    expect(defects).toMatchObject([{ code: 'date-ambiguous', column: 'Day', value: '01/02/2026' }]);
    expect(await rows(sql`select month from sale order by month`)).toEqual([
      { month: '2026-01-01' },
      { month: '2026-03-01' },
    ]);
  });

  it('names keys without a partner, and keys that stand twice', async () => {
    const products = file('products.csv', 'Shop,group\nA,x\nA,y\n');
    const { defects } = await load(
      SALES,
      products,
      mapping({
        sales: {
          file: 'sales.csv',
          join: [{ file: 'products.csv', on: 'Shop' }],
          money: 'Amount',
          line: 'group',
        },
      }),
    );
    expect(defects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'no-partner', row: 3, value: 'B', count: 1 }),
        expect.objectContaining({ code: 'key-twice', file: 'products.csv', row: 3 }),
      ]),
    );
  });
});

describe('places', () => {
  it('are mended where that is sure, and never at 0, 0', async () => {
    const sales = file(
      'sales.csv',
      'account,lat,lon,v\nA,42.3,-71.0,1\nB,-71.0,42.3,1\nC,0,0,1\nD,95,10,1\nE,,,1\nF,42;3,-71,1\n',
    );
    const { totals, defects } = await load(
      sales,
      mapping({
        sales: { file: 'sales.csv', money: 'v', account: 'account', lat: 'lat', lon: 'lon' },
      }),
    );
    expect(totals).toMatchObject({ accounts: 6, places: 2, revenueCents: 600 });
    expect(defects).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'lat-lon-swapped', row: 3 })]),
    );
  });
});

describe('what is absent', () => {
  it('dates: one total, a year of calendar', async () => {
    const { assumptions } = await load(
      SALES,
      mapping({ asOf: '2026-03-31', sales: { file: 'sales.csv', money: 'Amount' } }),
    );
    expect(assumptions.map((it) => it.missing)).toEqual(['dates', 'order numbers', 'account ids']);
    expect(
      await rows(sql`select min(day) as first, max(day) as last, count(*) as days from calendar`),
    ).toEqual([{ first: '2025-04-01', last: '2026-03-31', days: 365 }]);
    expect(await rows(sql`select account, month, cents from sale`)).toEqual([
      { account: 'unnamed', month: '2026-03-01', cents: 3000 },
    ]);
  });

  it('account ids: name and place', async () => {
    const sales = file(
      'sales.csv',
      'Name,ZIP,Amount\nAcme  Inc,2108,1\nacme inc,02108-0001,2\nAcme Inc,99999,4\n',
    );
    await load(
      sales,
      mapping({ sales: { file: 'sales.csv', money: 'Amount', name: 'Name', zip: 'ZIP' } }),
    );
    expect(
      await rows(sql`select account, sum(cents) as cents from sale group by 1 order by 1`),
    ).toEqual([
      { account: 'acme inc · 02108', cents: 300 },
      { account: 'acme inc · 99999', cents: 400 },
    ]);
  });
});

it('makes a plan of territories, staffing and assignments', async () => {
  const territories = file('t.csv', 'id,label,region\nT1,Harbour,East\n');
  const staff = file('s.csv', 'id,rep,from\nT1,R/1,2025-01-01\n');
  const ground = file('g.csv', 'id,fips\nT1,25025\nT1,99999\n');
  const { setAside } = await load(
    SALES,
    territories,
    staff,
    ground,
    mapping({
      sales: {
        file: 'sales.csv',
        money: 'Amount',
        date: 'Day',
        account: 'Shop',
        seller: { constant: 'R/1' },
      },
      territories: { file: 't.csv', territory: 'id', name: 'label', area: { region: 'region' } },
      staffing: { file: 's.csv', territory: 'id', rep: 'rep', from: 'from' },
      assignments: { file: 'g.csv', territory: 'id', county: 'fips' },
    }),
  );
  expect(setAside).toMatchObject([{ file: 'g.csv', row: 3, reason: 'its place is not known' }]);
  expect(await rows(sql`select node, parent, level from node order by node`)).toEqual([
    { node: 'T1', parent: 'region-east', level: 'territory' },
    { node: 'company', parent: null, level: 'company' },
    { node: 'region-east', parent: 'company', level: 'region' },
  ]);
  expect(await rows(sql`select s.rep, r.name from staffing s join rep r using (rep)`)).toEqual([
    { rep: 'R-1', name: 'R/1' },
  ]);
  expect(await rows(sql`select unit, territory from assignment`)).toEqual([
    { unit: '25025', territory: 'T1' },
  ]);
  expect(await rows(sql`select rule, type from rule`)).toEqual([
    { rule: 'ground', type: 'geographical' },
  ]);
});

describe('numbers and times that mean nothing', () => {
  const sales = { file: 'sales.csv', money: 'Amount', date: 'Day', account: 'Shop' };

  it('set their row aside: below zero, a share above 1, an end before the beginning', async () => {
    const { setAside } = await load(
      SALES,
      file('needs.csv', 'tier,contacts,minutes\nA,-5,10\nB,5,-1\nC,4,30\n'),
      file(
        'staff.csv',
        't,rep,from,to,share\nT1,R1,2026-01-01,2025-01-01,1\nT1,R1,2026-01-01,,50\n',
      ),
      file('visits.csv', 'shop,day,minutes\nA,2026-01-02,-5\nA,2026-01-03,5\n'),
      file('ground.csv', 'fips,money\n25025,-1\n25025,7\n'),
      mapping({
        sales,
        callNeeds: { file: 'needs.csv', tier: 'tier', contacts: 'contacts', minutes: 'minutes' },
        staffing: {
          file: 'staff.csv',
          territory: 't',
          rep: 'rep',
          from: 'from',
          to: 'to',
          share: 'share',
        },
        visits: { file: 'visits.csv', account: 'shop', date: 'day', minutes: 'minutes' },
        potential: { file: 'ground.csv', county: 'fips', money: 'money' },
      }),
    );
    expect(setAside.map(({ file, row, value }) => [file, row, value]).sort()).toEqual([
      ['ground.csv', 2, '-1'],
      ['needs.csv', 2, '-5'],
      ['needs.csv', 3, '-1'],
      ['staff.csv', 2, '2025-01-01'],
      ['staff.csv', 3, '50'],
      ['visits.csv', 2, '-5'],
    ]);
  });

  it('leave a potential below zero out and say so', async () => {
    const { defects } = await load(
      SALES,
      file('shops.csv', 'id,worth\nA,-3\nB,4\n'),
      mapping({ sales, accounts: { file: 'shops.csv', account: 'id', potential: 'worth' } }),
    );
    expect(defects).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'potential-unread', value: '-3' })]),
    );
    expect(await rows(sql`select account, cents from account_potential`)).toEqual([
      { account: 'B', cents: 400 },
    ]);
  });
});

it('knows a rep whom only staffing names', async () => {
  const { totals } = await load(
    SALES,
    file('staff.csv', 't,rep,from\nT1,New hand,2026-01-01\n'),
    mapping({
      sales: { file: 'sales.csv', money: 'Amount' },
      staffing: { file: 'staff.csv', territory: 't', rep: 'rep', from: 'from' },
    }),
  );
  expect(totals.reps).toBe(1);
  expect(await rows(sql`select rep, name from rep`)).toEqual([
    { rep: 'New hand', name: 'New hand' },
  ]);
});
