import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportJson } from '#domain/report.ts';
import { buildExtract, type BuildReport } from '#pipeline/node/build.ts';
import { GROUND_CREDITS } from '#pipeline/ground/credits.ts';

const SHARED = join('..', 'shared', 'data');
const SALES = join(SHARED, 'us-regional-sales');
const POTENTIAL = join(SHARED, 'us-county-potential', 'us_county_potential.csv');
const there = existsSync(SALES) && existsSync(POTENTIAL);
if (!there) console.log('../shared/data is not there: the report on real sales is not tested');

describe.skipIf(!there)('real sales without territories (us-regional-sales)', () => {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-regional-'));
  let built: BuildReport;
  let report: ReportJson;
  beforeAll(async () => {
    for (const name of readdirSync(SALES).filter((file) => file.endsWith('.csv')))
      copyFileSync(join(SALES, name), join(home, name));
    copyFileSync(POTENTIAL, join(home, 'us_county_potential.csv'));
    copyFileSync(
      join('tests', 'fixtures', 'own-regional', 'bailiwick.json'),
      join(home, 'bailiwick.json'),
    );
    built = await buildExtract({
      data: home,
      out: join(home, 'out'),
      scale: 1,
      seed: 1,
      cache: null,
    });
    report = JSON.parse(readFileSync(join(home, 'out', 'report.json'), 'utf8')) as ReportJson;
  }, 180_000);
  afterAll(() => rmSync(home, { recursive: true }));

  it('keeps every cent, order, rep and place', () => {
    expect(built.totals).toEqual({
      revenue: 73_143_386.32,
      orders: 7991,
      accounts: 367,
      reps: 28,
      places: 367,
    });
    expect(report.directory.attribution).toEqual(GROUND_CREDITS.map((it) => it.attribution));
    expect(report.directory.counts).toMatchObject({ accounts: 367, placed: 367, territories: 28 });
  });

  it('says that the reps share their ground and claims no ranking and no moves', () => {
    expect(report.directory.planDerived?.statesPerRep).toEqual([35, 43]);
    expect(report.directory.planDerived?.overlapShare).toBeGreaterThan(0.6);
    const view = (name: string) => report.directory.views.find((one) => one.view === name);
    expect(view('ranking')).toMatchObject({
      on: false,
      reason: expect.stringContaining('each rep sells in 35 to 43 states'),
    });
    expect(view('moves')?.on).toBe(false);
    expect(view('coverage')?.on).toBe(false);
    expect(report.advice.verdict).toBe('off');
  });

  it('marks its potential modelled, with an interval, and names each assumption', () => {
    expect(report.directory.potential?.source).toBe('modelled');
    expect(report.directory.potential?.relativeSd).toBeGreaterThan(0.02);
    expect(report.directory.assumptions.map(({ missing }) => missing)).toEqual(
      expect.arrayContaining(['potential', 'tier', 'call needs', 'territories']),
    );
  });

  it('opens the map on penetration, all territories under their regions', () => {
    expect(report.unitClasses).toMatch(/[1-6]/);
    const regions = report.directory.nodes.filter(({ level }) => level === 'region');
    expect(regions).toHaveLength(4);
    expect(Object.keys(report.pages)).toHaveLength(1 + 4 + 28);
  });
});
