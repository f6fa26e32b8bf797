import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readColumns } from '#cubes/read.ts';
import { TABLES, type Manifest } from '#domain/extract.ts';
import { openWasm } from '#engine/node.ts';
import { ident, sql } from '#engine/sql.ts';

const SIZE = 8;

/** A whole number as int64 and as float64, each as its two little-endian halves. */
function halvesOf(value: number): (readonly [low: number, high: number])[] {
  const bytes = Buffer.alloc(2 * SIZE);
  bytes.writeBigInt64LE(BigInt(value));
  bytes.writeDoubleLE(value, SIZE);
  return [0, SIZE].map((at) => [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)] as const);
}

/** Numbers that stand in bytes at any offset: as int64, as float64, or as digits. */
function numbersIn(bytes: Buffer, cents: readonly number[]): Set<number> {
  const byLow = new Map<number, (readonly [high: number, value: number])[]>();
  for (const value of cents)
    for (const [low, high] of halvesOf(value))
      byLow.set(low, [...(byLow.get(low) ?? []), [high, value]]);
  const found = new Set<number>();
  for (let at = 0; at + SIZE <= bytes.length; at += 1)
    for (const [high, value] of byLow.get(bytes.readUInt32LE(at)) ?? [])
      if (bytes.readUInt32LE(at + 4) === high) found.add(value);
  const secret = new Set(cents);
  for (const [digits] of bytes.toString('latin1').matchAll(/\d{6,}/g))
    if (secret.has(Number(digits))) found.add(Number(digits));
  return found;
}

interface Secrets {
  readonly words: readonly string[];
  readonly cents: readonly number[];
}

/** What of the secrets stands in a folder: raw in a file, or in what its tables and columns hold. */
export async function leaksIn(folder: string, secrets: Secrets): Promise<string[]> {
  const names = await readdir(folder);
  const found: string[] = [];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    found.push(...rawLeaks(name, bytes, secrets));
  }
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  found.push(
    ...rawLeaks('tables', Buffer.from(await tablesText(join(folder, manifest.extract))), secrets),
  );
  const columns = await readFile(join(folder, manifest.columns));
  return [...found, ...columnLeaks(new Uint8Array(columns).buffer, secrets)];
}

function rawLeaks(name: string, bytes: Buffer, { words, cents }: Secrets): string[] {
  const texts = words.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`);
  const values = [...numbersIn(bytes, cents)];
  return [...texts, ...values.map((value) => `${name}: ${value}`)];
}

/** What an engine reads of the file, its compression undone. */
async function tablesText(path: string): Promise<string> {
  const engine = await openWasm(path);
  try {
    const rows = [];
    for (const name of Object.keys(TABLES))
      rows.push(await engine.rows(sql`select * from ${ident(name)}`));
    return JSON.stringify(rows);
  } finally {
    await engine.close();
  }
}

/** Values of the columns, and steps between them: running sums tell the months between. */
function columnLeaks(buffer: ArrayBuffer, { cents }: Secrets): string[] {
  const secret = new Set(cents);
  return Object.entries(readColumns(buffer)).flatMap(([name, values]) => {
    if (!(values instanceof Float64Array)) return [];
    const leaked = values.filter((value) => secret.has(value));
    return [...new Set(leaked)].map((value) => `columns ${name}: ${value}`);
  });
}
