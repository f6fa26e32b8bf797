import { decodeAs, type NarrowEncoding } from './encodings.ts';

/** In order of how often files have them: the first of the best wins. */
const CANDIDATES = ['windows-1252', 'cp850', 'cp437', 'macintosh', 'windows-1250'] as const;
/** High bytes that are enough to tell. */
const ENOUGH = 20_000;

const REASONS: Readonly<Record<NarrowEncoding, string>> = {
  'windows-1252': 'it is no UTF-8, and so its letters make words of Western Europe',
  cp850: 'it is no UTF-8, and only the code page of DOS makes words of its letters',
  cp437: 'it is no UTF-8, and only the US code page of DOS makes words of its letters',
  macintosh: 'it is no UTF-8, and only Mac Roman makes words of its letters',
  'windows-1250': 'it is no UTF-8, and only so its letters make words',
};

/** Which code of one byte a letter makes the likeliest words. */
export function guessNarrow(bytes: Uint8Array): { encoding: NarrowEncoding; reason: string } {
  const pairs = surroundings(bytes);
  const scores = CANDIDATES.map(
    (encoding) => [encoding, score(decodeAs(pairs, encoding))] as const,
  );
  const [encoding] = scores.reduce((best, it) => (it[1] > best[1] ? it : best));
  return { encoding, reason: REASONS[encoding] };
}

/** Each high byte between its neighbours, a blank behind: three letters and a blank each. */
function surroundings(bytes: Uint8Array): Uint8Array {
  const found: number[] = [];
  for (let i = 0; i < bytes.length && found.length < 4 * ENOUGH; i++)
    if ((bytes[i] ?? 0) > 127)
      found.push(bytes[i - 1] ?? 32, bytes[i] ?? 32, bytes[i + 1] ?? 32, 32);
  return Uint8Array.from(found);
}

/** How much the middle letters fit between their neighbours. */
function score(text: string): number {
  let sum = 0;
  for (let i = 0; i + 2 < text.length; i += 4)
    sum += fit(text.charAt(i), text.charAt(i + 1), text.charAt(i + 2));
  return sum;
}

const LETTER = /\p{L}/u;
const SMALL = /\p{Ll}/u;
const LARGE = /\p{Lu}/u;
/** Letters that words of Western Europe are full of; the others are rare. */
const USUAL = /[àáâäãåæçèéêëìíîïñòóôöõøœùúûüýÿß]/i;
/** Signs that stand beside numbers and words. */
const SIGN = /[€£¢¥°§©®™«»„“”‘’–—…\u00A0·•½¼²³]/;

function fit(before: string, letter: string, after: string): number {
  const inWord = LETTER.test(before) || LETTER.test(after);
  if (!LETTER.test(letter)) return inWord ? -1 : SIGN.test(letter) ? 0.5 : -1;
  // 'cafÚ': a capital behind a small letter.
  if (LARGE.test(letter) && SMALL.test(before)) return -1;
  if (SMALL.test(letter) && LARGE.test(before) && LARGE.test(after)) return -0.5;
  const usual = USUAL.test(letter) ? 1 : 0.2;
  return inWord ? usual : usual / 4;
}
