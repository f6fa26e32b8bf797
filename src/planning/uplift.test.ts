import { describe, expect, test } from 'vitest';
import { drawsOf } from '#domain/draws.ts';
import { ASSUMPTIONS, type Assumptions } from './assumptions.ts';
import { judgeOf, type Stage } from './uplift.ts';

const REVENUE = 1_000_000;
const certain = (e: number, q = 0.08): Assumptions => ({
  ...ASSUMPTIONS,
  elasticity: { mean: e, sd: 0, low: e, high: e },
  potentialSd: 0,
  loss: { low: q, mode: q, high: q + 1e-12 },
  draws: 1,
});
const stage = (
  potentials: readonly number[],
  avoidableCents = 0,
  transfers: Stage['transfers'] = [],
): Stage => ({
  territories: potentials.map((potential) => ({ potential, serviceHours: 1000, travelHours: 0 })),
  transfers,
  avoidableCents,
});
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
function level(potentials: readonly number[]): number[] {
  const mean = sum(potentials) / potentials.length;
  return potentials.map(() => mean);
}

/** Log-normal potentials with a coefficient of variation, by their quantiles' draws. */
function logNormal(cv: number, count = 40_000): number[] {
  const sigma = Math.sqrt(Math.log(1 + cv * cv));
  const draws = drawsOf(7);
  return Array.from({ length: count / 2 }, () => sigma * draws.normal()).flatMap((z) => [
    Math.exp(z),
    Math.exp(-z),
  ]);
}
const upliftOf = (potentials: readonly number[], e = 0.34) =>
  judgeOf(stage(potentials), 1, certain(e)).benefit(stage(potentials), stage(level(potentials)))
    .uplift.median;

describe('uplift of balancing', () => {
  test('potentials 50, 100, 150: 2.05 %; 80, 100, 120: 0.30 %', () => {
    expect(upliftOf([50, 100, 150])).toBeCloseTo(0.0205, 4);
    expect(upliftOf([80, 100, 120])).toBeCloseTo(0.003, 4);
  });

  test.each([
    [0.15, 0.0025],
    [0.3, 0.0097],
    [0.6, 0.0351],
  ])('log-normal with CV %d: %d', (cv, expected) => {
    expect((1 + cv ** 2) ** (0.5 * 0.34 * 0.66) - 1).toBeCloseTo(expected, 4);
    expect(Math.abs(upliftOf(logNormal(cv)) / expected - 1)).toBeLessThan(0.05);
  });

  test('CV 0.25 → 0.075 is +0.62 %; 5.5 % moved nets +0.34 % at q 5 %, −0.35 % at 17.6 %', () => {
    const before = logNormal(0.25);
    const shrink = Math.sqrt(Math.log(1 + 0.075 ** 2) / Math.log(1 + 0.25 ** 2));
    const shrunk = before.map((potential) => potential ** shrink);
    const scale = sum(before) / sum(shrunk);
    const after = shrunk.map((potential) => potential * scale);
    const judged = (q: number) =>
      judgeOf(stage(before), 1, certain(0.34, q)).benefit(stage(before), stage(after, 0.055));
    expect(judged(0.05).uplift.median).toBeCloseTo(0.0062, 4);
    expect(judged(0.05).years[0].median).toBeCloseTo(0.0034, 4);
    expect(judged(0.176).years[0].median).toBeCloseTo(-0.0035, 4);
  });
});

describe('net benefit', () => {
  const today = stage([200, 50]);
  const moved = stage([125, 125], 40_000, [{ from: 0, to: 1, potential: 75 }]);
  const judge = judgeOf(today, REVENUE);
  const benefit = judge.benefit(today, moved);

  test('the loss comes once, the uplift every year', () => {
    const sure = judgeOf(today, REVENUE, certain(0.31, 0.1)).benefit(today, moved);
    expect(sure.years[1]).toEqual(sure.uplift);
    expect(sure.years[0].median).toBeCloseTo(sure.uplift.median - 4000, 3);
    expect(sure.threeYears.median).toBeCloseTo(3 * sure.uplift.median - 4000, 3);
    expect(sure.breakEvenQ).toBeCloseTo(sure.uplift.median / 40_000, 9);
    expect(sure.paybackMonths).toBe(Math.ceil((12 * 4000) / sure.uplift.median));
  });

  test('two thousand seeded draws give a median inside its interval, again and again the same', () => {
    const { median, low, high, positive } = benefit.years[0];
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
    expect(positive).toBeGreaterThan(0.5);
    expect(judgeOf(today, REVENUE).benefit(today, moved)).toEqual(benefit);
    expect(judgeOf(today, REVENUE, { ...ASSUMPTIONS, seed: 2 }).benefit(today, moved)).not.toEqual(
      benefit,
    );
  });

  test('steps add up to the whole, draw by draw', () => {
    const half = stage([160, 90], 20_000, [{ from: 0, to: 1, potential: 40 }]);
    const one = { ...ASSUMPTIONS, draws: 1 };
    const judged = judgeOf(today, REVENUE, one);
    const steps =
      judged.benefit(today, half).threeYears.median + judged.benefit(half, moved).threeYears.median;
    expect(steps).toBeCloseTo(judged.benefit(today, moved).threeYears.median, 6);
  });

  test('ground keeps the error of where it came from: a full swap gains nothing in any draw', () => {
    const swapped = stage([50, 200], 0, [
      { from: 0, to: 1, potential: 200 },
      { from: 1, to: 0, potential: 50 },
    ]);
    const { low, high } = judgeOf(today, REVENUE, { ...ASSUMPTIONS, potentialSd: 0.3 }).benefit(
      today,
      swapped,
    ).uplift;
    expect([low, high]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  });

  test('nothing moved breaks even nowhere; a move that only costs never pays back', () => {
    expect(judge.benefit(today, today)).toMatchObject({ breakEvenQ: null, avoidableCents: 0 });
    expect(judge.benefit(today, stage([240, 10], 1000)).paybackMonths).toBeNull();
  });

  test('travel eats selling time: less of it is worth money', () => {
    const nearer = {
      ...today,
      territories: today.territories.map((served) => ({ ...served, travelHours: 0 })),
    };
    const far = {
      ...today,
      territories: today.territories.map((served) => ({ ...served, travelHours: 400 })),
    };
    expect(judgeOf(far, REVENUE, certain(0.31)).benefit(far, nearer).uplift.median).toBeCloseTo(
      REVENUE * (1.4 ** 0.31 - 1),
      3,
    );
  });

  test('in margin where one is known', () => {
    const inMargin = judgeOf(today, REVENUE, { ...ASSUMPTIONS, margin: 0.3 }).benefit(today, moved);
    expect(inMargin.inMargin).toBe(true);
    expect(inMargin.uplift.median).toBeCloseTo(0.3 * benefit.uplift.median, 6);
    expect(inMargin.breakEvenQ).toBeCloseTo(benefit.breakEvenQ ?? 0, 9);
  });
});
