import type { Directory } from '#domain/directory.ts';
import { randomEffects } from '#domain/random-effect.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { StrengthRow } from '#queries/rep-strengths.ts';

/** How one ground does in an industry, tier or line against like accounts elsewhere. */
export interface Strength {
  readonly kind: StrengthRow['kind'];
  readonly name: string;
  readonly accounts: number;
  /** Revenue of 12 months and what like accounts would give, cents. */
  readonly revenue: number;
  readonly expected: number;
  /** Share above or below the expectation, shrunk; its 90 % interval. */
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: 'strength' | 'weakness' | 'as like accounts';
}

/** Fewer accounts, or fewer grounds to compare with, say nothing. */
const FEWEST_ACCOUNTS = 5;
const FEWEST_GROUNDS = 6;
const NORMAL_90 = 1.645;

function verdictOf(low: number, high: number): Strength['verdict'] {
  if (low > 0) return 'strength';
  return high < 0 ? 'weakness' : 'as like accounts';
}

/** One industry, tier or line over all grounds, pulled towards 0 by the accounts' luck. */
function strengthIn(
  rows: readonly StrengthRow[],
  territory: string,
): Omit<Strength, 'name'> | null {
  const fit = rows.filter(({ accounts }) => accounts >= FEWEST_ACCOUNTS);
  const at = fit.findIndex((row) => row.territory === territory);
  const own = fit[at];
  const total = (of: (row: StrengthRow) => number) => fit.reduce((sum, row) => sum + of(row), 0);
  const penetration = total(({ revenue }) => revenue) / total(({ potential }) => potential);
  if (!own || fit.length < FEWEST_GROUNDS || !(penetration > 0)) return null;
  const expected = ({ potential }: StrengthRow) => penetration * potential;
  const variance = fit.map(
    (row) => (row.rr - 2 * penetration * row.rp + penetration ** 2 * row.pp) / expected(row) ** 2,
  );
  const effects = randomEffects(
    fit.map(() => [1]),
    fit.map((row) => row.revenue / expected(row) - 1),
    variance,
  );
  const found = effects?.[at];
  if (!found) return null;
  const [low, high] = [
    found.effect - NORMAL_90 * found.error,
    found.effect + NORMAL_90 * found.error,
  ];
  return {
    kind: own.kind,
    accounts: own.accounts,
    revenue: own.revenue,
    expected: expected(own),
    effect: found.effect,
    low,
    high,
    verdict: verdictOf(low, high),
  };
}

/** Strengths and weaknesses of a territory's accounts by industry, tier and line, best first. */
export function strengths(
  rows: readonly StrengthRow[],
  territory: string,
  directory: Pick<Directory, 'lines' | 'industries' | 'tiers'>,
): readonly Strength[] {
  const known = { line: directory.lines, industry: directory.industries, tier: directory.tiers };
  const groups = new Map<string, StrengthRow[]>();
  for (const row of rows) {
    const key = `${row.kind} ${row.code}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .flatMap((group): Strength[] => {
      const found = strengthIn(group, territory);
      const [first] = group;
      if (!found || !first) return [];
      const name = known[first.kind].find(({ id }) => id === first.code)?.name ?? first.code;
      return [{ ...found, name }];
    })
    .sort((a, b) => b.effect - a.effect);
}

const percent = (value: number): number => Math.round(value * 1e4) / 100;

/** The table as a file, money in major units. */
export const strengthCsv = (currency: string): readonly CsvColumn<Strength>[] => [
  { head: 'Accounts', value: (row) => row.name },
  { head: 'By', value: (row) => row.kind },
  { head: 'n', value: (row) => row.accounts },
  { head: `Revenue of 12 months, ${currency}`, value: (row) => row.revenue / 100 },
  { head: `Like accounts give, ${currency}`, value: (row) => Math.round(row.expected) / 100 },
  { head: 'Shrunk, %', value: (row) => percent(row.effect) },
  { head: 'Low, 90 %', value: (row) => percent(row.low) },
  { head: 'High, 90 %', value: (row) => percent(row.high) },
  { head: 'Reads as', value: (row) => row.verdict },
];
