import type { ContractTables } from '#domain/extract.ts';
import { columnsOf, monthAt } from './small-company.ts';

/** Words that stand nowhere but in what a level must leave out. */
export const SECRET_WORDS = {
  account: ['acct-zq', 'Zyqvault', 'famzq', 'visit-zq', 'lead-zq', 'deal-zq', 'naicszq', 'tierzq'],
  territory: ['terr-qx', 'Quarnholm', 'rep-qx', 'Vexbright'],
} as const;

const TERRITORIES = ['terr-qx-1', 'terr-qx-2', 'terr-qx-3', 'terr-qx-4'] as const;
const EACH = 6;
const MONTHS = 26;
const LINES = ['fluid', 'tools'] as const;

const accountId = (at: number) => `acct-zq-${String(at).padStart(3, '0')}`;
/** No sum of a few others. */
const centsOf = (at: number, month: number, line: number): number =>
  71_000_000_000 + at * 1_009_173 + month * 20_014_111 + line * 300_711_003 + at * at * 7919;
const potentialOf = (at: number, line: number): number => 930_000_000_001 + at * 77_131_117 + line;
const unitCents = (at: number): number => 8_800_000_000_003 + at * 104_729;

const count = TERRITORIES.length * EACH;
const each = <T>(of: number, make: (at: number) => T): T[] =>
  Array.from({ length: of }, (_, at) => make(at));
const unitOf = (account: number): string => `u${Math.floor(account / 2)}`;
const territoryOf = (account: number): number => Math.floor(account / EACH);

/** Cents that belong to one account, one area, or one territory: none may leave below its level. */
export const SECRET_CENTS = {
  account: [
    ...each(count, (at) => [0, 1].map((line) => potentialOf(at, line))).flat(),
    ...each(count, (at) => potentialOf(at, 0) + potentialOf(at, 1)),
    ...each(count, (at) =>
      each(MONTHS, (month) => [0, 1].map((line) => centsOf(at, month, line))).flat(),
    ).flat(),
    ...each(count, (at) =>
      each(
        12,
        (month) => centsOf(at, MONTHS - 1 - month, 0) + centsOf(at, MONTHS - 1 - month, 1),
      ).reduce((a, b) => a + b, 0),
    ),
    ...each(count / 2, unitCents),
  ],
  territory: each(TERRITORIES.length, (territory) =>
    each(
      EACH,
      (nth) => potentialOf(territory * EACH + nth, 0) + potentialOf(territory * EACH + nth, 1),
    ).reduce((a, b) => a + b, 0),
  ),
} as const;

function people(): ContractTables {
  return {
    node: columnsOf([
      { node: 'company', parent: null, level: 'company', name: 'Open & Co' },
      ...['north', 'south'].map((node) => ({
        node,
        parent: 'company',
        level: 'district',
        name: node,
      })),
      ...TERRITORIES.map((id, at) => ({
        node: id,
        parent: at < 2 ? 'north' : 'south',
        level: 'territory',
        name: `Quarnholm ${at}`,
      })),
    ]),
    layer: columnsOf([{ layer: 'field', name: 'Field', role: 'field' }]),
    territory: columnsOf(
      TERRITORIES.map((id, at) => ({
        territory: id,
        layer: 'field',
        node: id,
        name: `Quarnholm ${at}`,
      })),
    ),
    rep: columnsOf(
      TERRITORIES.map((_, at) => ({
        rep: `rep-qx-${at}`,
        name: `Vexbright ${at}`,
        lon: -100 + at,
        lat: 35,
        capacity_hours: 1500,
      })),
    ),
    staffing: columnsOf(
      TERRITORIES.map((territory, at) => ({
        territory,
        rep: `rep-qx-${at}`,
        role: 'field',
        share: 1,
        from: '2023-01-01',
        to: null,
      })),
    ),
    assignment: columnsOf(
      each(count / 2, (at) => ({
        layer: 'field',
        unit: `u${at}`,
        territory: TERRITORIES[territoryOf(at * 2)] ?? '',
      })),
    ),
    rule: columnsOf([
      {
        rule: 'key',
        layer: 'field',
        priority: 1,
        type: 'account',
        where: `{"account":"${accountId(0)}"}`,
        territory: 'terr-qx-1',
      },
      {
        rule: 'ground',
        layer: 'field',
        priority: 9,
        type: 'geographical',
        where: '{"assignment":true}',
        territory: 'terr-qx-1',
      },
    ]),
    quota: columnsOf(
      TERRITORIES.flatMap((owner) =>
        each(MONTHS, (month) => ({
          owner,
          owner_kind: 'territory',
          month: monthAt(month),
          cents: 400_000_000_007,
        })),
      ),
    ),
  };
}

function activity(): ContractTables {
  return {
    sale: columnsOf(
      each(count, (at) =>
        each(MONTHS, (month) =>
          LINES.map((line, l) => ({
            account: accountId(at),
            seller: `rep-qx-${(at + month) % 4}`,
            line,
            channel: 'direct',
            month: monthAt(month),
            cents: centsOf(at, month, l),
            order_lines: 1,
          })),
        ).flat(),
      ).flat(),
    ),
    orders: columnsOf(
      each(count, (at) =>
        each(MONTHS, (month) => ({
          account: accountId(at),
          seller: 'rep-qx-0',
          month: monthAt(month),
          orders: 1 + ((at + month) % 3),
        })),
      ).flat(),
    ),
    visit: columnsOf(
      each(count * 20, (at) => ({
        visit: `visit-zq-${at}`,
        account: accountId((at * 7) % count),
        rep: 'rep-qx-0',
        date: `${monthAt((at * 5) % MONTHS).slice(0, 8)}12`,
        channel: 'field',
        minutes: 30,
      })),
    ),
    lead: columnsOf([
      { lead: 'lead-zq-1', account: accountId(1), source: 'fair', created: '2024-02-03' },
    ]),
    deal: columnsOf([
      {
        deal: 'deal-zq-1',
        account: accountId(2),
        rep: 'rep-qx-1',
        cents: 555_666_777_001,
        created: '2024-02-03',
      },
    ]),
    call_need: columnsOf([{ tier: 'tierzq', channel: 'field', contacts: 12, minutes: 45 }]),
  };
}

/** A company whose every account, order and territory is unmistakable. */
export function secretCompany(): ContractTables {
  return {
    meta: columnsOf([{ key: 'title', value: 'Open & Co' }]),
    unit: columnsOf(
      each(count / 2, (at) => ({
        unit: `u${at}`,
        kind: 'county',
        name: `County ${at}`,
        state: 'TX',
        lon: -100 + at / 10,
        lat: 35,
        area_km2: 400,
        population: 1000,
      })),
    ),
    unit_potential: columnsOf(
      each(count / 2, (at) => ({
        unit: `u${at}`,
        line: null,
        cents: unitCents(at),
        relative_sd: 0.3,
        source: 'modelled',
      })),
    ),
    account: columnsOf(
      each(count, (at) => ({
        account: accountId(at),
        family: `famzq-${at % 5}`,
        name: `Zyqvault ${at}`,
        unit: unitOf(at),
        naics: 'naicszq',
        tier: 'tierzq',
        state: 'customer',
      })),
    ),
    account_potential: columnsOf(
      each(count, (at) => ({
        account: accountId(at),
        line: null,
        cents: potentialOf(at, 0) + potentialOf(at, 1),
        attainable_cents: 0,
        relative_sd: 0.3,
        source: 'modelled',
      })),
    ),
    ...people(),
    ...activity(),
  };
}
