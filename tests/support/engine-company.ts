import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractTables } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import { openWasm } from '#engine/node.ts';
import { writeExtract } from '#pipeline/extract.ts';
import { writePlan } from '#pipeline/plan.ts';
import { prepare, type Prepared } from '#pipeline/prepare.ts';
import { seeded } from '#pipeline/random.ts';
import { NOTHING, columnsOf, engineWith } from './small-company.ts';

export interface OpenCompany extends Prepared {
  readonly engine: Engine;
  close(): Promise<void>;
}

/** Contract tables → extract by the native engine → the browser's engine in Node, with its plan. */
export async function openCompany(tables: ContractTables): Promise<OpenCompany> {
  const folder = await mkdtemp(join(tmpdir(), 'company-'));
  const native = await engineWith(tables);
  const prepared = await prepare(native, NOTHING);
  const path = join(folder, 'extract.duckdb');
  await writeExtract(native, path);
  await native.close();
  const engine = await openWasm(path);
  await writePlan(engine, prepared.plan);
  const close = async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  };
  return { ...prepared, engine, close };
}

export const TINY_MONTHS = 26;
const LINES = ['fluid', 'power', 'tools'];

/** Month index → '2023-05'. */
export const tinyMonth = (index: number): string =>
  `${2023 + Math.floor((4 + index) / 12)}-${String(((4 + index) % 12) + 1).padStart(2, '0')}`;

/**
 * A seeded company: 12 accounts (one nowhere), 4 units, 2 field territories under a region each, a
 * specialist overlay in two lines, 26 months; contacts begin in month `contactsFrom`.
 */
export function tinyCompany(seed: number, contactsFrom = 3): ContractTables {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const accounts = Array.from({ length: 12 }, (_, i) => `a${String(i).padStart(2, '0')}`);
  const months = Array.from({ length: TINY_MONTHS }, (_, i) => `${tinyMonth(i)}-01`);
  const units = ['u1', 'u2', 'u3', 'u4'];
  const sellers = ['r1', 'r2', 'r3', null];
  return {
    meta: columnsOf([{ key: 'title', value: 'Tiny' }]),
    unit: columnsOf(
      units.map((unit, i) => ({
        unit,
        kind: 'county',
        name: unit,
        state: 'TX',
        county: unit,
        lon: -100 + i * 1.7,
        lat: 33 + below(3),
        area_km2: 400 + below(900),
        population: 500,
      })),
    ),
    node: columnsOf([
      { node: 'company', parent: null, level: 'company', name: 'Tiny' },
      { node: 'east', parent: 'company', level: 'region', name: 'East' },
      { node: 'west', parent: 'company', level: 'region', name: 'West' },
      { node: 'n1', parent: 'west', level: 'territory', name: 'One' },
      { node: 'n2', parent: 'east', level: 'territory', name: 'Two' },
      { node: 'n3', parent: 'east', level: 'territory', name: 'Overlay' },
    ]),
    layer: columnsOf([
      { layer: 'field', name: 'Field', role: 'field', lines: null },
      { layer: 'special', name: 'Special', role: 'specialist', lines: 'fluid;power' },
    ]),
    territory: columnsOf([
      { territory: 't1', layer: 'field', node: 'n1', name: 'One' },
      { territory: 't2', layer: 'field', node: 'n2', name: 'Two' },
      { territory: 't3', layer: 'special', node: 'n3', name: 'Overlay' },
    ]),
    rep: columnsOf([
      { rep: 'r1', name: 'Ann', lon: -100, lat: 33, capacity_hours: 1500 },
      { rep: 'r2', name: 'Bob', lon: -96, lat: 34, capacity_hours: 1400 },
      { rep: 'r3', name: 'Cyd', lon: -97, lat: 33, capacity_hours: 1300, start: '2023-11-01' },
    ]),
    // r1 and r3 change places for the last months: what they sold stays where they were.
    staffing: columnsOf(
      [
        { territory: 't1', rep: 'r1', from: '2023-05-01', to: '2024-10-11' },
        { territory: 't2', rep: 'r2', from: '2023-05-01', to: null },
        { territory: 't3', rep: 'r3', from: '2023-05-01', to: '2024-09-30' },
        { territory: 't1', rep: 'r3', from: '2024-11-01', to: null },
        { territory: 't3', rep: 'r1', from: '2024-11-01', to: null },
      ].map((seat) => ({ ...seat, role: 'field', share: 1 })),
    ),
    account: columnsOf(
      accounts.map((account, i) => ({
        account,
        name: `Account ${account}`,
        unit: i === 11 ? null : (units[below(4)] ?? null),
        tier: 'ABCD'[below(4)] ?? 'D',
        naics: ['311', '423', null][below(3)] ?? null,
        state: 'customer',
        contacts_required: below(5) === 0 ? below(4) : null,
      })),
    ),
    account_potential: columnsOf(
      accounts.flatMap((account) =>
        LINES.flatMap((line) =>
          below(4) === 0
            ? []
            : [
                {
                  account,
                  line,
                  cents: below(9_000_000),
                  attainable_cents: below(5_000_000),
                  relative_sd: 0.3,
                  source: 'given',
                },
              ],
        ),
      ),
    ),
    unit_potential: columnsOf(
      units.flatMap((unit) =>
        LINES.map((line) => ({
          unit,
          line,
          cents: below(30_000_000),
          relative_sd: 0.3,
          source: 'given',
        })),
      ),
    ),
    rule: columnsOf([
      {
        rule: 'key',
        layer: 'field',
        priority: 1,
        type: 'account',
        where: '{"account":"a03"}',
        territory: 't2',
      },
      {
        rule: 'food',
        layer: 'field',
        priority: 2,
        type: 'industry',
        where: '{"naics":"311"}',
        territory: 't1',
      },
      {
        rule: 'ground',
        layer: 'field',
        priority: 9,
        type: 'geographical',
        where: '{"assignment":true}',
        territory: '',
      },
      {
        rule: 'over',
        layer: 'special',
        priority: 1,
        type: 'customer',
        where: '{"tier":"A"}',
        territory: 't3',
      },
    ]),
    // u4 is nobody's.
    assignment: columnsOf(
      ['t1', 't1', 't2'].map((territory, i) => ({
        layer: 'field',
        unit: units[i] ?? '',
        territory,
      })),
    ),
    sale: columnsOf(
      accounts.slice(0, 10).flatMap((account) =>
        months.flatMap((month) =>
          LINES.flatMap((line) =>
            below(4) > 0
              ? []
              : [
                  {
                    account,
                    seller: sellers[below(4)] ?? null,
                    line,
                    channel: 'direct',
                    month,
                    cents: below(900_000) - 20_000,
                    order_lines: 1,
                  },
                ],
          ),
        ),
      ),
    ),
    orders: columnsOf(
      accounts
        .slice(0, 11)
        .flatMap((account) =>
          months.flatMap((month) =>
            below(9) > 0 ? [] : [{ account, seller: 'r1', month, orders: 1 + below(3) }],
          ),
        ),
    ),
    call_need: columnsOf([
      { tier: 'A', channel: 'field', contacts: 12, minutes: 130 },
      { tier: 'A', channel: 'phone', contacts: 4, minutes: 10 },
      { tier: 'B', channel: 'field', contacts: 6, minutes: 80 },
      { tier: 'C', channel: 'field', contacts: 1, minutes: 50 },
      { tier: 'D', channel: 'phone', contacts: 4, minutes: 10 },
    ]),
    visit: columnsOf(
      Array.from({ length: contactsFrom < TINY_MONTHS ? 160 : 0 }, (_, i) => ({
        visit: `v${i}`,
        account: accounts[below(10)] ?? '',
        rep: 'r1',
        channel: below(3) === 0 ? 'phone' : 'field',
        minutes: 30,
        date: `${tinyMonth(i === 0 ? contactsFrom : contactsFrom + below(TINY_MONTHS - contactsFrom))}-${10 + below(18)}`,
      })),
    ),
    quota: columnsOf(
      months.map((month) => ({ owner: 't1', owner_kind: 'territory', month, cents: 100_000 })),
    ),
  };
}
