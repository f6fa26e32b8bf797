import { Gunzip } from 'fflate';
import { joinParts } from './pieces.ts';
import { refusal, tooLarge } from './refusal.ts';
import { IntakeError } from '../report.ts';

/** Of packed bytes, unpacked at a time. */
const PIECE = 65_536;
/** Bytes of a gzip file's head and foot. */
const LEAST_GZIP = 18;

/**
 * Every member of a gzip file. Piece by piece, so that a bomb is left when it passes `most` bytes.
 * @throws IntakeError for a cut or damaged one, and for one that is too large.
 */
export function gunzip(file: string, bytes: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let [length, before] = [0, 0];
  const stream = new Gunzip((part) => {
    parts.push(part);
    length += part.length;
    if (length > most) throw tooLarge(file, most);
  });
  stream.onmember = () => void (before = length);
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (cause) {
    throw cause instanceof IntakeError ? cause : broken(file, cause);
  }
  // The stream ends in silence where it is cut.
  if (lengthTold(bytes) !== length - before) throw broken(file);
  return joinParts(parts, length);
}

const broken = (file: string, cause?: unknown): IntakeError =>
  refusal(file, 'gzip-broken', 'the gzip file is cut or damaged.', 'Copy it again.', cause);

/** Unpacked length of the last member, as its foot says; NaN where there is no room for a foot. */
function lengthTold(bytes: Uint8Array): number {
  if (bytes.length < LEAST_GZIP) return Number.NaN;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
}
