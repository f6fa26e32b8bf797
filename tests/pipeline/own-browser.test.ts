import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#domain/extract.ts';
import type { ReportJson } from '#domain/report.ts';
import { openNative } from '#engine/native.ts';
import { openWritableWasm } from '#engine/node.ts';
import { sql } from '#engine/sql.ts';
import { fingerprint } from '#pipeline/fingerprint.ts';
import { buildExtract } from '#pipeline/node/build.ts';
import { loadGround } from '#pipeline/node/ground.ts';
import { buildOwn, type OwnBuild } from '#pipeline/own-build.ts';
import { stopwatch } from '#pipeline/stopwatch.ts';

const FOLDER = 'tests/fixtures/own-minimal';
const NOW = new Date('2026-01-02T03:04:05Z');
const quiet = () => undefined;

async function filesOf(folder: string) {
  const names = (await readdir(folder)).filter((name) => name !== 'README.md');
  return Promise.all(
    names.map(async (name) => ({
      name,
      bytes: new Uint8Array(await readFile(join(folder, name))),
    })),
  );
}

describe('an extract made in the browser', () => {
  let out = '';
  let browser: OwnBuild;
  let manifest: Manifest;
  const read = (name: string) => readFile(join(out, name));

  beforeAll(async () => {
    out = join(await mkdtemp(join(tmpdir(), 'own-')), 'extract');
    await buildExtract({ data: FOLDER, out, cache: null, scale: 1, seed: 1, now: () => NOW });
    manifest = JSON.parse(String(await read('manifest.json'))) as Manifest;
    const engine = await openWritableWasm();
    const input = { files: await filesOf(FOLDER), mapping: null, now: NOW };
    const ground = () => Promise.resolve(loadGround());
    browser = await buildOwn(engine, ground, input, stopwatch(quiet, quiet));
    await engine.close();
  });
  afterAll(() => rm(join(out, '..'), { recursive: true, force: true }));

  it('has the fingerprint, and the very columns, names and shapes, of the command line’s', () => {
    const { extract: _, bytes: __, ...same } = manifest;
    expect(browser.manifest).toMatchObject(same);
  });

  it('tells the same facts to the last digit', async () => {
    const theirs = JSON.parse(String(await read('report.json'))) as ReportJson;
    const ours = JSON.parse(new TextDecoder().decode(browser.files['report.json'])) as ReportJson;
    expect({ ...ours, manifest: null }).toEqual({ ...theirs, manifest: null });
  });

  it('is a database that native DuckDB opens, saying the same', async () => {
    const path = join(out, 'browser.duckdb');
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path, browser.files[browser.manifest.extract] ?? new Uint8Array());
    const engine = await openNative(path);
    try {
      expect(await fingerprint(engine)).toBe(manifest.fingerprint);
      const [row] = await engine.rows<{ sales: number }>(sql`select count(*) as sales from sale`);
      expect(row?.sales).toBeGreaterThan(0);
    } finally {
      await engine.close();
    }
  });
});
