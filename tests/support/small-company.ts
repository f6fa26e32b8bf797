import { TABLES, type ContractTables } from '#domain/extract.ts';
import { openNative } from '#engine/native.ts';
import type { Engine } from '#engine/engine.ts';
import { seeded } from '#pipeline/random.ts';
import { createTables } from '#pipeline/tables.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Rows as columns of contract tables; a column that a row leaves out is null. */
export function columnsOf(
  rows: readonly Row[],
): Record<string, (string | number | boolean | null)[]> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]));
}

const unit = (id: string, state: string, lon: number, population: number): Row => ({
  unit: id,
  kind: 'county',
  name: `County ${id}`,
  state,
  county: id,
  lon,
  lat: 35,
  area_km2: 400,
  population,
});

const account = (id: string, unitId: string | null): Row => ({
  account: id,
  name: `Account ${id}`,
  unit: unitId,
  state: 'customer',
});

const sale = (
  accountId: string,
  seller: string,
  month: string,
  cents: number,
  line = 'all',
): Row => ({
  account: accountId,
  seller,
  line,
  channel: 'direct',
  month: `${month}-01`,
  cents,
  order_lines: 1,
});

/**
 * Raw sales as a user may bring them: two reps, three accounts in places and one without, 13
 * months, nothing else. Every number is small enough to sum by hand.
 *
 * Last 12 months (2024-02 … 2025-01):
 *   a1 in u1: r1 300, r2 200   → r1;  a2 in u1: r2 100 → r2;   u1: r1 300, r2 300 (tie, r2 later)
 *   a3 in u2: r2 400           → r2;  u2: r2
 *   a4 nowhere: r1 50          → r1
 */
export const RAW_SALES: ContractTables = {
  meta: columnsOf([
    { key: 'title', value: 'Small & Co' },
    { key: 'fiscal_year_start', value: '2' },
  ]),
  unit: columnsOf([
    unit('u1', 'TX', -100, 1000),
    unit('u2', 'OK', -98, 2000),
    unit('u3', 'OK', -97, 500),
    unit('u4', 'TX', -101, 0),
  ]),
  account: columnsOf([
    account('a1', 'u1'),
    account('a2', 'u1'),
    account('a3', 'u2'),
    account('a4', null),
  ]),
  sale: columnsOf([
    sale('a1', 'r2', '2024-01', 9000),
    sale('a1', 'r1', '2024-02', 300),
    sale('a1', 'r2', '2024-05', 200),
    sale('a2', 'r2', '2024-12', 100),
    sale('a3', 'r2', '2025-01', 400),
    sale('a4', 'r1', '2024-06', 50),
  ]),
};

/** A native engine with the contract's tables and these rows. */
export async function engineWith(tables: ContractTables): Promise<Engine> {
  const engine = await openNative();
  await createTables(engine);
  for (const [name, columns] of Object.entries(tables)) {
    if (!(name in TABLES)) throw new TypeError(`no table ${name}`);
    await engine.insert(name, columns);
  }
  return engine;
}

const MONTHS = 20;
const FIRST = 2023 * 12 + 4;

/** Month index → '2023-05-01', from May 2023. */
export const monthAt = (index: number): string =>
  `${Math.floor((FIRST + index) / 12)}-${String(((FIRST + index) % 12) + 1).padStart(2, '0')}-01`;

/** A seeded company of two territories, two lines and 20 months with potential, visits and quotas. */
export function plannedCompany(seed = 1): ContractTables {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const accounts = Array.from({ length: 8 }, (_, i) => `a${i}`);
  const months = Array.from({ length: MONTHS }, (_, i) => monthAt(i));
  const sales = accounts
    .slice(0, 7)
    .flatMap((id) =>
      months.flatMap((month) =>
        ['fluid', 'tools'].flatMap((line) =>
          below(3) === 0
            ? [sale(id, id < 'a4' ? 'r1' : 'r2', month.slice(0, 7), 1 + below(1_000_000), line)]
            : [],
        ),
      ),
    );
  const visits = Array.from({ length: 120 }, (_, i) => ({
    visit: `v${i}`,
    account: `a${below(7)}`,
    rep: 'r1',
    date: `${monthAt(below(MONTHS)).slice(0, 8)}${10 + below(18)}`,
    channel: below(3) === 0 ? 'phone' : 'field',
    minutes: 30,
  }));
  return {
    meta: columnsOf([{ key: 'title', value: 'Planned & Co' }]),
    unit: columnsOf([unit('u1', 'TX', -100, 1000), unit('u2', 'OK', -98, 2000)]),
    node: columnsOf([
      { node: 'company', parent: null, level: 'company', name: 'Planned & Co' },
      { node: 'n1', parent: 'company', level: 'territory', name: 'West' },
      { node: 'n2', parent: 'company', level: 'territory', name: 'East' },
    ]),
    layer: columnsOf([{ layer: 'field', name: 'Field', role: 'field' }]),
    territory: columnsOf([
      { territory: 't1', layer: 'field', node: 'n1', name: 'West' },
      { territory: 't2', layer: 'field', node: 'n2', name: 'East' },
    ]),
    rep: columnsOf([
      { rep: 'r1', name: 'Ann', lon: -100, lat: 35, capacity_hours: 1600 },
      { rep: 'r2', name: 'Bob', lon: -98, lat: 35, capacity_hours: 1500, end: '2024-10-31' },
    ]),
    staffing: columnsOf([
      { territory: 't1', rep: 'r1', role: 'field', share: 1, from: '2023-05-01', to: null },
      { territory: 't2', rep: 'r2', role: 'field', share: 1, from: '2023-05-01', to: '2024-10-31' },
    ]),
    account: columnsOf(
      accounts.map((id, i) => ({
        ...account(id, i === 7 ? null : i < 4 ? 'u1' : 'u2'),
        tier: 'ABCD'[i % 4] ?? 'D',
        naics: i < 5 ? '311' : '423',
        contacts_required: i === 2 ? 3 : null,
        state: i === 6 ? 'lapsed' : i === 7 ? 'prospect' : 'customer',
      })),
    ),
    account_potential: columnsOf(
      accounts.flatMap((id) =>
        ['fluid', 'tools'].map((line) => ({
          account: id,
          line,
          cents: 1_000_000 + below(9_000_000),
          attainable_cents: 0,
          relative_sd: 0.3,
          source: 'modelled',
        })),
      ),
    ),
    unit_potential: columnsOf(
      ['u1', 'u2'].flatMap((id) =>
        ['fluid', 'tools'].map((line) => ({
          unit: id,
          line,
          cents: id === 'u1' ? 60_000_000 : 1_000_000,
          relative_sd: 0.3,
          source: 'modelled',
        })),
      ),
    ),
    rule: columnsOf([
      {
        rule: 'key',
        layer: 'field',
        priority: 1,
        type: 'account',
        where: '{"account":"a0"}',
        territory: 't2',
      },
      {
        rule: 'ground',
        layer: 'field',
        priority: 9,
        type: 'geographical',
        where: '{"assignment":true}',
        territory: '',
      },
    ]),
    assignment: columnsOf([
      { layer: 'field', unit: 'u1', territory: 't1' },
      { layer: 'field', unit: 'u2', territory: 't2' },
    ]),
    sale: columnsOf(sales),
    orders: columnsOf([{ account: 'a6', month: monthAt(3), orders: 2 }]),
    call_need: columnsOf([
      { tier: 'A', channel: 'field', contacts: 12, minutes: 130 },
      { tier: 'A', channel: 'phone', contacts: 4, minutes: 10 },
      { tier: 'B', channel: 'field', contacts: 6, minutes: 80 },
      { tier: 'C', channel: 'field', contacts: 1, minutes: 50 },
      { tier: 'D', channel: 'phone', contacts: 4, minutes: 10 },
    ]),
    visit: columnsOf(visits),
    quota: columnsOf(
      months.flatMap((month) => [
        { owner: 't1', owner_kind: 'territory', month, cents: 100_000 },
        { owner: 'r2', owner_kind: 'rep', month, cents: 50_000 },
      ]),
    ),
  };
}

/** The rows of contract columns. */
export const rowsOf = (
  columns: Readonly<Record<string, ArrayLike<unknown>>> | undefined,
): Record<string, unknown>[] =>
  Array.from(Object.values(columns ?? {})[0] ?? [], (_, i) =>
    Object.fromEntries(Object.entries(columns ?? {}).map(([name, column]) => [name, column[i]])),
  );

/** Nothing was noticed while loading. */
export const NOTHING = { defects: [], assumptions: [] } as const;
