import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packGround } from '../ground/pack.ts';
import { jsonBytes, nameOf } from '../pack.ts';
import { loadGround } from './ground.ts';

/** The file that names the ground's, since that name changes with its content. */
const INDEX = 'ground.json';
const OLD = /^ground-[0-9a-f]{12}\.json$/;

/**
 * Writes the ground for browsers that build from own data: ground-HASH.json (1.1 MB packed) and
 * ground.json, which names it. Answers the bytes by file.
 * Older grounds in the folder go.
 */
export async function writeGround(folder: string): Promise<Readonly<Record<string, number>>> {
  const bytes = jsonBytes(packGround(loadGround()));
  const file = await nameOf('ground', 'json', bytes);
  const index = jsonBytes({ file, bytes: bytes.length });
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (OLD.test(name)) await rm(join(folder, name));
  await writeFile(join(folder, file), bytes);
  await writeFile(join(folder, INDEX), index);
  return { [file]: bytes.length, [INDEX]: index.length };
}
