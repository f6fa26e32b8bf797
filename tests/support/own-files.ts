import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FolderFile } from '#intake/source.ts';

/** Foreign data for tests; may be absent. */
export const SHARED = join('..', 'shared', 'data');

/** Says once what is not tested where the shared data is absent. */
export function isShared(...names: readonly string[]): boolean {
  const missing = names.filter((name) => !existsSync(join(SHARED, name)));
  if (missing.length > 0)
    console.log(`${missing.join(', ')} of ../shared/data is not there: not tested`);
  return missing.length === 0;
}

/** Files, and those of folders, as a user would drop them. */
export const filesAt = (...paths: readonly string[]): FolderFile[] =>
  paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? readdirSync(path).map((name) => fileAt(join(path, name)))
      : [fileAt(path)],
  );

const fileAt = (path: string): FolderFile => ({
  name: basename(path),
  bytes: new Uint8Array(readFileSync(path)),
});
