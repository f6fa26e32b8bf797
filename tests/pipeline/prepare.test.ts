import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { prepare, type Prepared } from '#pipeline/prepare.ts';
import { engineWith, NOTHING, plannedCompany, rowsOf } from '../support/small-company.ts';

const tables = plannedCompany();
let engine: Engine;
let made: Prepared;

beforeAll(async () => {
  engine = await engineWith(tables);
  made = await prepare(engine, NOTHING);
});
afterAll(() => engine.close());

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('columns', () => {
  it('hold every cent of every sale, by account', () => {
    const { columns } = made;
    const sales = rowsOf(tables.sale);
    expect(sum(columns.saleCents)).toBe(sum(sales.map((row) => Number(row.cents))));
    for (let account = 0; account < columns.accounts; account += 1) {
      const own = columns.saleCents.subarray(
        columns.saleStart[account],
        columns.saleStart[account + 1],
      );
      expect(sum(own)).toBe(
        sum(sales.filter((row) => row.account === `a${account}`).map((row) => Number(row.cents))),
      );
    }
  });

  it('hold needs and contacts by channel', () => {
    const { columns, directory } = made;
    expect(directory.channels).toEqual(['field', 'phone']);
    expect([...columns.need]).toEqual([12, 6, 3, 0, 12, 6, 1, 0, 4, 0, 0, 4, 4, 0, 0, 4]);
    expect(sum(columns.contactCount)).toBe(120);
  });

  it('own accounts by the lowest rule, the ground by assignment', () => {
    const { columns } = made;
    expect([...columns.owner]).toEqual([1, 0, 0, 0, 1, 1, 1, -1]);
    expect([...columns.ownerType]).toEqual([0, 4, 4, 4, 4, 4, 4, -1]);
    expect([...columns.unitOwner]).toEqual([0, 1]);
  });

  it('keep the remainder by line, never below zero', () => {
    const { columns } = made;
    const known = (line: string) =>
      sum(
        rowsOf(tables.account_potential)
          .filter((row) => row.line === line && String(row.account) < 'a4')
          .map((row) => Number(row.cents)),
      );
    // u2 is given less than its accounts hold.
    expect([...columns.remainderCents]).toEqual([
      60_000_000 - known('fluid'),
      0,
      60_000_000 - known('tools'),
      0,
    ]);
  });

  it('give a vacancy the mean capacity and its last home; quotas follow the rep who was there', () => {
    const { columns, directory } = made;
    expect([...columns.capacityHours]).toEqual([1600, 1600]);
    expect(directory.territories[1]).toMatchObject({
      reps: [],
      vacantSince: '2024-11-01',
      capacityHours: null,
      home: [-98, 35],
    });
    expect(columns.quotaCents[17]).toBe(100_000);
    expect(columns.quotaCents[20 + 17]).toBe(50_000);
    expect(columns.quotaCents[20 + 18]).toBeNaN();
  });

  it('carry attainable revenue by line that sums to the account’s', async () => {
    const [row] = await engine.rows<{ cents: number }>(
      sql`select sum(attainable_cents) as cents from account_potential`,
    );
    expect(row?.cents).toBeGreaterThan(0);
    expect(sum(made.columns.attainableCents)).toBe(row?.cents);
  });
});

describe('directory', () => {
  it('names what there is', () => {
    const { directory } = made;
    expect(directory.title).toBe('Planned & Co');
    expect(directory.lines.map(({ id }) => id)).toEqual(['fluid', 'tools']);
    expect(directory.industries).toEqual([
      { id: '311', name: 'Manufacturing 311' },
      { id: '423', name: 'Wholesale 423' },
    ]);
    expect(directory.types).toEqual(['account', 'geographical']);
    expect(directory.months).toBe(20);
    expect(directory.sellingDays).toHaveLength(20);
    expect(directory.assumptions).toEqual([]);
    expect(directory.counts).toMatchObject({ accounts: 8, placed: 7, territories: 2, visits: 120 });
    expect(directory.defects.map(({ code }) => code)).toContain('place-not-found');
  });
});

describe('plan', () => {
  it('holds each owned account once, with the rule that gave it', async () => {
    const rows = await engine.rows(
      sql`select account, territory, rep, rule from plan order by account limit 2`,
    );
    expect(rows).toEqual([
      { account: 'a0', territory: 't2', rep: null, rule: 'key' },
      { account: 'a1', territory: 't1', rep: 'r1', rule: 'ground' },
    ]);
    expect(await engine.rows(sql`select count(*) as n from plan`)).toEqual([{ n: 7 }]);
  });
});

describe('fingerprint', () => {
  it('is the same for the same tables and another for others', async () => {
    const print = async (seed: number) => {
      const other = await engineWith(plannedCompany(seed));
      const { directory } = await prepare(other, NOTHING);
      await other.close();
      return directory.fingerprint;
    };
    expect(made.directory.fingerprint).toMatch(/^[0-9a-f]{12}$/);
    expect(await print(1)).toBe(made.directory.fingerprint);
    expect(await print(2)).not.toBe(made.directory.fingerprint);
  });
});
