/** Who is named as an account's owner, weighed by money (or rows); the heaviest is its owner. */
export type OwnerVotes = Map<string, number>;

export const voteOwner = (votes: OwnerVotes, owner: string, weight: number): void => {
  if (owner !== '') votes.set(owner, (votes.get(owner) ?? 0) + Math.max(weight, 1));
};

export interface OwnerShare {
  readonly owner: string;
  readonly share: number;
}

/** Shares in proportion to their weight, to 1/10,000, that sum to 1; the heaviest first. */
export function ownerShares(votes: OwnerVotes): OwnerShare[] {
  const ranked = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = ranked.reduce((sum, [, weight]) => sum + weight, 0);
  const parts = ranked.map(([, weight]) => Math.floor((weight / total) * 10_000));
  parts[0] = (parts[0] ?? 0) + 10_000 - parts.reduce((a, b) => a + b, 0);
  return ranked
    .map(([owner], i) => ({ owner, share: (parts[i] ?? 0) / 10_000 }))
    .filter(({ share }) => share > 0);
}
