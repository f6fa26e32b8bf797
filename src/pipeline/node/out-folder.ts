import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

/** A folder that an extract cannot be written to. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

/** What an extract consists of; anything else in its folder is somebody's own. */
const OWN_FILE =
  /^(manifest\.json|report\.json|(extract|columns|directory|geo)-[0-9a-f]{12}\.(duckdb|bin|json)|(extract|columns|directory|geometry|report)-[0-9a-f]{12}\.sealed|map-(light|dark)\.webp)$/;
const IMAGES = 'preview';

/**
 * Makes sure that replacing `out` deletes nothing but an older extract. Throws FolderError with
 * what stands there, or where it lies on the way of the data or of where the command runs.
 */
export async function checkOut(
  out: string,
  data: string | null,
  here = process.cwd(),
): Promise<void> {
  const folder = resolve(here, out);
  const refuse = (why: string): never => {
    throw new FolderError(
      `--out is "${out}": ${why} Name a folder of its own, say "${out}/extract".`,
    );
  };
  if (around(folder, here)) refuse('the command runs inside it.');
  if (data !== null && around(folder, resolve(here, data))) refuse('the data of --data lie in it.');
  const foreign = await foreignIn(folder);
  if (foreign === null) refuse('it is a file.');
  else if (foreign.length > 0)
    refuse(
      `it holds what is no extract's (${foreign.slice(0, 3).join(', ')}), and it would be replaced.`,
    );
}

const around = (folder: string, inner: string): boolean =>
  inner === folder || inner.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/** Names in a folder that no extract wrote; none when there is no folder, null for a file. */
async function foreignIn(folder: string): Promise<readonly string[] | null> {
  const found = await stat(folder).catch(() => null);
  if (!found) return [];
  if (!found.isDirectory()) return null;
  const entries = await readdir(folder, { withFileTypes: true });
  const strange = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isFile()) return OWN_FILE.test(entry.name) ? [] : [entry.name];
      if (entry.name !== IMAGES || !entry.isDirectory()) return [entry.name];
      const images = await readdir(join(folder, IMAGES), { withFileTypes: true });
      return images
        .filter((image) => !image.isFile() || !image.name.endsWith('.png'))
        .map((image) => join(IMAGES, image.name));
    }),
  );
  return strange.flat().sort();
}
