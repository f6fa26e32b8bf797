import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activateReport, reportAt } from '#cubes/report.ts';
import type { ContractTables } from '#domain/extract.ts';
import type { FactRow, ReportFacts } from '#domain/facts.ts';
import { reportFrom } from '#domain/report.ts';
import { indexSlice } from '#domain/slice-index.ts';
import { WHOLE, type Slice } from '#domain/slice.ts';
import { reportFacts } from '#queries/report.ts';
import { openCompany, type OpenCompany } from '../support/engine-company.ts';
import { columnsOf } from '../support/small-company.ts';

const unit = (id: string, lon: number) => ({
  ...{ unit: id, kind: 'county', name: id, state: 'TX', county: id, lon, lat: 33 },
  ...{ area_km2: 400, population: 500 },
});
const account = (id: string, unitId: string | null, tier: string | null) => ({
  ...{ account: id, name: id, unit: unitId, tier, naics: '311', state: 'customer' },
});
const worth = (id: string, cents: number) => ({
  ...{ account: id, line: 'fluid', cents, attainable_cents: 0 },
  ...{ relative_sd: 0.3, source: 'given' },
});
const area = (id: string, cents: number) => ({
  ...{ unit: id, line: 'fluid', cents, relative_sd: 0.3, source: 'given' },
});
const sale = (id: string, seller: string | null, month: string, cents: number) => ({
  ...{ account: id, seller, line: 'fluid', channel: 'direct', month: `${month}-01`, cents },
  order_lines: 1,
});
const staff = (territory: string, rep: string, from: string, to: string | null) => ({
  ...{ territory, rep, role: 'field', share: 1, from, to },
});
const visits = (id: string, months: readonly string[]) =>
  months.map((month) => ({
    ...{ visit: `${id} ${month}`, account: id, rep: 'ann', channel: 'field', minutes: 30 },
    date: `${month}-15`,
  }));
const MONTHS = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`);

/** Small enough to add up by hand: 2025, two territories, one area each, five accounts. */
const tables: ContractTables = {
  meta: columnsOf([{ key: 'title', value: 'By hand' }]),
  unit: columnsOf([unit('u1', -100), unit('u2', -98)]),
  node: columnsOf([
    { node: 'all', parent: null, level: 'company', name: 'All' },
    { node: 'n', parent: 'all', level: 'territory', name: 'North' },
    { node: 's', parent: 'all', level: 'territory', name: 'South' },
  ]),
  layer: columnsOf([{ layer: 'field', name: 'Field', role: 'field', lines: null }]),
  territory: columnsOf([
    { territory: 'north', layer: 'field', node: 'n', name: 'North' },
    { territory: 'south', layer: 'field', node: 's', name: 'South' },
  ]),
  rep: columnsOf([
    { rep: 'ann', name: 'Ann', lon: -100, lat: 33, capacity_hours: 1500 },
    { rep: 'bob', name: 'Bob', lon: -98, lat: 33, capacity_hours: 1500 },
  ]),
  // Ann went south in July; Bob left on 16 June, so the south was vacant for 14 days.
  staffing: columnsOf([
    staff('north', 'ann', '2025-01-01', '2025-06-30'),
    staff('south', 'bob', '2025-01-01', '2025-06-16'),
    staff('south', 'ann', '2025-07-01', null),
  ]),
  // a4 is a prospect nobody saw, a5 is nowhere and nobody's.
  account: columnsOf([
    account('a1', 'u1', 'A'),
    account('a2', 'u2', 'A'),
    account('a3', 'u2', null),
    account('a4', 'u1', null),
    account('a5', null, null),
  ]),
  account_potential: columnsOf([
    worth('a1', 2000),
    worth('a2', 1500),
    worth('a4', 400),
    worth('a5', 50),
  ]),
  // Beyond known accounts: u1 3000 − 2400 = 600, u2 nothing.
  unit_potential: columnsOf([area('u1', 3000), area('u2', 1500)]),
  rule: columnsOf([
    {
      ...{ rule: 'ground', layer: 'field', priority: 1, type: 'geographical' },
      ...{ where: '{"assignment":true}', territory: '' },
    },
  ]),
  assignment: columnsOf([
    { layer: 'field', unit: 'u1', territory: 'north' },
    { layer: 'field', unit: 'u2', territory: 'south' },
  ]),
  sale: columnsOf([
    sale('a3', null, '2025-01', 60), // no seller: the owner's, south
    sale('a1', 'ann', '2025-02', 1000), // Ann in the north
    sale('a2', 'bob', '2025-03', 500), // Bob in the south
    sale('a1', 'bob', '2025-08', 250), // Bob staffs nothing: the owner's, north
    sale('a2', 'ann', '2025-09', 700), // Ann in the south
    sale('a1', 'ann', '2025-10', 90), // Ann in the south, the account is the north's
    sale('a3', null, '2025-12', 40), // the owner's, south
  ]),
  orders: columnsOf([{ account: 'a1', seller: 'ann', month: '2025-02-01', orders: 2 }]),
  call_need: columnsOf([{ tier: 'A', channel: 'field', contacts: 4, minutes: 60 }]),
  visit: columnsOf([
    ...visits('a1', ['2025-01', '2025-02', '2025-12']),
    ...visits('a2', ['2025-01', '2025-03', '2025-05', '2025-07', '2025-09', '2025-11']),
  ]),
  quota: columnsOf(
    MONTHS.map((month) => ({
      ...{ owner: 'north', owner_kind: 'territory', month: `${month}-01`, cents: 100 },
    })),
  ),
};

const NORTH: Partial<FactRow> = {
  revenueCents: 1340, // 1000 + 250 + 90
  orders: 2,
  quotaCents: 1200, // 12 × 100
  quotaRevenueCents: 1250, // as credited: 1000 + 250
  revenue12Cents: 1340,
  openCents: 1660, // a1 2000 − 1340, a4 400, the area 600
  coveredCents: 1500, // a1 2000 × 3 ÷ 4
  coverableCents: 2000, // a4 asks for nothing
  overServiceContacts: 0,
  contacts12: 3,
  whitespaceCents: 400, // a4
  unownedCents: 0,
  activeAccounts: 1,
  buyingAccounts: 1,
  potentialCents: 2400, // 2000 + 400
  remainderCents: 600,
  accounts: 2,
};
const SOUTH: Partial<FactRow> = {
  revenueCents: 1300, // 60 + 500 + 700 + 40
  orders: 0,
  quotaCents: 0,
  quotaRevenueCents: 0, // no quota, nothing counts against it
  revenue12Cents: 1300,
  openCents: 300, // a2 1500 − 1200; a3 has sold beyond its potential of nothing
  coveredCents: 1500, // a2: four of six visits were asked for
  coverableCents: 1500,
  overServiceContacts: 2,
  contacts12: 6,
  whitespaceCents: 0,
  activeAccounts: 2,
  buyingAccounts: 2,
  potentialCents: 1500,
  remainderCents: 0,
  accounts: 2,
};
const COMPANY: Partial<FactRow> = {
  revenueCents: 2640,
  openCents: 2010, // 1660 + 300 + a5 50
  whitespaceCents: 450, // 400 + a5 50
  unownedCents: 50,
  potentialCents: 3950, // 2400 + 1500 + 50
  accounts: 5,
};

let company: OpenCompany;
beforeAll(async () => {
  company = await openCompany(tables);
});
afterAll(() => company.close());

const ways: readonly (readonly [string, (slice: Slice) => Promise<ReportFacts>])[] = [
  ['SQL', (slice) => reportFacts(company.engine, company.directory, slice)],
  [
    'cubes',
    async (slice) => {
      const { filter, scope, period, compare } = indexSlice(company.directory, slice);
      const cubes = activateReport(company.columns, filter, scope);
      return reportFrom(company.directory, slice, reportAt(cubes, period, compare));
    },
  ],
];

describe.each(ways)('%s', (_, ask) => {
  it('adds up as by hand', async () => {
    const { territories, total, reps } = await ask(WHOLE);
    expect(territories.map(({ now }) => now)).toMatchObject([NORTH, SOUTH]);
    expect(total.now).toMatchObject(COMPANY);
    expect(reps).toMatchObject([
      { rep: 'ann', territory: 'south', quarters: [1000, 0, 700, 90], vacantWeeks: [0, 2, 0, 0] },
    ]);
  });

  it('moves revenue, and only revenue, to who sold it', async () => {
    const report = await ask({ ...WHOLE, history: 'credited' });
    const facts = report.territories.map(({ now }) => now);
    // Ann's 90 of October go south with her.
    expect(facts).toMatchObject([
      { ...NORTH, revenueCents: 1250 },
      { ...SOUTH, revenueCents: 1390 },
    ]);
    expect(report.territories.map(({ quarters }) => quarters)).toEqual([
      [1000, 0, 250, 0],
      [560, 0, 700, 130],
    ]);
    expect(report.total.now).toMatchObject(COMPANY);
  });

  it('credits a node with what its own people sold, by segment and line, too', async () => {
    const south = await ask({ ...WHOLE, node: 's', history: 'credited' });
    const revenue = (rows: readonly { now: FactRow }[]) =>
      rows.reduce((sum, { now }) => sum + now.revenueCents, 0);
    expect(south.total.now.revenueCents).toBe(1390);
    expect(revenue(south.industryTier)).toBe(1390);
    expect(revenue(south.areaLine)).toBe(1390);
  });
});
