import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportJson } from '#domain/report.ts';
import { openWritableWasm } from '#engine/node.ts';
import { sql } from '#engine/sql.ts';
import type { WritableEngine } from '#engine/writable.ts';
import type { Geometry } from '#geo/geometry.ts';
import type { Ground } from '#pipeline/ground/ground.ts';
import { loadGround } from '#pipeline/node/ground.ts';
import { buildOwn, type OwnBuild } from '#pipeline/own-build.ts';
import { stopwatch } from '#pipeline/stopwatch.ts';
import { madeUpCountry } from '../support/made-up-country.ts';

const NOW = new Date('2026-01-02T03:04:05Z');
const quiet = () => undefined;
let ground: Ground;
beforeAll(() => {
  ground = loadGround();
});

type Texts = Readonly<Record<string, string>>;
interface Made {
  readonly engine: WritableEngine;
  readonly built: OwnBuild;
  readonly report: ReportJson;
  readonly geometry: Geometry;
}

async function make(texts: Texts): Promise<Made> {
  const files = Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const engine = await openWritableWasm();
  const input = { files, mapping: null, now: NOW };
  const built = await buildOwn(
    engine,
    () => Promise.resolve(ground),
    input,
    stopwatch(quiet, quiet),
  );
  const json = (name: string): unknown =>
    JSON.parse(new TextDecoder().decode(built.files[name] ?? new Uint8Array()));
  const geometry = json(built.manifest.geometry) as Geometry;
  return { engine, built, geometry, report: json('report.json') as ReportJson };
}

const country = madeUpCountry();
const FILES = {
  'accounts.csv': country.accounts,
  'sales.csv': country.sales,
  'bezirke.geojson': country.shapes,
};

describe('a country of twelve own areas, far from the US', () => {
  let made: Made;
  beforeAll(async () => {
    made = await make(FILES);
    return () => made.engine.close();
  });

  it('makes them units by the property that the tables name, with people and names', async () => {
    const units = await made.engine.rows<{ unit: string; name: string; kind: string }>(
      sql`select unit, name, kind, population from unit order by unit`,
    );
    expect(units).toHaveLength(12);
    expect(units[0]).toMatchObject({
      unit: 'B-1',
      name: 'Bezirk A',
      kind: 'area',
      population: 1000,
    });
    expect(made.built.report.defects.find(({ code }) => code === 'own-areas')?.message).toContain(
      '“code” is unique',
    );
  });

  it('places every account, by id or by coordinates, and loses no cent', async () => {
    const placed = await made.engine.rows<{ account: string; unit: string }>(
      sql`select account, unit from account`,
    );
    expect(new Map(placed.map(({ account, unit }) => [account, unit]))).toEqual(country.homes);
    const { total } = made.report.pages['company'] ?? {};
    const whole = Object.values(made.report.pages)[0] ?? null;
    expect(total ?? whole?.total).toBeDefined();
    const [sum] = await made.engine.rows<{ cents: number }>(
      sql`select cast(sum(cents) as double) as cents from sale`,
    );
    expect(sum?.cents).toBe(country.revenueCents);
  });

  it('finds neighbours across loose borders, and the island’s nearest', async () => {
    const pairs = await made.engine.rows<{ a: string; b: string; by: string; km: number }>(
      sql`select a, b, "by", shared_km as km from unit_neighbour where a = 'B-6' or b = 'B-6' order by a, b`,
    );
    const around = pairs
      .filter(({ by }) => by === 'border')
      .map(({ a, b }) => (a === 'B-6' ? b : a));
    expect(around.sort()).toEqual(['B-10', 'B-2', 'B-5', 'B-7']);
    // A degree of a meridian is 111 km.
    expect(pairs.find(({ a, b }) => [a, b].includes('B-5'))?.km).toBeCloseTo(111.2, 0);
    const island = await made.engine.rows<{ by: string }>(
      sql`select "by" from unit_neighbour where a = 'B-12' or b = 'B-12'`,
    );
    expect(island).toEqual([{ by: 'nearest' }]);
  });

  it('has a plane of its own that fills the frame, and a label place for each territory', () => {
    const { plane, units } = made.geometry;
    expect(plane).toMatchObject({ kind: 'fitted' });
    expect(Math.max(...units.x) - Math.min(...units.x)).toBeGreaterThan(400);
    expect(units.areaKm2[0]).toBeCloseTo(111.2 * 111.2 * Math.cos((37.5 * Math.PI) / 180), -2);
    const { territories } = made.report.directory;
    expect(territories.length).toBe(3);
    expect(territories.every(({ at }) => at !== null)).toBe(true);
  });

  it('tells a whole report: classes, boxes, advice', () => {
    expect(made.report.unitClasses).toMatch(/^[0-6.]{12}$/);
    expect(made.report.unitClasses).not.toMatch(/^\.+$/);
    expect(Object.keys(made.report.mapBoxes).length).toBeGreaterThanOrEqual(3);
  });
});

describe('the same country', () => {
  it('lies whole across the date line', async () => {
    const across = madeUpCountry(178);
    const { engine, geometry } = await make({
      ...FILES,
      'accounts.csv': across.accounts,
      'bezirke.geojson': across.shapes,
    });
    const [placed] = await engine.rows<{ placed: number }>(
      sql`select count(unit)::int as placed from account`,
    );
    expect(placed?.placed).toBe(across.homes.size);
    expect(geometry.units.areaKm2.every((km2) => km2 > 8000 && km2 < 12_500)).toBe(true);
    await engine.close();
  });

  it('takes another property when bailiwick.json says so, and refuses one that is not there', async () => {
    const stated = (id: string) => ({
      ...FILES,
      'bailiwick.json': JSON.stringify({
        units: { file: 'bezirke.geojson', id },
        accounts: {
          file: 'accounts.csv',
          account: 'customer_id',
          lat: 'latitude',
          lon: 'longitude',
          owner: 'sales_rep',
        },
        sales: { file: 'sales.csv', account: 'customer_id', date: 'order_date', money: 'revenue' },
      }),
    });
    const { engine, geometry } = await make(stated('name'));
    expect(geometry.units.ids).toContain('Bezirk L');
    await engine.close();
    await expect(make(stated('plz'))).rejects.toThrow('no property “plz”');
  });

  it('without shapes is planned on hexagons, each account in its own', async () => {
    const { 'bezirke.geojson': _, ...tables } = FILES;
    const lines = tables['accounts.csv'].split('\n').filter((line) => /\d\.\d/.test(line));
    const accounts = [tables['accounts.csv'].split('\n')[0], ...lines].join('\n');
    const { engine, geometry, report } = await make({ ...tables, 'accounts.csv': accounts });
    const { ids, kinds } = geometry.units;
    expect(new Set(kinds)).toEqual(new Set(['hex']));
    // Thirty places a hundred km apart: finer cells would lie alone.
    expect(ids.length).toBeGreaterThanOrEqual(50);
    expect(ids.length).toBeLessThanOrEqual(3000);
    const [told] = await engine.rows<{ placed: number; pairs: number }>(sql`
      select (select count(unit)::int from account) as placed,
        (select count(*)::int from unit_neighbour where "by" = 'border') as pairs`);
    expect(told?.placed).toBe(lines.length);
    expect(told?.pairs).toBeGreaterThan(ids.length);
    expect(report.unitClasses).toHaveLength(ids.length);
    await engine.close();
  });
});
