import { describe, expect, it } from 'vitest';
import { attainableCents, ENOUGH_LIKES, type KnownAccounts } from './attainable.ts';

interface Account {
  readonly industry: string;
  readonly size?: string;
  readonly potential: readonly number[];
  readonly revenue: number;
}

function known(accounts: readonly Account[]): KnownAccounts {
  const lines = accounts[0]?.potential.length ?? 0;
  return {
    industry: accounts.map((a) => a.industry),
    size: accounts.map((a) => a.size ?? 'M'),
    channel: accounts.map(() => 'direct'),
    potentialCents: Array.from({ length: lines }, (_, line) =>
      accounts.map((a) => a.potential[line] ?? 0),
    ),
    revenue12Cents: accounts.map((a) => a.revenue),
  };
}

/** Accounts of potential 1,000 cents that sell 0, 10, 20 … cents. */
const ladder = (industry: string, count: number, size = 'M'): Account[] =>
  Array.from({ length: count }, (_, i) => ({ industry, size, potential: [1000], revenue: i * 10 }));

describe('attainableCents', () => {
  it('is potential times the linear 75th percentile of the likes, those without sales at 0', () => {
    // Penetrations 0, 0.01 … 0.30; position 0.75 × 30 = 22.5 → 0.225.
    const [line] = attainableCents(known(ladder('31', ENOUGH_LIKES + 1)));
    expect(new Set(line)).toEqual(new Set([225]));
  });

  it('asks the industry below 30 likes, and all accounts below 30 of the industry', () => {
    const accounts = [...ladder('31', 29, 'S'), ...ladder('31', 2, 'L'), ...ladder('42', 10)];
    const [line] = attainableCents(known(accounts));
    // Industry 31: 0 … 0.28 and 0, 0.01 again: sorted place 22.5 lies between 0.20 and 0.21.
    expect(line?.[0]).toBe(205);
    expect(line?.[30]).toBe(205);
    // All 41: place 30 of 0,0,0,1,1,1,2,2,…9,9,10…28 is 0.18.
    expect(line?.[31]).toBe(180);
  });

  it('rounds half up an account and splits exactly over its lines', () => {
    const [a, b, c] = attainableCents(
      known([{ industry: '31', potential: [100, 100, 101], revenue: 100 }]),
    );
    expect([a?.[0], b?.[0], c?.[0]]).toEqual([33, 33, 34]);
  });

  it('gives nothing without potential, and never less than nothing', () => {
    const accounts = [
      { industry: '31', potential: [0], revenue: 500 },
      { industry: '31', potential: [100], revenue: -50 },
    ];
    expect(Array.from(attainableCents(known(accounts))[0] ?? [])).toEqual([0, 0]);
  });
});
