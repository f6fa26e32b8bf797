import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#domain/extract.ts';
import type { Engine } from '#engine/engine.ts';
import type { Geometry } from '#geo/geometry.ts';
import { writeExtract } from '../extract.ts';
import { manifestOf, pack, packBeside, type Packed } from '../pack.ts';
import type { Prepared } from '../prepare.ts';

/** A database is written first and named by its bytes then. */
async function writeDatabase(engine: Engine, folder: string): Promise<Packed> {
  const path = join(folder, 'extract.duckdb');
  await writeExtract(engine, path);
  const packed = await pack('extract', new Uint8Array(await readFile(path)));
  await rename(path, join(folder, packed.name));
  return packed;
}

/** Writes extract, columns, directory and geometry, each named by its content, and the manifest. */
export async function writeFiles(
  engine: Engine,
  folder: string,
  prepared: Prepared,
  geometry: Geometry,
  builtAt: Date,
): Promise<Manifest> {
  const beside = await packBeside(prepared, geometry);
  const database = await writeDatabase(engine, folder);
  for (const { name, bytes } of beside) await writeFile(join(folder, name), bytes);
  const manifest = manifestOf([database, ...beside], prepared, builtAt);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return manifest;
}
