import type { FolderFile } from '../source.ts';
import { refusal } from './refusal.ts';

/** Storage versions that the engine of this site opens. */
const [OLDEST, NEWEST] = [64n, 67n];
/** The main header and two database headers in turn, a checksum in front of each. */
const HEADER_BYTES = 4096;
const HEADERS = 3;
const BLOCK_BYTES = 262_144n;
/** Blocks whose checksums are looked at: what is damaged further behind, the engine tells. */
const LOOKED_AT = 32;

/**
 * A DuckDB file, its headers, length and first blocks checked: the engine hangs on some damaged
 * ones. The layout is that of DuckDB's single_file_block_manager.
 * @throws IntakeError saying what is wrong.
 */
export function checkedDatabase({ name, bytes }: FolderFile): FolderFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fail = (code: string, message: string, remedy: string): never => {
    throw refusal(name, code, message, remedy);
  };
  if (!isDuck(bytes))
    fail('no-database', 'this is no DuckDB file.', 'Give the file that DuckDB wrote.');
  if (bytes.length < HEADERS * HEADER_BYTES) return fail('database-cut', CUT, COPY);
  const version = view.getBigUint64(12, true);
  if (version < OLDEST || version > NEWEST)
    return fail('database-version', ...versionWords(version));
  if ((view.getUint8(20) & 1) === 1)
    return fail('locked', 'the database is encrypted.', 'Export its tables as Parquet or CSV.');
  for (let i = 0; i < HEADERS; i++)
    if (!isSound(view, i * HEADER_BYTES, HEADER_BYTES))
      return fail('database-broken', BROKEN, COPY);
  const { blocks, blockBytes } = newestHeader(view);
  if (BigInt(bytes.length) < BigInt(HEADERS * HEADER_BYTES) + blocks * blockBytes)
    return fail('database-cut', CUT, COPY);
  for (let i = 0; i < Math.min(Number(blocks), LOOKED_AT); i++)
    if (!isSound(view, HEADERS * HEADER_BYTES + i * Number(blockBytes), Number(blockBytes)))
      return fail('database-broken', BROKEN, COPY);
  return { name, bytes };
}

const CUT = 'the database is cut: its end is missing.';
const BROKEN = 'the database is damaged: a checksum does not match.';
const COPY = 'Copy it again, after the program that wrote it has closed it.';

const isDuck = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(8, 12)) === 'DUCK';

const versionWords = (version: bigint): [string, string] => [
  `the database was written by ${version > NEWEST ? 'a newer' : 'an older'} DuckDB (storage version ${version}).`,
  "Write it anew with STORAGE_VERSION 'v1.0.0', or export its tables as Parquet.",
];

/** The one of the two database headers that was written last. */
function newestHeader(view: DataView): { blocks: bigint; blockBytes: bigint } {
  const iteration = (at: number): bigint => view.getBigUint64(at + 8, true);
  const at =
    iteration(HEADER_BYTES) > iteration(2 * HEADER_BYTES) ? HEADER_BYTES : 2 * HEADER_BYTES;
  const blockBytes = view.getBigUint64(at + 40, true);
  const known = blockBytes >= 16_384n && blockBytes <= BLOCK_BYTES;
  return { blocks: view.getBigUint64(at + 32, true), blockBytes: known ? blockBytes : BLOCK_BYTES };
}

const FACTOR = 0xbf58476d1ce4e5b9n;

/** Whether the eight bytes in front are the checksum of the rest; a block of zeros is unused. */
function isSound(view: DataView, from: number, length: number): boolean {
  const told = view.getBigUint64(from, true);
  let sum = 5381n;
  let used = told !== 0n;
  for (let at = from + 8; at < from + length; at += 8) {
    const word = view.getBigUint64(at, true);
    if (word === 0n) continue;
    used = true;
    sum ^= BigInt.asUintN(64, word * FACTOR);
  }
  return !used || sum === told;
}
