import { gunzipSync } from 'fflate';
import type { Defect } from '#domain/defect.ts';
import { IntakeError, problem, warning } from './report.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly defects: readonly Defect[];
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

/**
 * Bytes of a table → text without byte-order mark. gzip is unpacked.
 * @throws IntakeError for what is no text: empty, a workbook, NULs, a cut gzip.
 */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const plain = startsWith(bytes, 0x1f, 0x8b) ? unzip(file, bytes) : bytes;
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

function unzip(file: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    const what = problem('gzip-broken', 'the gzip file is cut or damaged.', 'Copy it again.', {
      file,
    });
    throw new IntakeError([what], { cause });
  }
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
