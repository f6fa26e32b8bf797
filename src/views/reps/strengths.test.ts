import { describe, expect, it } from 'vitest';
import type { StrengthRow } from '#queries/rep-strengths.ts';
import { strengths } from './strengths.ts';

const NAMES = {
  lines: [],
  tiers: [{ id: 'A', name: 'Tier A' }],
  industries: [{ id: '311', name: 'Food processing' }],
};

/** A ground of `accounts` like accounts, each with potential 100 and revenue `r`. */
const ground = (territory: string, r: number, accounts = 40, spread = 5): StrengthRow => ({
  territory,
  kind: 'tier',
  code: 'A',
  accounts,
  revenue: accounts * r,
  potential: accounts * 100,
  rr: accounts * (r * r + spread * spread),
  rp: accounts * r * 100,
  pp: accounts * 100 * 100,
});
const others = ['t2', 't3', 't4', 't5', 't6', 't7'].map((id, at) => ground(id, 29 + (at % 3)));

describe('strengths against like accounts', () => {
  it('finds what clearly stands out, with n and the expectation', () => {
    const [found] = strengths([ground('t1', 60), ...others], 't1', NAMES);
    expect(found).toMatchObject({ name: 'Tier A', accounts: 40, verdict: 'strength' });
    expect(found?.expected).toBeLessThan(found?.revenue ?? 0);
    expect(found?.effect).toBeGreaterThan(0.3);
  });

  it('pulls a few lucky accounts towards 0', () => {
    const few = strengths([ground('t1', 60, 5, 80), ...others], 't1', NAMES)[0];
    const many = strengths([ground('t1', 60, 200, 80), ...others], 't1', NAMES)[0];
    expect(few?.effect ?? 1).toBeLessThan(many?.effect ?? 0);
    expect(few?.verdict).toBe('as like accounts');
  });

  it('says nothing of four accounts, or without grounds to compare with', () => {
    expect(strengths([ground('t1', 60, 4), ...others], 't1', NAMES)).toEqual([]);
    expect(strengths([ground('t1', 60)], 't1', NAMES)).toEqual([]);
    expect(strengths(others, 't1', NAMES)).toEqual([]);
  });
});
