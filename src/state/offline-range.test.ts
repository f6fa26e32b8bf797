import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, spanOf } from './offline-range.ts';

const bytes = Uint8Array.from({ length: 100 }, (_, at) => at);
const body = new Blob([bytes]);
const ask = (range: string | null, method = 'GET') => cut(body, { method, range }, 'x/y');
const read = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())];

describe('a kept body', () => {
  it('comes whole when no range is asked', async () => {
    const answer = ask(null);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('accept-ranges')).toBe('bytes');
    expect(await read(answer)).toEqual([...bytes]);
  });

  it('gives one byte for the engine’s first probe', async () => {
    const answer = ask('bytes=0-0');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([206, '1']);
    expect(answer.headers.get('content-range')).toBe('bytes 0-0/100');
    expect(await read(answer)).toEqual([0]);
  });

  it('states its length to HEAD without a body', async () => {
    const answer = ask('bytes=0-', 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([206, '100']);
    expect(await read(answer)).toEqual([]);
  });

  it('refuses what lies behind its end and what is no range', () => {
    for (const range of ['bytes=100-', 'bytes=5-4', 'bytes=-', 'items=0-1', 'bytes=0-1,4-5'])
      expect(ask(range).status, range).toBe(416);
    expect(ask('bytes=100-').headers.get('content-range')).toBe('bytes */100');
  });

  it('cuts just what is asked, whatever is asked', async () => {
    const at = fc.integer({ min: 0, max: 99 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 0, max: 150 }), async (first, more) => {
        const answer = ask(`bytes=${first}-${first + more}`);
        expect(await read(answer)).toEqual([...bytes.slice(first, first + more + 1)]);
      }),
    );
    expect(spanOf('bytes=-10', 100)).toEqual([90, 99]);
    expect(spanOf('bytes=-200', 100)).toEqual([0, 99]);
  });
});
