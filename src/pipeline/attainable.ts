import { halfUp, largestRemainder } from './cents.ts';
import { percentile } from './percentile.ts';

/** Likes are asked from the narrowest group that has this many accounts. */
export const ENOUGH_LIKES = 30;
const LIKE_SHARE = 0.75;

/** Known accounts; arrays of one length, index = account. */
export interface KnownAccounts {
  readonly industry: readonly string[];
  readonly size: readonly string[];
  readonly channel: readonly string[];
  /** Potential a year, cents, one array a line. */
  readonly potentialCents: readonly ArrayLike<number>[];
  /** Revenue of the 12 months that end with the last complete month, cents. */
  readonly revenue12Cents: ArrayLike<number>;
}

/**
 * Attainable revenue a year in cents, one array a line: potential × the 75th-percentile
 * penetration of like accounts (domain.md, "attainable gap"). Likes are all accounts with
 * potential of the industry × size × channel, those without sales counting 0; below 30 of them
 * the industry, then all. Rounded half up per account, split over lines by largest remainder.
 */
export function attainableCents(accounts: KnownAccounts): Float64Array[] {
  const total = totals(accounts.potentialCents);
  const share = likePenetration(accounts, total);
  const result = accounts.potentialCents.map((line) => new Float64Array(line.length));
  total.forEach((potential, account) => {
    if (potential <= 0) return;
    const whole = halfUp(potential * Math.max(share[account] ?? 0, 0));
    const weights = accounts.potentialCents.map((line) => line[account] ?? 0);
    largestRemainder(whole, weights).forEach((cents, line) => {
      const column = result[line];
      if (column) column[account] = cents;
    });
  });
  return result;
}

/** The 75th-percentile penetration that each account is measured by. */
function likePenetration(accounts: KnownAccounts, total: ArrayLike<number>): Float64Array {
  const penetration = Float64Array.from(total, (potential, account) =>
    potential > 0 ? (accounts.revenue12Cents[account] ?? 0) / potential : Number.NaN,
  );
  const alike = likes(penetration, (a) =>
    JSON.stringify([accounts.industry[a], accounts.size[a], accounts.channel[a]]),
  );
  const industry = likes(penetration, (a) => accounts.industry[a] ?? '');
  const all = likes(penetration, () => '');
  return penetration.map(
    (_, account) => alike(account) ?? industry(account) ?? all(account, 1) ?? 0,
  );
}

/** Groups accounts by a key; answers a group's percentile, or null where the group is too small. */
function likes(penetration: Float64Array, key: (account: number) => string) {
  const groups = new Map<string, number[]>();
  penetration.forEach((value, account) => {
    if (Number.isNaN(value)) return;
    const group = groups.get(key(account));
    if (group) group.push(value);
    else groups.set(key(account), [value]);
  });
  const shares = new Map(
    [...groups].map(([name, values]) => [name, percentile(values, LIKE_SHARE)]),
  );
  return (account: number, enough = ENOUGH_LIKES): number | null => {
    const name = key(account);
    return (groups.get(name)?.length ?? 0) >= enough ? (shares.get(name) ?? null) : null;
  };
}

function totals(lines: readonly ArrayLike<number>[]): Float64Array {
  const total = new Float64Array(lines[0]?.length ?? 0);
  for (const line of lines)
    total.forEach((sum, account) => (total[account] = sum + (line[account] ?? 0)));
  return total;
}
