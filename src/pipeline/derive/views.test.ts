import { describe, expect, it } from 'vitest';
import { viewStates, type Held } from './views.ts';

const FULL: Held = {
  accounts: 100,
  placed: 90,
  visits: 10,
  quotas: 10,
  deals: 10,
  reps: 20,
  sellers: 20,
  staffed: 20,
  accountPotential: 100,
  unitPotential: 100,
  dated: 1,
  sources: 1,
};
const SPAN = { firstMonth: 24_000, months: 24, lastComplete: 24_023, asOf: '2001-12-31' };
const off = (held: Partial<Held>, overlap: number | null = null, span = SPAN) => {
  const derived =
    overlap === null ? null : { overlapShare: overlap, statesPerRep: [2, 9] as const };
  return viewStates({ ...FULL, ...held }, span, derived).filter(({ on }) => !on);
};

describe('viewStates', () => {
  it('switches everything on with full data', () => {
    expect(off({})).toEqual([]);
  });

  it('names what is off and what would bring it', () => {
    expect(off({ placed: 0 }).map(({ view }) => view)).toEqual(['map', 'moves']);
    expect(off({ visits: 0 })).toMatchObject([
      { view: 'coverage', reason: 'visits with account and date bring coverage' },
    ]);
    expect(off({}, null, { ...SPAN, months: 11 })).toContainEqual({
      view: 'coverage',
      on: false,
      reason: '11 months are too few; coverage is measured over 12',
    });
    expect(off({ quotas: 0 }).map(({ view }) => view)).toEqual(['attainment']);
    expect(off({ dated: 0 }).map(({ view }) => view)).toEqual(['trend']);
  });

  it('claims no ranking for few reps, few quarters or shared ground', () => {
    expect(off({ sellers: 11 })).toMatchObject([
      { view: 'ranking', reason: expect.stringContaining('11 reps are too few') },
    ]);
    expect(off({ visits: 0 }, null, { ...SPAN, months: 11 })).toMatchObject([
      { view: 'coverage' },
      { view: 'ranking', reason: expect.stringContaining('3 quarters') },
    ]);
    expect(off({}, 0.25)).toEqual([]);
    expect(off({}, 0.3).map(({ view }) => view)).toEqual(['ranking', 'moves']);
    expect(off({}, 0.3)[0]?.reason).toContain(
      'each rep sells in 2 to 9 states, and 30 % of revenue',
    );
  });
});
