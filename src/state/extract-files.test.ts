import { describe, expect, it } from 'vitest';
import { extractFiles } from './extract-files.ts';

const manifest = {
  contract: 1,
  fingerprint: 'f',
  builtAt: '',
  extract: 'e.duckdb',
  columns: 'c.bin',
  directory: 'd.json',
  geometry: 'g.json',
  bytes: {},
};

describe('files of the extract', () => {
  it('are fetched once, when first asked for', async () => {
    const asked: string[] = [];
    const files = extractFiles({
      manifest,
      urlOf: (file) => `/x/${file}`,
      pageUrl: (key) => `/facts/${key}`,
      fetch: (url) => {
        asked.push(url);
        return Promise.resolve(Response.json({ title: 'T' }));
      },
    });
    expect(asked).toEqual([]);
    await Promise.all([files.directory(), files.directory()]);
    expect(asked).toEqual(['/x/d.json']);
  });

  it('are tried again after a failure, which names file and answer', async () => {
    let turn = 0;
    const files = extractFiles({
      manifest,
      urlOf: (file) => file,
      pageUrl: (key) => key,
      fetch: () =>
        Promise.resolve(++turn === 1 ? new Response('', { status: 503 }) : Response.json({})),
    });
    await expect(files.geometry()).rejects.toThrow('failed to give g.json (503)');
    await expect(files.geometry()).resolves.toEqual({});
  });
});
