import { alikeFinder, folded } from './alike.ts';

/** Beyond so many names only those equal but for case and signs are looked for. */
const MOST_NAMES = 3000;
const LONG = 7;

/**
 * Texts and the rows they stand in → rarer writing of a name → its most frequent one: equal but for
 * case, blanks, signs, or, in longer names, for a letter that is not all its last word ('Store A').
 */
export function writtenOtherwise(tally: ReadonlyMap<string, number>): Map<string, string> {
  const byRows = [...tally].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const byFold = new Map<string, string>();
  const likes = new Map<string, string>();
  for (const [text] of byRows) {
    const same = byFold.get(folded(text));
    if (same === undefined) byFold.set(folded(text), text);
    else likes.set(text, same);
  }
  const main = [...byFold.values()];
  if (main.length > MOST_NAMES) return likes;
  main.forEach((text, at) => {
    const like = at === 0 || text.length < LONG ? null : alikeFinder(main.slice(0, at))(text);
    if (like !== null && !differInMark(text, like)) likes.set(text, like);
  });
  return likes;
}

const lastWord = (text: string): string => text.split(/\s+/).at(-1) ?? '';

function differInMark(a: string, b: string): boolean {
  const [last, other] = [lastWord(a), lastWord(b)];
  return last !== other && Math.min(last.length, other.length) < 3;
}
