/** Text with only its letters and digits, small: what case, blanks and signs cannot change. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Finds the text of a list that was likely meant by another. */
export type FindAlike = (text: string) => string | null;

const digits = (text: string): string => text.replace(/\D/g, '');
/** Letters that may differ, by length: short texts must be all but equal. */
const allowed = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0);
/** Beyond so many texts only what is equal but for case and signs is found. */
const MOST = 20_000;

/**
 * A finder over `known`: equal but for case, blanks, accents, signs; else one that differs by at
 * most two letters, never in a digit ('A-101' is not 'A-102').
 */
export function alikeFinder(known: readonly string[]): FindAlike {
  const byFold = new Map<string, string>();
  for (const text of known) if (!byFold.has(folded(text))) byFold.set(folded(text), text);
  const folds = known.length <= MOST ? [...byFold.keys()] : [];
  return (text) => {
    const fold = folded(text);
    if (fold === '') return null;
    const same = byFold.get(fold);
    if (same !== undefined) return same;
    const near = nearest(fold, folds);
    return near === null ? null : (byFold.get(near) ?? null);
  };
}

function nearest(fold: string, folds: readonly string[]): string | null {
  let best: string | null = null;
  let least = allowed(fold.length) + 1;
  for (const other of folds) {
    if (Math.abs(other.length - fold.length) >= least || digits(other) !== digits(fold)) continue;
    const distance = editDistance(fold, other, least);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
}

/** Letters to add, drop or change to make `b` of `a`; `limit` when it takes that many or more. */
export function editDistance(a: string, b: string, limit: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return Math.min(row[b.length] ?? limit, limit);
}
