import { createHash } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeColumns } from '#cubes/read.ts';
import { CONTRACT_VERSION, type Manifest } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import type { Geometry } from '#geo/geometry.ts';
import { writeExtract } from '../extract.ts';
import type { Prepared } from '../prepare.ts';

const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/** Writes bytes under their hash; answers the file's name. */
async function writeHashed(
  folder: string,
  kind: string,
  ending: string,
  bytes: Uint8Array,
): Promise<string> {
  const name = `${kind}-${hashOf(bytes)}.${ending}`;
  await writeFile(join(folder, name), bytes);
  return name;
}

/** A database is written first and named by its bytes then. */
async function writeDatabase(engine: Engine, folder: string): Promise<string> {
  const path = join(folder, 'extract.duckdb');
  await writeExtract(engine, path);
  const name = `extract-${hashOf(await readFile(path))}.duckdb`;
  await rename(path, join(folder, name));
  return name;
}

/** Writes extract, columns, directory and geometry, each named by its content, and the manifest. */
export async function writeFiles(
  engine: Engine,
  folder: string,
  { directory, columns }: Prepared,
  geometry: Geometry,
  builtAt: Date,
): Promise<Manifest> {
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const files = {
    extract: await writeDatabase(engine, folder),
    columns: await writeHashed(folder, 'columns', 'bin', new Uint8Array(writeColumns(columns))),
    directory: await writeHashed(folder, 'directory', 'json', json(directory)),
    geometry: await writeHashed(folder, 'geo', 'json', json(geometry)),
  };
  const bytes: Record<string, number> = {};
  for (const name of Object.values(files)) bytes[name] = (await stat(join(folder, name))).size;
  const manifest: Manifest = {
    contract: CONTRACT_VERSION,
    fingerprint: directory.fingerprint,
    builtAt: builtAt.toISOString(),
    ...files,
    bytes,
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}
