import { describe, expect, test } from 'vitest';
import {
  coverageTitle,
  movesTitle,
  nextStepTitle,
  rankingTitle,
  reportTitle,
  scatterTitle,
  segmentTitle,
} from './headline.ts';
import type { Ranking } from './ranking.ts';
import { among, directoryOf, reportOf, type Ground } from './scene.fixture.ts';
import { sceneOf } from './standing.ts';
import type { Advice } from './suggestion.ts';

const scene = (grounds: readonly Ground[]) => sceneOf(reportOf(grounds), directoryOf(grounds));

test('the plain title stands where no rule fires', () => {
  expect(reportTitle([], null)).toBe('Coverage report');
  expect(reportTitle([], 'Houston')).toBe('Coverage report: Houston');
});

test('coverage names the thinnest, when clearly so', () => {
  const thin = (name: string, share: number) => ({
    name,
    facts: { coveredCents: share * 1_000_000_000 },
  });
  expect(
    coverageTitle(
      scene(among(20, thin('Houston', 0.39), thin('Phoenix', 0.44), thin('Reno', 0.6))),
    ),
  ).toBe('Coverage is thinnest in Houston and Phoenix');
  expect(coverageTitle(scene(among(20)))).toBe('Coverage by area');
});

describe('scatter', () => {
  const sized = Array.from({ length: 12 }, (_, at) => ({
    name: `G${at}`,
    facts: { potentialCents: (at + 2) * 1e8, revenue12Cents: (at + 2) * 4e7 },
  }));
  const short = (name: string) => ({ name, facts: { potentialCents: 1e9, revenue12Cents: 1e8 } });

  test('follows potential, with those out of line named', () => {
    expect(scatterTitle(scene(sized))).toBe('Revenue follows potential');
    expect(scatterTitle(scene([...sized, short('Houston')]))).toBe(
      'Revenue follows potential, except in Houston',
    );
  });

  test('the plain title where it does not follow', () => {
    const mixed = sized.map((ground, at) => ({
      ...ground,
      facts: { ...ground.facts, revenue12Cents: at % 2 === 0 ? 4e8 : 3e8 },
    }));
    expect(
      scatterTitle(
        scene(
          mixed.map((ground, at) => ({
            ...ground,
            facts: { ...ground.facts, potentialCents: at % 3 === 0 ? 9e8 : 8e8 },
          })),
        ),
      ),
    ).toBe('Revenue against potential');
    expect(scatterTitle(scene(sized.slice(0, 2)))).toBe('Revenue against potential');
  });
});

test('segments to invest in, the largest first', () => {
  const row = (name: string, potentialCents: number, stance: 'invest' | 'defend') => ({
    name,
    potentialCents,
    stance,
  });
  expect(
    segmentTitle([
      row('construction', 82, 'invest'),
      row('machinery', 113, 'invest'),
      row('health', 200, 'defend'),
    ]),
  ).toBe('Machinery and construction are worth the next hours');
  expect(segmentTitle([row('machinery', 1, 'invest')])).toBe('Machinery is worth the next hours');
  expect(segmentTitle([])).toBe('Segments by potential, penetration and growth');
});

describe('ranking', () => {
  const ranking = (above: number, below: number) =>
    ({ rows: [], groups: { above, below, expected: 9 } }) as unknown as Ranking;
  test.each([
    [4, 10, 'Four reps sell clearly more than their ground explains, ten clearly less'],
    [1, 0, 'One rep sells clearly more than their ground explains'],
    [0, 2, 'Two reps sell clearly less than their ground explains'],
    [0, 0, 'No rep sells clearly more or less than their ground explains'],
  ])('%d above, %d below', (above, below, title) =>
    expect(rankingTitle(ranking(above, below), 9)).toBe(title),
  );
  test('says so where nobody can be placed, or nobody is named', () => {
    expect(rankingTitle({ reason: 'few' }, 7)).toBe('These reps cannot be ranked fairly');
    expect(rankingTitle({ reason: 'none' }, 0)).toBe('The data names no reps');
  });
});

describe('moves', () => {
  const advice = (verdict: Advice['verdict'], count: number, won = 13): Advice => ({
    verdict,
    reason: '',
    suggestions: Array.from({ length: count }) as unknown as Advice['suggestions'],
    together: null,
    movedShare: 0.035,
    inBandBefore: 42,
    inBandAfter: 42 + won,
    territories: 60,
  });

  test('titles of the section', () => {
    expect(movesTitle(advice('reshuffle', 8), 5)).toBe('The five moves that help most today');
    expect(movesTitle(advice('reshuffle', 1), 5)).toBe('The move that helps most today');
    expect(movesTitle(advice('leave', 8), 5)).toBe('Today’s plan is best left as it is');
    expect(movesTitle(advice('off', 0), 5)).toBe('Suggested moves');
  });

  test('the best next step', () => {
    expect(nextStepTitle(advice('reshuffle', 8))).toBe(
      'Eight moves bring 13 territories back into the 85–115 band',
    );
    expect(nextStepTitle(advice('reshuffle', 1, 1))).toBe(
      'One move brings one territory back into the 85–115 band',
    );
    expect(nextStepTitle(advice('reshuffle', 2, 0))?.replaceAll('\u00a0', ' ')).toBe(
      'Two moves put 3.5 % of revenue on better ground',
    );
    expect(nextStepTitle(advice('leave', 8))).toBeNull();
  });
});
