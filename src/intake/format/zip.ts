import { Inflate } from 'fflate';
import { CODE_PAGES } from '../encodings.ts';
import { IntakeError } from '../report.ts';
import { joinParts } from './pieces.ts';
import { refusal, tooLarge } from './refusal.ts';

/** One file of a zip, as its directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly offset: number;
}

const DIRECTORY_END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MOST_COMMENT = 65_557;
/** What a field of 32 bits says when the true number stands in the entry's extra field. */
const ELSEWHERE = 0xffffffff;
/** Of packed bytes, unpacked at a time. */
const PIECE = 65_536;

/**
 * The directory at a zip's end; folders are left out.
 * @throws IntakeError when there is none.
 */
export function zipEntries(file: string, bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = directoryEnd(view);
    const entries: ZipEntry[] = [];
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RangeError('no directory entry');
      entries.push(entryAt(view, at));
      at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
    }
    return entries.filter(({ name }) => !name.endsWith('/'));
  } catch (cause) {
    throw broken(file, cause);
  }
}

function directoryEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - MOST_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === DIRECTORY_END) return at;
  throw new RangeError('no directory');
}

function entryAt(view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const nameLength = view.getUint16(at + 28, true);
  const extra = at + 46 + nameLength;
  const wide = wideNumbers(view, extra, view.getUint16(at + 30, true));
  const number = (field: number): number => {
    const told = view.getUint32(at + field, true);
    return told === ELSEWHERE ? (wide.shift() ?? told) : told;
  };
  // In the order in which the extra field holds them.
  const bytes = number(24);
  const packedBytes = number(20);
  const offset = number(42);
  const name = nameOf(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength));
  const method = view.getUint16(at + 10, true);
  return { name, packedBytes, bytes, method, encrypted: (flags & 1) === 1, offset };
}

/** The numbers of 64 bits in an extra field. */
function wideNumbers(view: DataView, from: number, length: number): number[] {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const count = Math.floor(view.getUint16(at + 2, true) / 8);
    return Array.from({ length: count }, (_, i) => Number(view.getBigUint64(at + 4 + 8 * i, true)));
  }
  return [];
}

/** UTF-8 whether it says so or not, else the code page of the first zips. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return CODE_PAGES.cp437.decode(bytes);
  }
}

/**
 * The bytes of one file of a zip, never more than `most`, whatever its directory tells.
 * @throws IntakeError for a locked, damaged or too large one.
 */
export function unzipEntry(
  file: string,
  bytes: Uint8Array,
  entry: ZipEntry,
  most: number,
): Uint8Array {
  if (entry.encrypted)
    throw refusal(file, 'locked', 'it is locked with a password.', 'Zip it without a password.');
  if (entry.bytes > most) throw tooLarge(file, most);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (view.getUint32(entry.offset, true) !== LOCAL_ENTRY) throw new RangeError('no entry');
    const skipped =
      view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
    const from = entry.offset + 30 + skipped;
    const packed = bytes.subarray(from, from + entry.packedBytes);
    const whole = entry.method === 0 ? packed : inflate(file, packed, entry, most);
    if (whole.length !== entry.bytes) throw new RangeError('another length');
    return whole;
  } catch (cause) {
    throw cause instanceof IntakeError ? cause : broken(file, cause);
  }
}

function inflate(file: string, packed: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  if (entry.method !== 8)
    throw refusal(
      file,
      'zip-method',
      'it is packed in a way that is not read here.',
      'Zip it again the ordinary way.',
    );
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate((part) => {
    parts.push(part);
    length += part.length;
    if (length > most) throw tooLarge(file, most);
  });
  for (let at = 0; at < packed.length; at += PIECE)
    stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  return joinParts(parts, length);
}

const broken = (file: string, cause: unknown): IntakeError =>
  refusal(file, 'zip-broken', 'the zip in it is cut or damaged.', 'Copy it again.', cause);
