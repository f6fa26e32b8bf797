import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Runs `fill` on a new folder beside `folder` and puts it in its place when all went well; else the
 * old one stays as it was and nothing is left behind.
 */
export async function replaceFolder<T>(
  folder: string,
  fill: (folder: string) => Promise<T>,
): Promise<T> {
  const beside = (mark: string) =>
    join(dirname(folder), `.${basename(folder)}.${mark}-${process.pid}`);
  const [fresh, old] = [beside('new'), beside('old')];
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    const result = await fill(fresh);
    const had = existsSync(folder);
    if (had) await rename(folder, old);
    await rename(fresh, folder);
    if (had) await rm(old, { recursive: true });
    return result;
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder) && existsSync(old)) await rename(old, folder);
    throw error;
  }
}
