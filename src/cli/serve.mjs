// The static server of `npm start` and of the browser tests: ranges, HEAD, 304, 416, `.br` beside
// the file, immutable caching for hashed names. Common static servers answer `bytes=0-0` with the
// whole file, and then DuckDB reads everything twice.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};
const HASHED = /\/_app\/immutable\/|-[0-9a-f]{12}\.[a-z]+$/;

function stat(path) {
  try {
    const found = statSync(path);
    return found.isFile() ? found : null;
  } catch {
    return null;
  }
}

/** The file a request means: itself, `path.html`, or `path/index.html`. */
export function find(root, path) {
  const inside = normalize(join(root, path));
  if (!inside.startsWith(normalize(root))) return null;
  for (const file of [inside, `${inside}.html`, join(inside, 'index.html')]) {
    const found = stat(file);
    if (found) return { file, ...pick(found) };
  }
  return null;
}

const pick = ({ size, mtimeMs }) => ({ size, mtimeMs });

/** `bytes=a-b`, `bytes=a-` or `bytes=-n` → [first, last]; null when it cannot be satisfied. */
export function parseRange(header, size) {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header);
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const first = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const last = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  return first <= last && first < size ? [first, last] : null;
}

function send(request, response, file, size, headers) {
  const range = request.headers.range;
  if (range === undefined) {
    response.writeHead(200, { ...headers, 'content-length': size });
    return request.method === 'HEAD' ? response.end() : createReadStream(file).pipe(response);
  }
  const span = parseRange(range, size);
  if (!span) return response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  const [start, end] = span;
  response.writeHead(206, {
    ...headers,
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-length': end - start + 1,
  });
  return request.method === 'HEAD'
    ? response.end()
    : createReadStream(file, { start, end }).pipe(response);
}

function headersOf(path, found) {
  return {
    'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    etag: `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`,
    vary: 'accept-encoding',
  };
}

function answer(root, base, request, response) {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
  if (!path.startsWith(base)) return response.writeHead(404).end('not here');
  const found = find(root, path.slice(base.length) || '/');
  if (!found) return notFound(root, response);
  const headers = headersOf(path, found);
  if (request.headers['if-none-match'] === headers.etag)
    return response.writeHead(304, headers).end();
  const packed =
    request.headers.range === undefined && /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
  const smaller = packed ? stat(`${found.file}.br`) : null;
  if (smaller)
    return send(request, response, `${found.file}.br`, smaller.size, {
      ...headers,
      'content-encoding': 'br',
    });
  return send(request, response, found.file, found.size, headers);
}

function notFound(root, response) {
  const page = join(root, '404.html');
  response.writeHead(404, { 'content-type': TYPES['.html'] });
  return stat(page) ? createReadStream(page).pipe(response) : response.end('Not found');
}

/** Answers requests for the folder `root` under the path `base` ('' or '/sub'). */
export const handler =
  ({ root, base = '' }) =>
  (request, response) => {
    try {
      answer(root, base, request, response);
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  };

/**
 * Serves a folder, port 0 takes a free one. Resolves with the address once it listens; rejects when
 * the port is taken.
 */
export function serve({ root, port = 0, base = '', host = '127.0.0.1' }) {
  const server = createServer(handler({ root, base }));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: taken } = server.address();
      resolve({ server, address: `http://localhost:${taken}${base}/` });
    });
  });
}

// `node src/cli/serve.mjs FOLDER [PORT] [BASE]`
if (process.argv[1]?.endsWith('serve.mjs')) {
  const [, , root = 'build', port = '0', base = ''] = process.argv;
  const { address } = await serve({ root, port: Number(port), base });
  console.log(address);
}
