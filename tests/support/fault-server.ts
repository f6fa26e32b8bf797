import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { find, handler, parseRange } from '../../src/cli/serve.mjs';

type Answer = (request: IncomingMessage, response: ServerResponse, file: string) => void;

const PAGE = '<!doctype html><title>Sign in</title><h1>Sign in</h1>';
/** Bytes behind the three headers of a DuckDB file, and how far apart its blocks are. */
const FIRST_BLOCK = 3 * 4096;
const BLOCK = 262_144;
/** Where a DuckDB file states its storage version. */
const VERSION_AT = 12;

const status =
  (code: number): Answer =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'text/plain' }).end('no');

/** The file's bytes, changed, with ranges as a sound server gives them. */
const changed =
  (change: (bytes: Buffer) => Buffer): Answer =>
  (request, response, file) => {
    const bytes = change(readFileSync(file));
    const { range } = request.headers;
    const span = range === undefined ? null : parseRange(range, bytes.length);
    if (range !== undefined && !span) return void response.writeHead(416).end();
    const [first = 0, last = bytes.length - 1] = span ?? [];
    response.writeHead(span ? 206 : 200, {
      'content-length': last - first + 1,
      'accept-ranges': 'bytes',
      ...(span && { 'content-range': `bytes ${first}-${last}/${bytes.length}` }),
    });
    response.end(request.method === 'HEAD' ? undefined : bytes.subarray(first, last + 1));
  };

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = Math.min(FIRST_BLOCK, copy.length / 2) + 100; at < copy.length; at += BLOCK)
    copy[Math.floor(at)] = (copy[Math.floor(at)] ?? 0) ^ 0xff;
  return copy;
}

function newer(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(99, VERSION_AT);
  return copy;
}

const packed: Answer = (request, response, file) => {
  const bytes = gzipSync(readFileSync(file), { level: 1 });
  const span = request.headers.range ? parseRange(request.headers.range, bytes.length) : null;
  const [first = 0, last = bytes.length - 1] = span ?? [];
  response.writeHead(span ? 206 : 200, {
    'content-encoding': 'gzip',
    'content-length': last - first + 1,
    ...(span && { 'content-range': `bytes ${first}-${last}/${bytes.length}` }),
  });
  response.end(request.method === 'HEAD' ? undefined : bytes.subarray(first, last + 1));
};

/** Begins well and breaks the line in the middle. */
const reset: Answer = (request, response, file) => {
  const bytes = readFileSync(file);
  const whole = request.headers.range === undefined;
  response.writeHead(whole ? 200 : 206, {
    'content-length': bytes.length,
    ...(!whole && { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` }),
  });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

const SLOW_PIECES = 24;
const SLOW_MS = 400;
/** Moves all the time, and takes longer than a silent server is waited for. */
const slow: Answer = (_, response, file) => {
  const bytes = readFileSync(file);
  const size = Math.ceil(bytes.length / SLOW_PIECES);
  response.writeHead(200, { 'content-length': bytes.length });
  let at = 0;
  const next = (): void => {
    if (response.destroyed) return;
    response.write(bytes.subarray(at, at + size));
    at += size;
    if (at < bytes.length) setTimeout(next, SLOW_MS);
    else response.end();
  };
  next();
};

/** Faults by name. A function's answer stands for the file's. */
export const FAULTS = {
  'not found': status(404),
  forbidden: status(403),
  'server error': status(500),
  'a page': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE),
  'a redirect to a page': (request, response) =>
    request.url?.includes('sign-in')
      ? response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
      : response.writeHead(302, { location: `${request.url}?sign-in` }).end(),
  hanging: () => undefined,
  'hanging in the middle': (_, response, file) => {
    const bytes = readFileSync(file);
    response.writeHead(200, { 'content-length': bytes.length }).write(bytes.subarray(0, 100));
  },
  reset,
  'no line': (request) => request.socket.destroy(),
  swapped: changed((bytes) => Buffer.concat([bytes, bytes.subarray(-BLOCK)])),
  truncated: changed((bytes) => bytes.subarray(0, Math.floor(bytes.length / 2))),
  empty: changed(() => Buffer.alloc(0)),
  garbage: changed((bytes) => randomBytes(bytes.length)),
  'a flipped block': changed(flipped),
  'a newer version': changed(newer),
  slow,
  'packed ranges': packed,
} as const satisfies Record<string, Answer>;

export type FaultName = keyof typeof FAULTS | 'no ranges';

/** One request as the server saw it. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly range: string | null;
  /** Bytes of the body it sent. */
  bytes: number;
}

export interface FaultServer {
  readonly address: string;
  readonly asked: Asked[];
  /** Requests whose path matches are answered so, until `mend`. */
  fault(path: RegExp, name: FaultName): void;
  /** Text files whose path matches are changed before they are sent. */
  rewrite(path: RegExp, change: (text: string) => string): void;
  mend(): void;
  close(): Promise<void>;
}

interface Rule {
  readonly path: RegExp;
  readonly answer: Answer | null;
}

/** Counts what is written, whoever writes it. */
function count(response: ServerResponse, asked: Asked): void {
  const { write, end } = response;
  const add = (piece: unknown) => {
    if (typeof piece === 'string' || piece instanceof Uint8Array) asked.bytes += piece.length;
  };
  Object.assign(response, {
    write: (...args: Parameters<typeof write>) => {
      add(args[0]);
      return write.apply(response, args);
    },
    end: (...args: Parameters<typeof end>) => {
      add(args[0]);
      return end.apply(response, args);
    },
  });
}

const textual =
  (change: (text: string) => string): Answer =>
  (_, response, file) => {
    const type = file.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' });
    response.end(change(readFileSync(file, 'utf8')));
  };

/** Serves a built site from a free port, sound until a fault is set. */
export async function startFaultServer(root: string, base = ''): Promise<FaultServer> {
  const sound = handler({ root, base });
  const asked: Asked[] = [];
  let rules: Rule[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const range = request.headers.range ?? null;
    const entry: Asked = { path: pathname, method: request.method ?? '', range, bytes: 0 };
    asked.push(entry);
    count(response, entry);
    const rule = rules.find(({ path }) => path.test(pathname));
    const file = find(root, decodeURIComponent(pathname.slice(base.length)))?.file;
    if (rule?.answer && file) return rule.answer(request, response, file);
    if (rule && !rule.answer) delete request.headers.range;
    return sound(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}${base}/`,
    asked,
    fault: (path, name) => {
      rules = [{ path, answer: name === 'no ranges' ? null : FAULTS[name] }, ...rules];
    },
    rewrite: (path, change) => {
      rules = [{ path, answer: textual(change) }, ...rules];
    },
    mend: () => {
      rules = [];
    },
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
