import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { request, type IncomingMessage, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRange, serve } from '../../src/cli/serve.mjs';

let root: string;
let server: Server;
let address: string;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(address);
    const call = request({ hostname, port, path: pathname + path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    call.on('error', reject);
    call.end();
  });
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bailiwick-serve-'));
  mkdirSync(join(root, 'node'));
  writeFileSync(join(root, 'index.html'), '<h1>home</h1>');
  writeFileSync(join(root, 'node', 'r1.html'), '<h1>r1</h1>');
  writeFileSync(join(root, '404.html'), '<h1>not here</h1>');
  writeFileSync(join(root, 'extract-0123456789ab.duckdb'), '0123456789');
  writeFileSync(join(root, 'app.js'), 'const a = 1;'.repeat(100));
  writeFileSync(join(root, 'app.js.br'), brotliCompressSync('const a = 1;'.repeat(100)));
  writeFileSync(join(root, '..', 'bailiwick-outside.txt'), 'secret');
  ({ server, address } = await serve({ root, base: '/sub' }));
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
  rmSync(join(root, '..', 'bailiwick-outside.txt'));
});

describe('the static server', () => {
  it('answers one byte when asked for one byte', async () => {
    const { status, headers, body } = await ask('extract-0123456789ab.duckdb', {
      range: 'bytes=0-0',
    });
    expect([status, headers['content-length'], headers['content-range'], String(body)]).toEqual([
      206,
      '1',
      'bytes 0-0/10',
      '0',
    ]);
  });

  it('answers HEAD with the length and no body', async () => {
    const { status, headers, body } = await ask('extract-0123456789ab.duckdb', {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, '10', 0]);
  });

  it('refuses a range beyond the end', async () => {
    const { status, headers } = await ask('extract-0123456789ab.duckdb', { range: 'bytes=10-' });
    expect([status, headers['content-range']]).toEqual([416, 'bytes */10']);
  });

  it('sends brotli where it lies beside, never for ranges', async () => {
    const packed = await ask('app.js', { 'accept-encoding': 'br' });
    const range = await ask('app.js', { 'accept-encoding': 'br', range: 'bytes=0-4' });
    expect([
      packed.headers['content-encoding'],
      range.headers['content-encoding'],
      String(range.body),
    ]).toEqual(['br', undefined, 'const']);
  });

  it('keeps hashed names for ever and asks again for others', async () => {
    const hashed = await ask('extract-0123456789ab.duckdb');
    const plain = await ask('app.js');
    expect([hashed.headers['cache-control'], plain.headers['cache-control']]).toEqual([
      'public, max-age=31536000, immutable',
      'no-cache',
    ]);
    const again = await ask('app.js', { 'if-none-match': String(plain.headers['etag']) });
    expect(again.status).toBe(304);
  });

  it('finds pages without their ending, and says 404 with the page for it', async () => {
    expect(String((await ask('node/r1')).body)).toBe('<h1>r1</h1>');
    const lost = await ask('node/none');
    expect([lost.status, String(lost.body)]).toEqual([404, '<h1>not here</h1>']);
  });

  it.each(['../bailiwick-outside.txt', '%2e%2e/bailiwick-outside.txt', '%', 'a%00b'])(
    'gives nothing outside its folder: %s',
    async (path) => {
      const { status, body } = await ask(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(String(body)).not.toContain('secret');
    },
  );
});

describe('parseRange', () => {
  it.each([
    ['bytes=0-', 10, [0, 9]],
    ['bytes=-3', 10, [7, 9]],
    ['bytes=2-50', 10, [2, 9]],
    ['bytes=5-2', 10, null],
    ['bytes=-', 10, null],
    ['items=0-1', 10, null],
    ['bytes=0-1,4-5', 10, null],
  ] as const)('%s of %i', (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected);
  });
});
