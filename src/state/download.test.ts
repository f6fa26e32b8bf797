import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { download, type DownloadOptions } from './download.ts';

const good = new TextEncoder().encode('the columns, as they were built');
const name = `columns-${createHash('sha256').update(good).digest('hex').slice(0, 12)}.bin`;

/** Answers one request after another. */
const server = (...answers: (() => Response | Promise<Response>)[]) => {
  const asked: RequestInit[] = [];
  const get: NonNullable<DownloadOptions['get']> = async (_, init) => {
    asked.push(init);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  };
  return { get, asked };
};
const fetched = (get: DownloadOptions['get'], more: DownloadOptions = {}) =>
  download(`/extract/${name}`, { ...(get && { get }), bytes: good.length, silentMs: 40, ...more });

const page = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
const status = (code: number) => () => new Response('', { status: code });
const body = (bytes: Uint8Array<ArrayBuffer>) => () => new Response(bytes);
const hanging = () => new Promise<Response>(() => undefined);
/** `pieces` with a pause before each; then the end, silence or a broken line. */
const stream = (pieces: number, pauseMs: number, end: 'end' | 'silence' | 'broken') => () => {
  const size = Math.ceil(good.length / pieces);
  let at = 0;
  return new Response(
    new ReadableStream({
      async pull(out) {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        if (at < good.length) out.enqueue(good.slice(at, at + size));
        else if (end === 'broken') out.error(new TypeError('network error'));
        else if (end === 'end') out.close();
        else await new Promise(() => undefined);
        at += size;
      },
    }),
  );
};

describe('a file fetched as a whole', () => {
  it('comes, and is what its name says', async () => {
    expect(await fetched(server(body(good)).get)).toEqual(good);
  });

  it.each([
    ['missing', status(404)],
    ['refused', status(403)],
    ['failing', status(500)],
    ['updated', status(409)],
    ['page', page],
    ['silent', hanging],
    ['silent', stream(3, 1, 'silence')],
    ['unreachable', stream(3, 1, 'broken')],
    ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['empty', body(new Uint8Array())],
    ['cut', body(good.slice(0, 9))],
    ['damaged', body(good.map((byte) => byte ^ 1))],
  ] as const)('%s is said as what it is', async (kind, answer) => {
    const { get } = server(answer);
    const failed = expect(fetched(get)).rejects;
    await failed.toMatchObject({ name: 'Fault', kind });
    await expect(fetched(get)).rejects.toThrow(
      kind === 'updated' ? 'updated' : /columns-|web page/,
    );
  });

  it('a wrong body is asked for once more, past the browser’s cache', async () => {
    const { get, asked } = server(body(good.slice(1)), body(good));
    expect(await fetched(get)).toEqual(good);
    expect(asked.map(({ cache }) => cache)).toEqual([undefined, 'reload']);
  });

  it('a silent request is ended, or the browser would hold the next one back', async () => {
    const { get, asked } = server(hanging);
    await expect(fetched(get)).rejects.toMatchObject({ kind: 'silent' });
    expect(asked[0]?.signal?.aborted).toBe(true);
  });

  it('slow and moving is not silent; how far it is is told', async () => {
    const told: number[] = [];
    const onProgress = (done: number) => told.push(done);
    expect(await fetched(server(stream(6, 20, 'end')).get, { onProgress })).toEqual(good);
    expect(told.length).toBeGreaterThan(4);
    expect(told.at(-1)).toBe(good.length);
  });
});
