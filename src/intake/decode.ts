import { Gunzip } from 'fflate';
import type { Defect } from '#domain/defect.ts';
import { IntakeError, problem, warning } from './report.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly defects: readonly Defect[];
}

/** A string of V8 ends at 2²⁹ letters. */
const MOST_BYTES = 500_000_000;
/** Of packed bytes, unpacked at a time. */
const PIECE = 65_536;
/** Bytes of a gzip file's head and foot. */
const LEAST_GZIP = 18;

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

/**
 * Bytes of a table → text without byte-order mark. gzip is unpacked.
 * @throws IntakeError for what is no text (empty, a workbook, NULs, a cut gzip) or over `most` bytes.
 */
export function decode(file: string, bytes: Uint8Array, most = MOST_BYTES): Decoded {
  const plain = startsWith(bytes, 0x1f, 0x8b) ? unzip(file, bytes, most) : bytes;
  if (plain.length > most) throw tooLarge(file, most);
  refuseBinary(file, plain);
  const encoding = wideEncoding(plain);
  if (encoding) return { text: new TextDecoder(encoding).decode(plain), encoding, defects: [] };
  if (plain.includes(0))
    throw refusal(
      file,
      'not-text',
      'it holds NUL bytes, so it is no text.',
      'Export it again as CSV.',
    );
  return decodeNarrow(file, plain);
}

const refusal = (file: string, code: string, message: string, remedy: string): IntakeError =>
  new IntakeError([problem(code, message, remedy, { file })]);

const tooLarge = (file: string, most: number): IntakeError =>
  refusal(
    file,
    'too-large',
    `it holds more than ${Math.floor(most / 1e6)} MB of text.`,
    'Split it by year, or leave out columns.',
  );

function broken(file: string, cause?: unknown): IntakeError {
  const message = 'the gzip file is cut or damaged.';
  return new IntakeError([problem('gzip-broken', message, 'Copy it again.', { file })], { cause });
}

/** Piece by piece, so that a bomb is left when it passes `most`, and every member of the file is read. */
function unzip(file: string, bytes: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let [length, before] = [0, 0];
  const gunzip = new Gunzip((part) => {
    parts.push(part);
    length += part.length;
    if (length > most) throw tooLarge(file, most);
  });
  gunzip.onmember = () => void (before = length);
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      gunzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (cause) {
    throw cause instanceof IntakeError ? cause : broken(file, cause);
  }
  // The stream ends in silence where it is cut.
  if (lengthTold(bytes) !== length - before) throw broken(file);
  return joinParts(parts, length);
}

/** Unpacked length of the last member, as its foot says; NaN where there is no room for a foot. */
function lengthTold(bytes: Uint8Array): number {
  if (bytes.length < LEAST_GZIP) return Number.NaN;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
}

function joinParts(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function refuseBinary(file: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw refusal(file, 'empty', 'the file is empty.', 'Export it again.');
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw refusal(
      file,
      'workbook',
      'this is a workbook, not a text table.',
      'Save each sheet as CSV (UTF-8).',
    );
  }
  if (startsWith(bytes, 0x50, 0x41, 0x52, 0x31)) {
    throw refusal(file, 'parquet', 'this is a Parquet file.', 'Export it as CSV.');
  }
}

/** UTF-16 by its mark, or by NULs in every other byte of the first kilobyte. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  const nuls = [0, 0];
  const length = Math.min(bytes.length, 1024);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  if (odd > length / 4 && even < length / 50) return 'utf-16le';
  return even > length / 4 && odd < length / 50 ? 'utf-16be' : null;
}

function decodeNarrow(file: string, bytes: Uint8Array): Decoded {
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      defects: [],
    };
  } catch {
    return decodeDoubtful(file, bytes);
  }
}

/** Mostly valid UTF-8 keeps UTF-8 with the broken lines named; anything else is windows-1252. */
function decodeDoubtful(file: string, bytes: Uint8Array): Decoded {
  const text = new TextDecoder('utf-8').decode(bytes);
  const broken = brokenLines(text);
  const accented = text.replaceAll('\uFFFD', '').match(/[\u0080-\uFFFF]/g)?.length ?? 0;
  const place = { file, row: broken[0] ?? null, count: broken.length };
  if (accented > broken.length) {
    const what = warning(
      'bad-utf8',
      `${lines(broken)} hold bytes that are no UTF-8.`,
      'Check the marked letters.',
      place,
    );
    return { text, encoding: 'utf-8', defects: [what] };
  }
  const what = warning(
    'windows-1252',
    `${lines(broken)} are no UTF-8; the file was read as windows-1252.`,
    'If letters look wrong, save it as UTF-8.',
    place,
  );
  return {
    text: new TextDecoder('windows-1252').decode(bytes),
    encoding: 'windows-1252',
    defects: [what],
  };
}

function brokenLines(text: string): number[] {
  const broken: number[] = [];
  let line = 1;
  for (const content of text.split(/\r\n|\r|\n/)) {
    if (content.includes('\uFFFD')) broken.push(line);
    line++;
  }
  return broken;
}

const lines = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'Row' : 'Rows'} ${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' …' : ''}`;
