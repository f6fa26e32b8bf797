import type { Defect } from '#domain/defect.ts';
import type { Origin } from '#domain/desk.ts';
import { decodeAs, type Encoding, ENCODING_LABELS } from './encodings.ts';
import { gunzip } from './format/gzip.ts';
import { refusal, tooLarge } from './format/refusal.ts';
import { guessNarrow } from './narrow.ts';
import { warning } from './report.ts';

/** Text of a file, and how its letters were found. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  readonly origin: Origin;
  readonly reason: string;
  readonly defects: readonly Defect[];
}

/** A string of V8 ends at 2²⁹ letters. */
const MOST_BYTES = 500_000_000;

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

/**
 * Bytes of a text → text without byte-order mark. gzip is unpacked.
 * @param stated an encoding that is known; null: found by its bytes.
 * @throws IntakeError for what is no text (empty, NULs, a cut gzip) or over `most` bytes.
 */
export function decode(
  file: string,
  bytes: Uint8Array,
  most = MOST_BYTES,
  stated: Encoding | null = null,
): Decoded {
  const plain = startsWith(bytes, 0x1f, 0x8b) ? gunzip(file, bytes, most) : bytes;
  if (plain.length === 0) throw refusal(file, 'empty', 'the file is empty.', 'Export it again.');
  if (plain.length > most) throw tooLarge(file, most);
  if (stated) return decodeStated(file, plain, stated);
  const wide = wideEncoding(plain);
  if (wide)
    return { ...wide, text: decodeAs(plain, wide.encoding), origin: 'guessed', defects: [] };
  if (plain.includes(0))
    throw refusal(
      file,
      'not-text',
      'it holds NUL bytes, so it is no text.',
      'Export it again as CSV.',
    );
  return decodeNarrow(file, plain);
}

function decodeStated(file: string, bytes: Uint8Array, encoding: Encoding): Decoded {
  const text = decodeAs(bytes, encoding);
  const lost = brokenLines(text);
  const defects = lost.length > 0 ? [badLetters(file, lost, encoding)] : [];
  return { text, encoding, origin: 'stated', reason: 'as you said', defects };
}

/** UTF-16 by its mark, or by NULs in every other byte of the first kilobyte. */
function wideEncoding(
  bytes: Uint8Array,
): { encoding: 'utf-16le' | 'utf-16be'; reason: string } | null {
  const marked = 'it starts with the mark of UTF-16';
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', reason: marked };
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', reason: marked };
  const nuls = [0, 0];
  const length = Math.min(bytes.length, 1024);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const reason = 'every other byte is zero';
  if (odd > length / 4 && even < length / 50) return { encoding: 'utf-16le', reason };
  return even > length / 4 && odd < length / 50 ? { encoding: 'utf-16be', reason } : null;
}

function decodeNarrow(file: string, bytes: Uint8Array): Decoded {
  const encoding = 'utf-8';
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const reason = startsWith(bytes, 0xef, 0xbb, 0xbf)
      ? 'it starts with the mark of UTF-8'
      : 'all its bytes are valid UTF-8';
    return { text, encoding, origin: 'guessed', reason, defects: [] };
  } catch {
    return decodeDoubtful(file, bytes);
  }
}

/** Mostly valid UTF-8 keeps UTF-8 with the broken lines named; anything else has a byte a letter. */
function decodeDoubtful(file: string, bytes: Uint8Array): Decoded {
  const text = decodeAs(bytes, 'utf-8');
  const broken = brokenLines(text);
  if (accentsIn(text) > broken.length) {
    const reason = 'nearly all its letters are valid UTF-8';
    const defects = [badLetters(file, broken, 'utf-8')];
    return { text, encoding: 'utf-8', origin: 'guessed', reason, defects };
  }
  const { encoding, reason } = guessNarrow(bytes);
  const what = warning(
    encoding,
    `${lines(broken)} ${broken.length === 1 ? 'is' : 'are'} no UTF-8; the file was read as ${ENCODING_LABELS[encoding]}.`,
    'If letters look wrong, choose another encoding or save it as UTF-8.',
    { file, row: broken[0] ?? null, count: broken.length },
  );
  return { text: decodeAs(bytes, encoding), encoding, origin: 'guessed', reason, defects: [what] };
}

function badLetters(file: string, broken: readonly number[], encoding: Encoding): Defect {
  const message = `${lines(broken)} ${broken.length === 1 ? 'holds' : 'hold'} bytes that are no ${ENCODING_LABELS[encoding]}.`;
  const place = { file, row: broken[0] ?? null, count: broken.length };
  return warning('bad-utf8', message, 'Check the marked letters.', place);
}

/** Letters beyond ASCII, without those that could not be read. */
function accentsIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 127 && code !== 0xfffd) count++;
  }
  return count;
}

/** 1-based lines that hold a letter that could not be read. */
function brokenLines(text: string): number[] {
  const broken: number[] = [];
  let [line, at] = [1, 0];
  for (let bad = text.indexOf('\uFFFD'); bad >= 0; bad = text.indexOf('\uFFFD', bad + 1)) {
    for (; at < bad; at++) if (endsLine(text, at)) line++;
    if (broken.at(-1) !== line) broken.push(line);
  }
  return broken;
}

function endsLine(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10);
}

const lines = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'Row' : 'Rows'} ${numbers.slice(0, 5).join(', ')}${numbers.length > 5 ? ' …' : ''}`;
