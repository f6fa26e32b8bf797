import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readColumns } from '#cubes/read.ts';
import { CONTRACT_VERSION, ExtractError } from '#domain/extract.ts';
import type { ReportJson } from '#domain/report.ts';
import type { Geometry } from '#geo/geometry.ts';
import { drawMaps } from './draw.ts';
import { checkOut } from './out-folder.ts';
import { writePreviews } from './previews.ts';
import { replaceFolder } from './swap.ts';

/**
 * An extract that was made in a browser → the folder the site is built from: its files as they are,
 * and the images of the first paint. Answers the bytes by file. Throws ExtractError where a file is
 * missing or its bytes are not what its name says, FolderError where `out` holds something else.
 */
export async function hostExtract(
  from: string,
  out: string,
  cache = '.cache/previews',
): Promise<Readonly<Record<string, number>>> {
  await checkOut(out, from);
  const report = JSON.parse(String(await read(from, 'report.json'))) as ReportJson;
  const { manifest } = report;
  if (manifest.contract !== CONTRACT_VERSION)
    throw new ExtractError('the extract was made by another version; make it again', {
      contract: manifest.contract,
    });
  const files = await Promise.all(
    Object.keys(manifest.bytes).map(async (name) => [name, await verified(from, name)] as const),
  );
  const bytesOf = new Map(files);
  const columns = readColumns(new Uint8Array(bytesOf.get(manifest.columns) ?? []).buffer);
  const geometry = JSON.parse(String(bytesOf.get(manifest.geometry))) as Geometry;
  await replaceFolder(out, async (folder) => {
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
    await writeFile(join(folder, 'report.json'), JSON.stringify(report));
    const image = await drawMaps(folder, report.unitClasses, columns, geometry);
    await writePreviews(folder, cache, report, image);
  });
  return manifest.bytes;
}

async function read(from: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(from, name));
  } catch (cause) {
    throw new ExtractError(`${join(from, name)} cannot be read`, {}, { cause });
  }
}

async function verified(from: string, name: string): Promise<Buffer> {
  const bytes = await read(from, name);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  if (/^[a-z]+-([0-9a-f]{12})\.[a-z]+$/.exec(name)?.[1] !== hash)
    throw new ExtractError(`${name} is damaged: its bytes are not what its name says`);
  return bytes;
}
