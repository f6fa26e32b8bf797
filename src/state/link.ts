/**
 * The report link: a readable address with the data's fingerprint and at most eight headline
 * values as they were shown, so that a later reader learns what has changed since.
 */
export const MOST_VALUES = 8;
export const LONGEST_LINK = 1000;

/** A headline value as shown, e.g. { id: 'coverage', shown: '61.2 %' }. */
export interface ShownValue {
  readonly id: string;
  readonly shown: string;
}

export interface Change extends ShownValue {
  readonly then: string;
}

/** Packs values as `id~text` joined by `!`; both marks are taken out of the texts. */
export function packValues(values: readonly ShownValue[]): string {
  const clean = (text: string) => text.replaceAll(/[~!]/g, '').replaceAll(/\s/g, '_');
  return values
    .slice(0, MOST_VALUES)
    .map(({ id, shown }) => `${clean(id)}~${clean(shown)}`)
    .join('!');
}

/** Unpacks what `packValues` wrote; parts that are no value are left out. Never throws. */
export function unpackValues(claim: string): readonly ShownValue[] {
  return claim
    .split('!')
    .slice(0, MOST_VALUES)
    .flatMap((part) => {
      const mark = part.indexOf('~');
      if (mark < 1) return [];
      return [{ id: part.slice(0, mark), shown: part.slice(mark + 1).replaceAll('_', ' ') }];
    });
}

/**
 * Adds values to an address one by one while it stays within the limit.
 * `address` writes the address for a claim (null: none).
 */
export function fitLink(
  address: (claim: string | null) => string,
  values: readonly ShownValue[],
): string {
  for (let count = Math.min(values.length, MOST_VALUES); count > 0; count -= 1) {
    const link = address(packValues(values.slice(0, count)));
    if (link.length <= LONGEST_LINK) return link;
  }
  return address(null);
}

/** What a link said then and what the page says now, for values that differ. */
export function changesSince(claim: string, now: readonly ShownValue[]): readonly Change[] {
  const shownNow = new Map(now.map(({ id, shown }) => [id, shown]));
  return unpackValues(claim).flatMap(({ id, shown }) => {
    const current = shownNow.get(id);
    if (current === undefined || same(current, shown)) return [];
    return [{ id, then: shown, shown: current }];
  });
}

/** Spaces of any width are the same; a packed text has lost the difference. */
const same = (a: string, b: string) => a.replaceAll(/\s/g, ' ') === b.replaceAll(/\s/g, ' ');
