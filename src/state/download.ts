import { Fault, faultOf } from './fault.ts';
import { hasHash } from './offline-extract.ts';
import { hashIn } from './offline-names.ts';

/** A server that says nothing for so long is not waited for; a download that moves may take its time. */
export const SILENT_MS = 8000;

type Get = (url: string, init: RequestInit) => Promise<Response>;

/** A request that nobody waits for any more is ended: the browser holds others for its address back. */
interface Begun {
  readonly answer: Promise<Response>;
  readonly stop: AbortController;
}

export interface DownloadOptions {
  readonly get?: Get;
  /** The first request, when it is under way already, and what ends it. */
  readonly first?: Begun;
  /** What the manifest says of its length. */
  readonly bytes?: number | undefined;
  readonly onProgress?: (done: number, total: number | null) => void;
  readonly silentMs?: number;
}

export const nameOf = (url: string): string => (url.split('?')[0] ?? url).split('/').at(-1) ?? url;

function begin(url: string, init: RequestInit, get: Get = fetch): Begun {
  const stop = new AbortController();
  const answer = get(url, { signal: stop.signal, ...init });
  answer.catch(() => undefined);
  return { answer, stop };
}

/** The server's answer to a request, its headers here; throws Fault for every bad one. */
export async function reach(
  url: string,
  init: RequestInit,
  { get, first, silentMs = SILENT_MS }: DownloadOptions = {},
): Promise<Response> {
  const it = nameOf(url);
  const { answer, stop } = first ?? begin(url, init, get);
  const response = await unlessSilent(answer, it, silentMs, () => stop.abort());
  const fault = badAnswer(response, it);
  if (fault) throw fault;
  return response;
}

/** Waits for `work` as long as a server may be silent, then ends it. Throws Fault. */
async function unlessSilent<T>(
  work: Promise<T>,
  it: string,
  silentMs: number,
  end: () => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault('silent', it, String(silentMs / 1000))), silentMs);
  });
  try {
    return await Promise.race([work, silence]);
  } catch (cause) {
    end();
    throw faultOf(cause, it);
  } finally {
    clearTimeout(timer);
  }
}

function badAnswer({ status, ok, headers }: Response, it: string): Fault | null {
  const more = String(status);
  if (status === 404 || status === 410) return new Fault('missing', it);
  if (status === 401 || status === 403) return new Fault('refused', it, more);
  if (status === 409) return new Fault('updated', it);
  // A part was asked for, and there is nothing to take it from.
  if (status === 416) return new Fault('empty', it);
  if (!ok) return new Fault('failing', it, more);
  // No file of an extract is a page; hosts that send one for everything mean "not here".
  if (headers.get('content-type')?.startsWith('text/html')) return new Fault('page', it);
  return null;
}

/**
 * A file as a whole, compared with the length the manifest states and with the hash in its name. A
 * wrong body is asked for once more, past the browser's own cache, which would keep it for ever.
 * Throws Fault.
 */
export async function download(
  url: string,
  options: DownloadOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await checked(url, {}, options);
  } catch (cause) {
    const kind = cause instanceof Fault ? cause.kind : null;
    if (kind !== 'damaged' && kind !== 'cut' && kind !== 'empty') throw cause;
    const { first: _, ...again } = options;
    return checked(url, { cache: 'reload' }, again);
  }
}

async function checked(
  url: string,
  init: RequestInit,
  options: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const it = nameOf(url);
  const bytes = await bodyOf(await reach(url, init, options), it, options);
  if (bytes.length === 0) throw new Fault('empty', it);
  if (options.bytes !== undefined && bytes.length < options.bytes)
    throw new Fault('cut', it, `${bytes.length} of ${options.bytes} bytes`);
  const hash = hashIn(it);
  if (hash !== null && !(await hasHash(bytes, hash))) throw new Fault('damaged', it);
  return bytes;
}

/** Reads an answer to its end; each piece that comes winds the clock. Throws Fault. */
export async function bodyOf(
  response: Response,
  it: string,
  { bytes, onProgress, silentMs = SILENT_MS }: DownloadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array(await response.arrayBuffer());
  const end = () => void reader.cancel().catch(() => undefined);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let done = 0;
  for (;;) {
    const piece = await unlessSilent(reader.read(), it, silentMs, end);
    if (piece.done) break;
    pieces.push(piece.value);
    done += piece.value.length;
    onProgress?.(done, bytes ?? null);
  }
  const whole = new Uint8Array(done);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Bytes as what they are; what cannot be read so is damaged. */
export function readAs<T, B>(url: string, bytes: B, read: (bytes: B) => T): T {
  try {
    return read(bytes);
  } catch (cause) {
    throw new Fault('damaged', nameOf(url), '', { cause });
  }
}
