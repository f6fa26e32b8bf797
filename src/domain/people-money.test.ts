import { describe, expect, test } from 'vitest';
import { buyingPower } from './buying-power.ts';
import { polsbyPopper } from './compactness.ts';
import { drawsOf, quantile } from './draws.ts';
import { pace, pipelineCover } from './goal.ts';
import { repsByWorkload, returnOfNextRep } from './headcount.ts';
import { attainment, attainmentShape, overAssignment, wilson } from './quota.ts';
import { median, stanceOf, stanceWords } from './segment.ts';

test('headcount by workload: 9,100 ÷ (40 × 48 × 50 %) needs 10', () =>
  expect(repsByWorkload(9100, 40 * 48 * 0.5)).toBe(10));

test('the next rep: break-even 500,000, cover 1.0, return 96 %', () => {
  const result = returnOfNextRep({
    cost: 200_000,
    margin: 0.4,
    sales: 500_000,
    recurring: [0.6, 0.36],
  });
  expect(result.breakEvenSales).toBeCloseTo(500_000);
  expect(result.cover).toBeCloseTo(1);
  expect(result.roi).toBeCloseTo(0.96);
});

test('pace 50 of 100 at half the season is 1.0', () => expect(pace(50, 100, 0.5)).toBe(1));

test('pipeline 4.8 on 1.6 left is 3.0×; 22 % wins need 4.5×, expect 1.06 = 66 %', () => {
  const cover = pipelineCover(4.8, 1.6, 0.22);
  expect(cover.coverage).toBeCloseTo(3);
  expect(cover.needed).toBeCloseTo(4.5, 1);
  expect(cover.expected).toBeCloseTo(1.06, 2);
  expect(cover.expectedShare).toBeCloseTo(0.66, 2);
});

test('buying power of 2, 3, 4 is 2.7', () => expect(buyingPower(2, 3, 4)).toBeCloseTo(2.7));

test('a circle is compact 1, a square π/4', () => {
  expect(polsbyPopper(Math.PI, 2 * Math.PI)).toBeCloseTo(1);
  expect(polsbyPopper(1, 4)).toBeCloseTo(Math.PI / 4);
});

describe('attainment', () => {
  test('shape of a team', () => {
    expect(attainmentShape([0.7, 0.95, 1, 1.05, 1.3, Number.NaN])).toEqual({
      n: 5,
      onGoal: 0.6,
      near: 0.6,
      accurate: 0.6,
      interquartile: expect.closeTo(0.1),
    });
    expect(attainment(90, 0)).toBeNaN();
    expect(overAssignment(105, 100)).toBeCloseTo(0.05);
  });

  test('Wilson: 5 of 10 is 24 % to 76 %, none of 10 still up to 28 %', () => {
    expect(wilson(5, 10)).toEqual([expect.closeTo(0.2366, 4), expect.closeTo(0.7634, 4)]);
    expect(wilson(0, 10)).toEqual([0, expect.closeTo(0.2775, 4)]);
  });
});

describe('stance', () => {
  const whole = { penetration: 0.38, growth: 0.02, largeCents: 60 };
  test.each([
    ['defend', 0.44, -0.1, 10],
    ['invest', 0.3, 0.05, 10],
    ['develop', 0.3, -0.01, 80],
    ['leave', 0.2, -0.04, 41],
  ] as const)('%s', (stance, penetration, growth, potentialCents) =>
    expect(stanceOf({ penetration, growth, potentialCents }, whole)).toBe(stance),
  );

  test('not known, no stance', () =>
    expect(stanceOf({ penetration: Number.NaN, growth: 0, potentialCents: 1 }, whole)).toBeNull());

  test('in words', () => {
    const cell = (name: string, stance: 'defend' | 'develop' | null) => ({ name, stance });
    expect(stanceWords([cell('A', 'defend'), cell('B', 'develop'), cell('C', 'develop')])).toBe(
      'Defend A; develop B, C',
    );
    expect(stanceWords([cell('A', 'defend'), cell('B', null)])).toBe('Defend');
    expect(stanceWords([])).toBe('');
  });
});

describe('draws', () => {
  const many = <T>(draw: () => T) => Array.from({ length: 20_000 }, draw);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test('have the moments they should, and repeat by seed', () => {
    const draws = drawsOf(42);
    const normal = many(draws.normal);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((value) => value ** 2))).toBeCloseTo(1, 1);
    expect(mean(many(() => draws.triangular(0.02, 0.08, 0.176)))).toBeCloseTo(0.092, 2);
    const cut = many(() => draws.cutNormal(0.31, 0.12, 0.05, 0.7));
    expect([Math.min(...cut) >= 0.05, Math.max(...cut) <= 0.7]).toEqual([true, true]);
    expect([drawsOf(1).uniform(), drawsOf(1).uniform()]).toEqual([
      drawsOf(1).uniform(),
      drawsOf(1).uniform(),
    ]);
  });

  test('quantiles and medians', () => {
    expect([quantile([1, 2, 3], 0.5), quantile([1, 2], 0.25), quantile([], 0.5)]).toEqual([
      2,
      1.25,
      Number.NaN,
    ]);
    expect([median([3, 1, 2]), median([4, 1, Number.NaN, 2, 3]), median([])]).toEqual([
      2,
      2.5,
      Number.NaN,
    ]);
  });
});
