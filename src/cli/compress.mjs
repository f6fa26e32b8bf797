// Writes `.br` beside what compresses: text at 11, wasm at 5 (11 takes a minute); never the
// extract, whose encoded bytes would break range reads. Results are cached by content.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const QUALITY = { '.wasm': 5, '.bin': 9 };
const TEXT = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.txt', '.map']);

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

function brotli(bytes, quality) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** Compresses every fitting file of `folder`; returns how many bytes went in and came out. */
export function compress(folder, cache = '.cache/br') {
  mkdirSync(cache, { recursive: true });
  let [before, after] = [0, 0];
  for (const path of files(folder)) {
    const kind = extname(path);
    const quality = QUALITY[kind] ?? (TEXT.has(kind) ? 11 : null);
    if (quality === null || statSync(path).size < 512) continue;
    const bytes = readFileSync(path);
    const kept = join(cache, `${createHash('sha256').update(bytes).digest('hex')}-${quality}`);
    // A page of a megabyte takes seconds at 11 and gains little over 9.
    if (!existsSync(kept))
      writeFileSync(kept, brotli(bytes, bytes.length > 1e6 ? Math.min(quality, 9) : quality));
    copyFileSync(kept, `${path}.br`);
    before += bytes.length;
    after += statSync(kept).size;
  }
  return { before, after };
}
