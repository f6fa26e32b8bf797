import type { ExtractPlace } from '#engine/browser.ts';
import { bodyOf, download, nameOf, reach, type DownloadOptions } from './download.ts';
import type { ExtractSource } from './extract-files.ts';
import { Fault } from './fault.ts';
import { extractHere } from './offline.svelte.ts';

/** "DUCK" at byte 8, the storage version behind it: what the engine of this page reads. */
const MARK_AT = 8;
const MARK = 'DUCK';
const VERSION_AT = 12;
const NEWEST_VERSION = 67;
const HEAD_BYTES = 16;

/** Refuses what would make the engine hang, trap or call away: it checks little before it reads. */
export function checkHead(head: Uint8Array, it: string): void {
  if (head.length === 0) throw new Fault('empty', it);
  if (head.length < HEAD_BYTES) throw new Fault('cut', it, `${head.length} bytes`);
  const mark = String.fromCharCode(...head.subarray(MARK_AT, MARK_AT + MARK.length));
  if (mark !== MARK) throw new Fault('damaged', it);
  const version = new DataView(head.buffer, head.byteOffset).getUint32(VERSION_AT, true);
  if (version > NEWEST_VERSION) throw new Fault('newer', it);
}

/** Length of the file an answer is a part of; null when it is not a part, or its bytes are packed. */
function wholeLength({ status, headers }: Response): number | null {
  const total = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1];
  const packed = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  return status === 206 && total !== undefined && !packed ? Number(total) : null;
}

/**
 * Looks at the beginning of the extract on the server: true when it gives ranges, false when it can
 * only be fetched as a whole. Throws Fault when it does not answer well or has another file there.
 */
export async function givesRanges(
  url: string,
  bytes: number | undefined,
  options: DownloadOptions = {},
): Promise<boolean> {
  // Past the browser's cache: what it kept of the beginning says nothing of the server now.
  const init: RequestInit = {
    headers: { range: `bytes=0-${HEAD_BYTES - 1}` },
    cache: 'no-store',
  };
  const response = await reach(url, init, options);
  const length = wholeLength(response);
  if (length === null) {
    void response.body?.cancel();
    return false;
  }
  checkHead(await bodyOf(response, nameOf(url), options), nameOf(url));
  if (bytes !== undefined && length < bytes)
    throw new Fault('cut', nameOf(url), `${length} of ${bytes} bytes`);
  if (bytes !== undefined && length > bytes) throw new Fault('swapped', nameOf(url));
  return true;
}

/** A part of a packed file cannot be unpacked: to the page that is a broken line, and the whole comes. */
function unlessBroken(cause: unknown): false {
  if (cause instanceof Fault && cause.kind === 'unreachable') return false;
  throw cause;
}

/**
 * Where the engine reads the extract: on this device, else by ranges, else (`whole`, or a server
 * without ranges) fetched and verified first. Throws Fault.
 */
export async function extractPlace(
  { manifest, urlOf, local = extractHere, fetch: get = fetch }: ExtractSource,
  whole: boolean,
  onProgress: (done: number, total: number | null) => void,
): Promise<ExtractPlace> {
  const file = await local(manifest.extract);
  if (file) return { file };
  const url = urlOf(manifest.extract);
  const bytes = manifest.bytes[manifest.extract];
  if (!whole && (await givesRanges(url, bytes, { get }).catch(unlessBroken))) return { url };
  const body = await download(url, { get, bytes, onProgress });
  checkHead(body, nameOf(url));
  return { file: new Blob([body]) };
}
