import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDITIVE_OVER, addFacts, FACT_NAMES, FACTS, type FactRow } from '#domain/facts.ts';
import type { Manifest } from '#domain/extract.ts';
import { revive, type ReportJson } from '#domain/report.ts';
import { openNative } from '#engine/native.ts';
import { sql } from '#engine/sql.ts';
import { buildExtract, type BuildReport } from '#pipeline/node/build.ts';

const home = mkdtempSync(join(tmpdir(), 'bailiwick-demo-'));
const at = (...parts: string[]) => join(home, ...parts);
const now = () => new Date('2026-10-05T12:00:00Z');
afterAll(() => rmSync(home, { recursive: true }));

function build(
  out: string,
  scale: number,
  seed: number,
  cache: string | null = null,
): Promise<BuildReport> {
  return buildExtract({ data: null, out: at(out), scale, seed, cache, now });
}
const read = <T>(out: string, name: string) => JSON.parse(readFileSync(at(out, name), 'utf8')) as T;

describe('the demo company, built once', () => {
  let built: BuildReport;
  let report: ReportJson;
  beforeAll(async () => {
    built = await build('demo', 1, 1);
    report = read<ReportJson>('demo', 'report.json');
  }, 180_000);

  it('writes what the manifest names, and the images', () => {
    const manifest = read<Manifest>('demo', 'manifest.json');
    const { extract, columns, directory, geometry } = manifest;
    expect(readdirSync(at('demo')).sort()).toEqual(
      [
        extract,
        columns,
        directory,
        geometry,
        'manifest.json',
        'map-dark.webp',
        'map-light.webp',
        'report.json',
      ].sort(),
    );
    expect(Object.keys(manifest.bytes)).toEqual([extract, columns, directory, geometry]);
    expect(manifest.fingerprint).toBe(report.directory.fingerprint);
  });

  it('has a page for every node under the company, and its box on the map', () => {
    const nodes = report.directory.nodes
      .filter(({ parent }) => parent !== null)
      .map(({ node }) => node);
    expect(Object.keys(report.pages).sort()).toEqual(['company', ...nodes].sort());
    for (const { node } of report.directory.territories) {
      const [x0, y0, x1, y1] = report.mapBoxes[node] ?? [0, 0, 0, 0];
      expect(x1 - x0, node).toBeGreaterThan(0);
      expect(y1 - y0, node).toBeGreaterThan(0);
    }
  });

  it('sums: the regions make the company, the territories make their parents', () => {
    const additive = FACT_NAMES.filter((name) => ADDITIVE_OVER[FACTS[name]].includes('territory'));
    const total = (node: string): FactRow =>
      revive(report.pages[node] as ReportJson['pages'][string]).total.now;
    const field = new Set(
      report.directory.territories.filter(({ layer }) => layer === 'field').map(({ node }) => node),
    );
    const leaves = new Set(report.directory.territories.map(({ node }) => node));
    for (const { node } of report.directory.nodes) {
      const children = report.directory.nodes.filter(
        ({ parent, node: child }) => parent === node && (field.has(child) || !leaves.has(child)),
      );
      if (children.length === 0) continue;
      const sum = addFacts(children.map((child) => total(child.node)));
      for (const name of additive) expect(sum[name], `${node} ${name}`).toBe(total(node)[name]);
    }
  });

  it('tells the totals of the tables', async () => {
    const engine = await openNative(at('demo', report.manifest.extract));
    const [row] = await engine.rows(sql`
      select sum(cents) / 100 as revenue, (select sum(orders) from orders) as orders from sale`);
    await engine.close();
    expect(row).toEqual({ revenue: built.totals.revenue, orders: built.totals.orders });
    expect(built.totals).toMatchObject({
      reps: report.directory.reps.length,
      accounts: report.directory.counts.accounts,
    });
  });

  it('finds what is planted: accounts of two owners, a list nobody worked, a quota with a nought too many', () => {
    const codes = new Map(built.defects.map((defect) => [defect.code, defect]));
    expect(codes.get('two-owners')?.count).toBe(24);
    expect(codes.get('stale-leads')?.count).toBeGreaterThan(100);
    expect(built.defects.filter(({ code }) => code === 'quota-outlier')).toHaveLength(1);
  });

  it('has every view on and a class for most of the ground', () => {
    expect(report.directory.views.filter(({ on }) => !on)).toEqual([]);
    expect(report.unitClasses).toHaveLength(report.directory.counts.units ?? 0);
    expect(report.unitClasses).toMatch(/^[0-6.]+$/);
    expect(new Set(report.unitClasses).size).toBeGreaterThan(4);
  });
});

describe('a small demo', () => {
  it(
    'says the same from the same seed, and something else from another',
    { timeout: 180_000 },
    async () => {
      await build('one', 0.05, 1, at('cache'));
      await build('two', 0.05, 1, at('cache'));
      // The database's own padding differs from write to write; what it says does not.
      const said = (out: string) => {
        const { fingerprint, columns, geometry } = read<Manifest>(out, 'manifest.json');
        return {
          fingerprint,
          columns,
          geometry,
          ...read<ReportJson>(out, 'report.json'),
          manifest: null,
        };
      };
      expect(said('two')).toEqual(said('one'));
      for (const name of ['map-light.webp', 'map-dark.webp'])
        expect(readFileSync(at('two', name)).equals(readFileSync(at('one', name))), name).toBe(
          true,
        );
      await build('other', 0.05, 2);
      expect(said('other').fingerprint).not.toBe(said('one').fingerprint);
      const pages = Object.keys(read<ReportJson>('one', 'report.json').pages);
      expect(readdirSync(at('one', 'preview')).sort()).toEqual(
        pages.map((page) => `${page}.png`).sort(),
      );
      expect(existsSync(at('other', 'preview'))).toBe(false);
    },
  );
});
