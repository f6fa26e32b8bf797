import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#domain/extract.ts';
import { makeSeal, seal } from '#export/seal.ts';
import { nameOf } from '../pack.ts';

/**
 * Seals every file of a folder that is not in its place yet, and removes the plain ones with all
 * pictures, which would tell numbers. Answers the sealed files' bytes.
 */
export async function sealFolder(
  folder: string,
  manifest: Manifest,
  passphrase: string,
): Promise<Readonly<Record<string, number>>> {
  const { seal: how, key } = await makeSeal(passphrase, manifest.fingerprint);
  const { extract, columns, directory, geometry } = manifest;
  const plain = { extract, columns, directory, geometry, report: 'report.json' };
  const names: Record<string, string> = {};
  const bytes: Record<string, number> = {};
  for (const [part, file] of Object.entries(plain)) {
    const content = new Uint8Array(await readFile(join(folder, file)));
    const sealed = await seal(key, part, content);
    const name = (names[part] = await nameOf(part, 'sealed', sealed));
    bytes[name] = sealed.length;
    await writeFile(join(folder, name), sealed);
    await rm(join(folder, file));
  }
  for (const picture of ['map-light.webp', 'map-dark.webp', 'preview'])
    await rm(join(folder, picture), { recursive: true, force: true });
  const sealedManifest = { ...manifest, ...names, bytes, seal: how };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(sealedManifest, null, 2));
  return bytes;
}
