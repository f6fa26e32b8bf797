import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#domain/extract.ts';
import { sealFolder } from '#pipeline/node/seal-folder.ts';
import { extractFiles, type ExtractSource } from '#state/extract-files.ts';
import { kept, unlocked } from '#state/sealed-source.ts';
import { publishedAt, type Out } from '../support/published-company.ts';
import { SECRET_WORDS } from '../support/secret-company.ts';

const PASSPHRASE = 'ten bailiffs in a row';
let made: Out;
let manifest: Manifest;

beforeAll(async () => {
  made = await publishedAt('territory');
  await sealFolder(made.folder, made.report.manifest, PASSPHRASE);
  manifest = JSON.parse(await readFile(join(made.folder, 'manifest.json'), 'utf8')) as Manifest;
}, 120_000);
afterAll(() => rm(made.folder, { recursive: true }));

/** A tab's shelf. */
function shelf() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  };
}

/** The folder on a server; `change` may put other bytes in a file's place. */
const served = (
  change: (file: string) => Promise<Uint8Array> | null = () => null,
): ExtractSource => ({
  manifest,
  urlOf: (file) => `extract/${file}`,
  pageUrl: () => 'nowhere',
  fetch: async (url) => {
    const file = url.slice('extract/'.length);
    const bytes = (await change(file)) ?? (await readFile(join(made.folder, file)));
    return new Response(new Uint8Array(bytes));
  },
});

describe('a sealed folder', () => {
  it('holds no word of the data, and no picture', async () => {
    const names = await readdir(made.folder);
    expect(names.filter((name) => !name.endsWith('.sealed'))).toEqual(['manifest.json']);
    expect(names).toHaveLength(6);
    const words = [...SECRET_WORDS.account, ...SECRET_WORDS.territory, 'Open & Co', 'north'];
    for (const name of names) {
      const bytes = await readFile(join(made.folder, name));
      for (const word of words) expect(bytes.includes(word), `${name}: ${word}`).toBe(false);
    }
  });

  it('opens with its passphrase, whole', async () => {
    const files = extractFiles(await unlocked(served(), PASSPHRASE, shelf()));
    expect(await files.directory()).toEqual(JSON.parse(JSON.stringify(made.prepared.directory)));
    expect((await files.columns()).territories).toBe(4);
    const page = await files.page('north');
    expect(page.facts.total.now.revenueCents).toBe(made.report.pages.north?.total.now.revenueCents);
  });

  it('gives the engine the whole database, which no range can be read of', async () => {
    const source = await unlocked(served(), PASSPHRASE, shelf());
    const file = await source.local?.(source.manifest.extract);
    const head = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(new TextDecoder().decode(head.subarray(8, 12))).toBe('DUCK');
  });

  it('keeps the key, never the passphrase, for the tab', async () => {
    const tab = shelf();
    await unlocked(served(), PASSPHRASE, tab);
    expect(JSON.stringify([...tab.values])).not.toContain(PASSPHRASE);
    const again = await kept(served(), tab);
    expect(again && (await extractFiles(again).directory()).title).toBe('Open & Co');
    expect(await kept(served(), shelf())).toBeNull();
  });

  it('refuses another passphrase and shows nothing', async () => {
    const tab = shelf();
    await expect(unlocked(served(), 'nine bailiffs', tab)).rejects.toMatchObject({
      kind: 'passphrase',
      message: 'This is not the passphrase of this extract.',
    });
    expect(tab.values.size).toBe(0);
  });

  it('refuses a damaged file, and one in the place of another', async () => {
    const flip = async () => {
      const bytes = await readFile(join(made.folder, manifest.directory));
      bytes[40] = (bytes[40] ?? 0) ^ 1;
      return bytes;
    };
    const only = (file: string, change: () => Promise<Uint8Array>) => (asked: string) =>
      asked === file ? change() : null;
    const damaged = served(only(manifest.directory, flip));
    await expect(unlocked(damaged, PASSPHRASE, shelf())).rejects.toMatchObject({ kind: 'damaged' });
    // Under its own name the hash is right: only the seal tells that it is another file.
    const swapped = { ...served(), manifest: { ...manifest, directory: manifest.columns } };
    await expect(unlocked(swapped, PASSPHRASE, shelf())).rejects.toMatchObject({ kind: 'damaged' });
  });
});

it('a folder is sealed with another salt each time', async () => {
  const other = await publishedAt('territory');
  await sealFolder(other.folder, other.report.manifest, PASSPHRASE);
  const text = await readFile(join(other.folder, 'manifest.json'), 'utf8');
  expect((JSON.parse(text) as Manifest).seal?.salt).not.toBe(manifest.seal?.salt);
  await rm(other.folder, { recursive: true });
});
