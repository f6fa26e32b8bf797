import type { Where } from './rule.ts';

type Text = string | null;

/** What rules look at, one entry an account; the index is the account's index everywhere. */
export interface OwnedAccounts {
  readonly account: readonly string[];
  readonly family: readonly Text[];
  readonly naics: readonly Text[];
  readonly tier: readonly Text[];
  readonly size: readonly Text[];
  /** Words separated by ';', ',' or '|'. */
  readonly traits: readonly Text[];
  readonly unit: readonly Text[];
  /** State of the account's unit. */
  readonly unitState: readonly Text[];
  /** Potential a year over all lines. */
  readonly potentialCents: ArrayLike<number>;
}

type Bucket = ReadonlyMap<string, readonly number[]>;
const NOBODY: readonly number[] = [];

export const traitsOf = (text: Text): readonly string[] =>
  text === null
    ? []
    : text
        .split(/[;,|]/)
        .map((word) => word.trim())
        .filter(Boolean);

function bucketBy(keys: readonly Text[]): Map<string, number[]> {
  const bucket = new Map<string, number[]>();
  keys.forEach((key, account) => {
    if (key === null) return;
    const members = bucket.get(key);
    if (members) members.push(account);
    else bucket.set(key, [account]);
  });
  return bucket;
}

function bucketTraits(texts: readonly Text[]): Bucket {
  const bucket = new Map<string, number[]>();
  for (const [text, members] of bucketBy(texts))
    for (const trait of new Set(traitsOf(text)))
      bucket.set(trait, [...(bucket.get(trait) ?? []), ...members]);
  return bucket;
}

/**
 * Finds the accounts a condition may match by its rarest part, so that a rule costs what it
 * matches; buckets are made when first asked for.
 */
export function candidateFinder(accounts: OwnedAccounts): (where: Where) => readonly number[] {
  const made = new Map<string, Bucket>();
  const bucket = (name: string, make: () => Bucket): Bucket => {
    const known = made.get(name) ?? make();
    made.set(name, known);
    return known;
  };
  const byText = (name: 'account' | 'family' | 'naics' | 'tier' | 'size' | 'unit' | 'unitState') =>
    bucket(name, () => bucketBy(accounts[name]));
  const everyone = Array.from(accounts.account, (_, account) => account);
  const gather = (from: Bucket, keys: readonly string[]) =>
    keys.flatMap((key) => from.get(key) ?? NOBODY);

  return (where) => {
    if (where.account !== undefined) return byText('account').get(where.account) ?? NOBODY;
    if (where.family !== undefined) return byText('family').get(where.family) ?? NOBODY;
    if (where.units !== undefined) return gather(byText('unit'), [...new Set(where.units)]);
    if (where.trait !== undefined)
      return bucket('traits', () => bucketTraits(accounts.traits)).get(where.trait) ?? NOBODY;
    if (where.naics !== undefined) {
      const codes = byText('naics');
      const prefix = where.naics;
      return gather(
        codes,
        [...codes.keys()].filter((code) => code.startsWith(prefix)),
      );
    }
    if (where.size !== undefined) return byText('size').get(where.size) ?? NOBODY;
    if (where.tier !== undefined) return byText('tier').get(where.tier) ?? NOBODY;
    if (where.states !== undefined) return gather(byText('unitState'), [...new Set(where.states)]);
    return everyone;
  };
}

/** Whether all parts of a condition hold; `lines` and `assignment` are the caller's. */
export function matcher(accounts: OwnedAccounts, where: Where): (account: number) => boolean {
  const tests: ((account: number) => boolean)[] = [];
  const equal = (column: readonly Text[], wanted: string | undefined) => {
    if (wanted !== undefined) tests.push((account) => column[account] === wanted);
  };
  const among = (column: readonly Text[], wanted: readonly string[] | undefined) => {
    if (wanted === undefined) return;
    const set = new Set<Text | undefined>(wanted);
    tests.push((account) => set.has(column[account]));
  };
  const { naics, trait, potentialAboveCents: above, potentialBelowCents: below } = where;
  equal(accounts.account, where.account);
  equal(accounts.family, where.family);
  equal(accounts.tier, where.tier);
  equal(accounts.size, where.size);
  among(accounts.unit, where.units);
  among(accounts.unitState, where.states);
  if (naics !== undefined)
    tests.push((account) => accounts.naics[account]?.startsWith(naics) ?? false);
  if (trait !== undefined)
    tests.push((account) => traitsOf(accounts.traits[account] ?? null).includes(trait));
  if (above !== undefined)
    tests.push((account) => (accounts.potentialCents[account] ?? Number.NaN) >= above);
  if (below !== undefined)
    tests.push((account) => (accounts.potentialCents[account] ?? Number.NaN) < below);
  return (account) => tests.every((test) => test(account));
}
