import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TABLES } from '#domain/extract.ts';
import { openNative } from '#engine/native.ts';
import { ident, sql } from '#engine/sql.ts';
import { writeExtract } from '#pipeline/extract.ts';
import { prepare } from '#pipeline/prepare.ts';
import { engineWith, NOTHING, plannedCompany } from '../support/small-company.ts';

const folder = mkdtempSync(join(tmpdir(), 'bailiwick-extract-'));
const path = (name: string) => join(folder, name);

async function write(name: string, seed: number): Promise<void> {
  const engine = await engineWith(plannedCompany(seed));
  await prepare(engine, NOTHING);
  await writeExtract(engine, path(name));
  await engine.close();
}

beforeAll(async () => {
  await write('one.duckdb', 1);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the extract file', () => {
  it('has the storage version that the browser’s engine reads', () => {
    const bytes = readFileSync(path('one.duckdb'));
    expect(bytes.subarray(8, 12).toString()).toBe('DUCK');
    expect(bytes.readUInt32LE(12)).toBe(64);
  });

  it('holds every table of the contract with its columns', async () => {
    const engine = await openNative(path('one.duckdb'));
    for (const [name, columns] of Object.entries(TABLES)) {
      const found = await engine.columns(sql`select * from ${ident(name)} limit 0`);
      expect(Object.keys(found), name).toEqual(Object.keys(columns));
    }
    expect(await engine.rows(sql`select count(*) as n from stock`)).toEqual([{ n: 72 }]);
    await engine.close();
  });

  it('refuses money beyond 2^53 cents', async () => {
    const tables = plannedCompany();
    const quota = {
      owner: ['t1'],
      owner_kind: ['territory'],
      month: ['2024-01-01'],
      cents: [2 ** 53 + 2],
    };
    const engine = await engineWith({ ...tables, quota });
    await expect(writeExtract(engine, path('big.duckdb'))).rejects.toThrow('quota.cents');
    await engine.close();
  });
});
