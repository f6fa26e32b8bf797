import { describe, expect, it } from 'vitest';
import type { Ranking } from '#domain/ranking.ts';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { effectDomain, rankNote, rankRows } from './rank-rows.ts';

const { directory, pages } = reportSmall;
const reps = pages['company']!.reps;
const ranking: Ranking = {
  predictors: ['potential'],
  groups: { above: 1, expected: 0, below: 2 },
  leftOut: [],
  caution: '',
  rows: [
    {
      rep: 'r01',
      territory: 't01',
      effect: 0.21,
      low: 0.08,
      high: 0.34,
      group: 'above',
      rankLow: 1,
      rankHigh: 4,
      revenueCents: 1,
      attainment: 1,
    },
  ],
};
const none = { reason: 'No fair ranking: too few.' };
const rows = (mode: 'fair' | 'revenue' | 'attainment', result: Ranking | typeof none = ranking) =>
  rankRows(directory, reps, result, mode, ({ rep }) => (rep === 'r03' ? Number.NaN : 1));

describe('the ranking of reps', () => {
  it('shows the effect with its intervals', () => {
    expect(rows('fair')[0]).toMatchObject({
      name: 'Dan Priest',
      territory: 'Houston',
      text: '+21\u00a0%',
      intervalText: '+8 to +34',
      rankText: '1–4',
    });
    expect(effectDomain(rows('fair'))).toEqual([-0.34, 0.34]);
  });

  it('is empty, with the reason, where none can be made; the plain orders stay', () => {
    expect(rows('fair', none)).toEqual([]);
    expect(rankNote(none, 'fair')).toBe(none.reason);
    expect(rows('revenue', none)).toHaveLength(11);
  });

  it('puts the largest revenue first and unknown attainment last', () => {
    expect(rows('revenue')[0]?.rep).toBe('r12');
    expect(rows('attainment').at(-1)).toMatchObject({ rep: 'r03', text: '–' });
  });
});
