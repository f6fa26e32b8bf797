import { describe, expect, test } from 'vitest';
import { drawsOf } from './draws.ts';
import type { RepFacts } from './facts.ts';
import { isRanking, rankReps, type Ranking } from './ranking.ts';

interface World {
  readonly reps: number;
  readonly quarters: number;
  /** Standard deviations: true effect, a quarter's noise, the accounts' luck. */
  readonly skill: number;
  readonly noise: number;
  readonly luck: number;
}

const WORLD: World = { reps: 60, quarters: 8, skill: 0.15, noise: 0.1, luck: 0.1 };

/** Reps whose true effects are known: revenue = potential^0.9 × season × ramp × effect × luck × noise. */
function simulate(seed: number, world: World = WORLD): { facts: RepFacts[]; truth: number[] } {
  const draws = drawsOf(seed);
  const truth = Array.from({ length: world.reps }, () => world.skill * draws.normal());
  const facts = truth.map((effect, rep): RepFacts => {
    const potential = Math.exp(0.4 * draws.normal());
    const luck = world.luck * draws.normal();
    const level = effect + luck + 0.9 * Math.log(potential) + Math.log(4e8);
    const presence = Array.from({ length: world.quarters }, (_, quarter) =>
      rep % 10 === 0 && quarter < 2 ? 0.5 : 1,
    );
    const quarters = presence.map((share, quarter) =>
      Math.round(
        Math.exp(
          level + 0.2 * Math.sin(quarter) + 0.8 * Math.log(share) + world.noise * draws.normal(),
        ),
      ),
    );
    return {
      rep: `R${String(rep).padStart(2, '0')}`,
      territory: `T${rep}`,
      quarters,
      presence,
      vacantWeeks: quarters.map(() => 0),
      potentialCents: Math.round(1e9 * potential),
      needHours: 1500 * Math.exp(0.3 * draws.normal()),
      accountLuck: world.luck ** 2,
      revenueCents: quarters.reduce((sum, cents) => sum + cents, 0),
      quotaCents: rep === 0 ? 0 : 1e9,
    };
  });
  return { facts, truth };
}

function rank(facts: readonly RepFacts[]): Ranking {
  const result = rankReps(facts, null);
  if (!isRanking(result)) throw new Error(result.reason);
  return result;
}

describe('on simulated reps', () => {
  const trials = Array.from({ length: 40 }, (_, seed) => simulate(seed + 1));
  const rankings = trials.map(({ facts }) => rank(facts));
  const each = rankings.flatMap((ranking, trial) =>
    ranking.rows.map((row) => ({
      row,
      truth: trials[trial]?.truth[Number(row.rep.slice(1))] ?? Number.NaN,
      trial,
    })),
  );
  const shareOf = (test: (entry: (typeof each)[number]) => boolean) =>
    each.filter(test).length / each.length;

  test('the 90 % interval holds the true effect about nine times in ten', () => {
    const held = shareOf(
      ({ row, truth }) => row.low <= Math.expm1(truth) && Math.expm1(truth) <= row.high,
    );
    expect(held).toBeGreaterThan(0.87);
    expect(held).toBeLessThan(0.93);
  });

  test('the 80 % rank interval holds the true rank about four times in five', () => {
    const rankOf = (trial: number, truth: number) =>
      (trials[trial]?.truth ?? []).filter((other) => other > truth).length + 1;
    const held = shareOf(
      ({ row, truth, trial }) =>
        row.rankLow <= rankOf(trial, truth) && rankOf(trial, truth) <= row.rankHigh,
    );
    expect(held).toBeGreaterThan(0.74);
    expect(held).toBeLessThan(0.88);
  });

  test('who is placed clearly above is above, nearly always', () => {
    const above = each.filter(({ row }) => row.group === 'above');
    expect(above.length).toBeGreaterThan(100);
    expect(above.filter(({ truth }) => truth <= 0).length / above.length).toBeLessThan(0.05);
  });

  test('leaving the accounts’ luck out makes the intervals too narrow', () => {
    const naive = trials.flatMap(({ facts, truth }) =>
      rank(facts.map((rep) => ({ ...rep, accountLuck: 0 }))).rows.map(
        (row) => [row, Math.expm1(truth[Number(row.rep.slice(1))] ?? 0)] as const,
      ),
    );
    expect(
      naive.filter(([row, truth]) => row.low <= truth && truth <= row.high).length / naive.length,
    ).toBeLessThan(0.8);
  });

  test('where reps do not differ, nobody stands out', () => {
    const rows = Array.from(
      { length: 10 },
      (_, seed) => rank(simulate(seed + 90, { ...WORLD, skill: 0 }).facts).rows,
    ).flat();
    expect(rows.filter((row) => row.group !== 'expected').length / rows.length).toBeLessThan(0.03);
  });
});

describe('known answers', () => {
  const quiet: World = { reps: 40, quarters: 8, skill: 0, noise: 0.01, luck: 0.001 };
  const { facts } = simulate(5, quiet);
  const changed = facts.map((rep, at) => {
    const factor = at === 7 ? 1.4 : at === 8 ? 0.7 : 1;
    return {
      ...rep,
      quarters: rep.quarters.map((cents) => cents * factor),
      revenueCents: rep.revenueCents * factor,
    };
  });

  test('a good rep on any ground comes first, a poor one last', () => {
    const { rows, groups } = rank(changed);
    expect([rows[0]?.rep, rows.at(-1)?.rep]).toEqual(['R07', 'R08']);
    expect(rows[0]?.effect).toBeGreaterThan(0.3);
    expect(rows[0]?.effect).toBeLessThan(0.41);
    expect(rows.at(-1)?.group).toBe('below');
    expect(groups.above + groups.expected + groups.below).toBe(40);
    expect(rows[0]?.rankLow).toBe(1);
  });

  test('names what it took out, and only what was there', () => {
    expect(rank(changed).predictors).toEqual(['potential', 'service need', 'ramp']);
    const settled = changed.map((rep) => ({
      ...rep,
      presence: rep.presence.map(() => 1),
      needHours: rep.potentialCents / 1e6,
    }));
    expect(rank(settled).predictors).toEqual(['potential']);
  });

  test('a new rep is not blamed for the ramp', () => {
    const row = rank(facts).rows.find(({ rep }) => rep === 'R10');
    expect(Math.abs(row?.effect ?? 1)).toBeLessThan(0.03);
  });

  test('raw revenue and attainment stay beside it', () => {
    const rows = new Map(rank(facts).rows.map((row) => [row.rep, row]));
    expect(rows.get('R00')?.attainment).toBeNaN();
    expect(rows.get('R01')?.attainment).toBeCloseTo((facts[1]?.revenueCents ?? 0) / 1e9, 9);
  });

  test('the same seed gives the same ranking', () => expect(rank(facts)).toEqual(rank(facts)));
});

describe('no ranking, with the reason', () => {
  const { facts } = simulate(1);
  const reason = (reps: readonly RepFacts[], overlap: Parameters<typeof rankReps>[1] = null) => {
    const result = rankReps(reps, overlap);
    return isRanking(result) ? '' : result.reason;
  };

  test('too few reps, too few quarters, no potential, no reps', () => {
    expect(reason(facts.slice(0, 11))).toMatch(/12 reps .* there are 11/);
    expect(reason(facts.slice(0, 12))).toBe('');
    expect(reason(facts.map((rep) => ({ ...rep, quarters: rep.quarters.slice(0, 3) })))).toMatch(
      /4 whole quarters .* there are 3/,
    );
    expect(reason(facts.map((rep) => ({ ...rep, potentialCents: Number.NaN })))).toMatch(
      /without potential/,
    );
    expect(reason([])).toMatch(/no reps/);
  });

  test('reps that share ground', () => {
    expect(reason(facts, { overlapShare: 0.9, statesPerRep: [35, 43] })).toMatch(/35–43 states/);
    expect(reason(facts, { overlapShare: 0.1, statesPerRep: [1, 3] })).toBe('');
  });

  test('a rep without four quarters is left out, not guessed', () => {
    const young = facts.map((rep, at) =>
      at === 3
        ? { ...rep, presence: rep.presence.map((_, quarter) => (quarter < 5 ? 0 : 1)) }
        : rep,
    );
    expect(rank(young).leftOut).toEqual(['R03']);
  });
});
