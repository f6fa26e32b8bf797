import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { forgetExtracts, keepExtract, keptExtract, verifiedExtract } from './offline-extract.ts';

const bytes = new TextEncoder().encode('an extract');
const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
const NAME = `extract-${hash}.duckdb`;
const FOLDER = 'of-this-site';

/** A private file system of one folder, in memory; `full` refuses every write. */
function device({ full = false } = {}) {
  const files = new Map<string, Blob>();
  const handle = (name: string) => ({
    getFile: async () => new File([files.get(name) ?? new Blob()], name),
    createWritable: async () => ({
      write: async (blob: Blob) => {
        if (full) throw new DOMException('no room', 'QuotaExceededError');
        files.set(name, blob);
      },
      close: async () => undefined,
      abort: async () => undefined,
    }),
  });
  const folder = {
    getFileHandle: async (name: string, { create = false } = {}) => {
      if (!files.has(name) && !create) throw new DOMException('none', 'NotFoundError');
      if (!files.has(name)) files.set(name, new Blob());
      return handle(name);
    },
    removeEntry: async (name: string) => void files.delete(name),
    keys: async function* () {
      yield* [...files.keys()];
    },
  };
  const root = { getDirectoryHandle: async () => folder };
  return { files, root: async () => root as unknown as FileSystemDirectoryHandle };
}

describe('an extract on this device', () => {
  it('is found again, and only when its bytes are what its name says', async () => {
    const { files, root } = device();
    expect(await verifiedExtract(FOLDER, NAME, root)).toBeNull();
    expect(await keepExtract(FOLDER, NAME, new Blob([bytes]), root)).toBe(true);
    expect((await verifiedExtract(FOLDER, NAME, root))?.size).toBe(bytes.length);
    files.set(NAME, new Blob([bytes.map((byte) => byte ^ 1)]));
    expect(await verifiedExtract(FOLDER, NAME, root)).toBeNull();
    expect([...files.keys()]).toEqual([]);
  });

  it('leaves nothing behind on a full device', async () => {
    const { files, root } = device({ full: true });
    const kept = keepExtract(FOLDER, NAME, new Blob([bytes]), root);
    await expect(kept).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect([...files.keys()]).toEqual([]);
  });

  it('goes when another is wanted', async () => {
    const { files, root } = device();
    await keepExtract(FOLDER, NAME, new Blob([bytes]), root);
    await keepExtract(FOLDER, 'extract-0123456789ab.duckdb', new Blob([bytes]), root);
    await forgetExtracts(FOLDER, (name) => name === NAME, root);
    expect([...files.keys()]).toEqual([NAME]);
  });

  it('is none in a private window, without an error', async () => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    expect(await keptExtract(FOLDER, NAME, refuse)).toBeNull();
    await expect(forgetExtracts(FOLDER, () => true, refuse)).resolves.toBeUndefined();
  });
});
