import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFiles } from '../open.ts';
import { checkedDatabase } from './database.ts';

const folder = mkdtempSync(join(tmpdir(), 'bailiwick-database-'));
let whole: Uint8Array = new Uint8Array();

async function write(name: string, version: string): Promise<Uint8Array> {
  const path = join(folder, name);
  const connection = await (await DuckDBInstance.create()).connect();
  await connection.run(`ATTACH '${path}' AS d (STORAGE_VERSION '${version}')`);
  await connection.run('CREATE TABLE d.t AS SELECT i, i * 2 AS j FROM range(20000) r(i)');
  await connection.run('DETACH d');
  connection.closeSync();
  return readFileSync(path);
}

const check = (bytes: Uint8Array): unknown => checkedDatabase({ name: 'own.duckdb', bytes });
const changed = (at: number, value: number): Uint8Array => {
  const bytes = Uint8Array.from(whole);
  bytes[at] = value;
  return bytes;
};

describe('a DuckDB file', () => {
  beforeAll(async () => void (whole = await write('old.duckdb', 'v1.0.0')));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('of the storage the site opens is known, and its tables are asked for as files', async () => {
    expect(check(whole)).toMatchObject({ name: 'own.duckdb' });
    const { files } = await openFiles([{ name: 'own.duckdb', bytes: whole }]);
    expect(files[0]?.problem?.message).toContain('are not read');
  });

  it('is refused with what is wrong', () => {
    expect(() => check(whole.subarray(0, 5000))).toThrow('cut');
    expect(() => check(whole.subarray(0, whole.length - 1))).toThrow('cut');
    expect(() => check(changed(8, 0))).toThrow('no DuckDB');
    expect(() => check(changed(12, 68))).toThrow('a newer DuckDB (storage version 68)');
    expect(() => check(changed(12, 63))).toThrow('an older DuckDB');
    expect(() => check(changed(20, 1))).toThrow('encrypted');
  });

  it('with a byte changed in a header or a block is refused', () => {
    for (const at of [100, 4096 + 9, 8192 + 9, 12_288 + 40, whole.length - 200_000])
      expect(() => check(changed(at, (whole[at] ?? 0) ^ 0x55))).toThrow('checksum');
  });

  it('of newer storage says so', async () => {
    const newest = await write('new.duckdb', 'latest');
    const version = new DataView(newest.buffer, newest.byteOffset).getBigUint64(12, true);
    if (version > 67n) expect(() => check(newest)).toThrow('a newer DuckDB');
    else expect(check(newest)).toMatchObject({ name: 'own.duckdb' });
  });
});
