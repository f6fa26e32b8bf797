import { hashIn } from './offline-names.ts';

/** Hex SHA-256 starts with `hash`; true where the browser has no digest (a site without https). */
export async function hasHash(bytes: BufferSource, hash: string): Promise<boolean> {
  // Absent outside secure contexts, whatever the types say.
  const subtle = crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return true;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .startsWith(hash);
}

/** The part of the origin's private file system used here. */
type Root = () => Promise<FileSystemDirectoryHandle>;
const privateRoot: Root = () => navigator.storage.getDirectory();

/**
 * Writes an extract whose bytes are what its name says; false where this browser cannot write so
 * (Safari before 26). Throws QuotaExceededError when the device is full.
 */
export async function keepExtract(
  folder: string,
  file: string,
  bytes: Blob,
  root: Root = privateRoot,
): Promise<boolean> {
  const place = await (await root()).getDirectoryHandle(folder, { create: true });
  const handle = await place.getFileHandle(file, { create: true });
  if (!('createWritable' in handle)) return false;
  const writer = await handle.createWritable();
  try {
    await writer.write(bytes);
    await writer.close();
  } catch (cause) {
    await writer.abort().catch(() => undefined);
    await place.removeEntry(file).catch(() => undefined);
    throw cause;
  }
  return true;
}

/** The extract on this device, or null; never throws. Its bytes are not looked at yet. */
export async function keptExtract(
  folder: string,
  file: string,
  root: Root = privateRoot,
): Promise<File | null> {
  try {
    const place = await (await root()).getDirectoryHandle(folder);
    const found = await (await place.getFileHandle(file)).getFile();
    return found.size > 0 ? found : null;
  } catch {
    return null;
  }
}

/** The extract on this device if its bytes are what its name says; a damaged one is removed. */
export async function verifiedExtract(
  folder: string,
  file: string,
  root: Root = privateRoot,
): Promise<File | null> {
  const found = await keptExtract(folder, file, root);
  const hash = hashIn(file);
  if (!found || hash === null) return null;
  if (await hasHash(await found.arrayBuffer(), hash)) return found;
  await forgetExtracts(folder, (name) => name !== file, root);
  return null;
}

/** Removes extracts that are not wanted any more; never throws. */
export async function forgetExtracts(
  folder: string,
  wanted: (file: string) => boolean,
  root: Root = privateRoot,
): Promise<void> {
  try {
    const place = await (await root()).getDirectoryHandle(folder);
    for await (const name of place.keys()) if (!wanted(name)) await place.removeEntry(name);
  } catch {
    // Nothing was kept, or another page reads it now: the next visit tries again.
  }
}
