import { describe, expect, it } from 'vitest';
import { checkHead, extractPlace, givesRanges } from './extract-place.ts';

const FILE = 'e.duckdb';
const extract = new Uint8Array(5000);
extract.set(new TextEncoder().encode('DUCK'), 8);
extract[12] = 64;

const withBytes = (at: number, ...bytes: number[]) => {
  const copy = extract.slice();
  copy.set(bytes, at);
  return copy;
};
const part = (bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  new Response(bytes.slice(0, 16), {
    status: 206,
    headers: { 'content-range': `bytes 0-15/${bytes.length}`, ...headers },
  });
const asked = (response: () => Response) =>
  givesRanges(`/x/${FILE}`, extract.length, { get: async () => response() });

describe('the head of an extract', () => {
  it.each([
    ['empty', new Uint8Array()],
    ['cut', extract.slice(0, 12)],
    ['damaged', withBytes(8, 0)],
    ['newer', withBytes(12, 99)],
  ] as const)('%s is refused before the engine sees it', (kind, head) => {
    expect(() => checkHead(head, FILE)).toThrow(expect.objectContaining({ kind }) as Error);
  });
  it('of this engine passes', () => expect(() => checkHead(extract, FILE)).not.toThrow());
});

describe('a server asked for the beginning', () => {
  it('gives ranges, or only the whole', async () => {
    expect(await asked(() => part(extract))).toBe(true);
    expect(await asked(() => new Response(extract))).toBe(false);
    expect(await asked(() => part(extract, { 'content-encoding': 'gzip' }))).toBe(false);
  });
  it('is refused with another file, a shorter one, or nothing', async () => {
    const longer = new Uint8Array([...extract, 0]);
    await expect(asked(() => part(longer))).rejects.toMatchObject({ kind: 'swapped' });
    await expect(asked(() => part(extract.slice(1)))).rejects.toMatchObject({ kind: 'damaged' });
    await expect(asked(() => part(extract.slice(0, 99)))).rejects.toMatchObject({ kind: 'cut' });
    const nothing = () => new Response(null, { status: 416 });
    await expect(asked(nothing)).rejects.toMatchObject({ kind: 'empty' });
  });
});

describe('where the engine reads', () => {
  const source = (response: () => Response, local: Blob | null = null) => ({
    manifest: {
      contract: 1,
      fingerprint: 'f',
      builtAt: '',
      extract: FILE,
      columns: '',
      directory: '',
      geometry: '',
      bytes: { [FILE]: extract.length },
    },
    urlOf: (file: string) => `/x/${file}`,
    pageUrl: (key: string) => key,
    fetch: async () => response(),
    local: async () => local,
  });
  const place = (from: ReturnType<typeof source>, whole = false) =>
    extractPlace(from, whole, () => undefined);

  it('is the file on this device before all, without a request', async () => {
    const file = new Blob([extract]);
    const from = source(() => Response.error(), file);
    expect(await place(from)).toEqual({ file });
  });
  it('is the server where it gives ranges, else the whole', async () => {
    expect(await place(source(() => part(extract)))).toEqual({ url: `/x/${FILE}` });
    for (const whole of [true, false]) {
      const found = await place(
        source(() => new Response(extract)),
        whole,
      );
      expect('file' in found && found.file.size).toBe(extract.length);
    }
  });
  it('is the whole where a part cannot be unpacked, and nowhere without a line', async () => {
    const from = source(() => new Response(extract));
    const broken = () => Promise.reject(new TypeError('Failed to fetch'));
    let turn = 0;
    const packed = { ...from, fetch: () => (++turn === 1 ? broken() : from.fetch()) };
    expect(await place(packed)).toHaveProperty('file');
    const cut = place({ ...from, fetch: broken });
    await expect(cut).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
