import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inBand } from '#domain/band.ts';
import { piecesOf } from '#optimiser/check.ts';
import { ASSUMPTIONS, LIMITS, type Limits } from './assumptions.ts';
import { bestOfPair, balanceOf, netOf, termsOf } from './candidate.ts';
import { gridInput, type GridCompany } from './company.fixture.ts';
import { apply, countInBand, draftOf, indexesOf, loadOf, servedOf, type Draft } from './draft.ts';
import { problemOf, type Problem } from './problem.ts';
import { response } from './response.ts';
import { searchSteps } from './search.ts';
import { suggest } from './suggest.ts';

const row = (...cells: number[]) => cells;

/** Two territories side by side on 4 × 2 cells; the left is rich and overloaded. */
const LOPSIDED: GridCompany = {
  width: 4,
  height: 2,
  owner: [...row(0, 0, 0, 1), ...row(0, 0, 0, 1)],
  potential: [...row(9e7, 9e7, 6e7, 3e7), ...row(9e7, 9e7, 6e7, 3e7)],
  revenue: [...row(3e7, 3e7, 2e7, 2e7), ...row(3e7, 3e7, 2e7, 2e7)],
};
const FREE: Limits = { ...LIMITS, moved: 1, moveNet: 0 };
const problem = (company: GridCompany): Problem => {
  const { columns, neighbours } = gridInput(company);
  return problemOf(columns, neighbours, company.vacant ?? []);
};

describe('problem', () => {
  test('named accounts stay with their owner and weigh on its territory', () => {
    const { ground, fixed, fixedHaulHours } = problem({ ...LOPSIDED, named: [[0, 1]] });
    expect([ground.potential[0], fixed.potential[1], fixed.accounts[1]]).toEqual([0, 9e7, 1]);
    expect(fixedHaulHours[1]).toBeGreaterThan(0);
  });

  test('sums over units and fixed load make up the whole', () => {
    const draft = draftOf(problem({ ...LOPSIDED, named: [[0, 1]] }));
    expect(draft.potential[0]).toBe(3.9e8);
    expect((draft.potential[0] ?? 0) + (draft.potential[1] ?? 0)).toBe(5.4e8);
    expect(draft.problem.revenueCents).toBe(2e8);
  });

  test('a vacancy counts with the mean capacity', () => {
    const input = gridInput(LOPSIDED);
    const columns = { ...input.columns, capacityHours: Float64Array.of(1200, Number.NaN) };
    expect([...problemOf(columns, input.neighbours, []).capacityHours]).toEqual([1200, 1200]);
  });
});

/** The whole model anew: sales of all territories, and what was lost. */
function fullNet(today: Draft, after: Draft): number {
  const total = (draft: Draft) =>
    [...draft.potential.keys()].reduce(
      (sum, at) => sum + response(servedOf(draft, at), ASSUMPTIONS.elasticity.mean),
      0,
    );
  const { low, mode, high } = ASSUMPTIONS.loss;
  const uplift = today.problem.revenueCents * (total(after) / total(today) - 1);
  return 3 * uplift - ((low + mode + high) / 3) * after.avoidableCents;
}

const anyCompany = fc
  .record({
    cut: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    potential: fc.array(fc.integer({ min: 1e6, max: 2e8 }), { minLength: 16, maxLength: 16 }),
    hours: fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ cut, potential, hours }): GridCompany => ({
    width: 4,
    height: 4,
    owner: potential.map((_, cell) => (cell % 4 < (cut[Math.floor(cell / 4)] ?? 2) ? 0 : 1)),
    potential,
    revenue: potential.map((cents) => Math.round(cents / 3)),
    hours,
  }));

describe('one step', () => {
  test('change is the difference of full values, and sums stay those of the plan', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const today = draftOf(problem(company));
        const terms = termsOf(today, FREE, ASSUMPTIONS);
        const best = bestOfPair(terms, today, balanceOf(today), 0, 1);
        fc.pre(best !== null);
        if (!best) return;
        const after = draftOf(today.problem);
        const load = loadOf(today.problem, best);
        const promised = indexesOf(today, best, load);
        apply(after, best);
        expect(best.net).toBeCloseTo(fullNet(today, after), 3);
        expect(netOf(terms, today, best, load)).toBe(best.net);
        const anew = draftOf({ ...today.problem, owner: after.owner });
        for (const at of [0, 1]) {
          expect(after.potential[at]).toBe(anew.potential[at]);
          expect(after.serviceHours[at]).toBe(anew.serviceHours[at]);
          expect(after.haulHours[at]).toBe(anew.haulHours[at]);
          expect(promised[at]).toBeCloseTo(indexesOf(anew)[at] ?? 0, 9);
        }
      }),
    );
  });

  test('no single unit of the border does better, by brute force', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const today = draftOf(problem(company));
        const best = bestOfPair(termsOf(today, FREE, ASSUMPTIONS), today, balanceOf(today), 0, 1);
        for (const net of allowedSingles(today))
          expect(best?.net ?? 0).toBeGreaterThanOrEqual(net - 1e-6);
      }),
    );
  });
});

/** Nets of every one-unit step from 0 to 1 that keeps pieces and band, all computed anew. */
function allowedSingles(today: Draft): number[] {
  const { graph, owner } = today.problem;
  const pieces = piecesOf(graph, owner, 2);
  return [...owner.keys()].flatMap((unit) => {
    const near = [...graph.neighbour.subarray(graph.start[unit], graph.start[unit + 1])];
    if (owner[unit] !== 0 || !near.some((other) => owner[other] === 1)) return [];
    const after = draftOf(today.problem);
    apply(after, { from: 0, to: 1, units: Int32Array.of(unit) });
    const whole = piecesOf(graph, after.owner, 2).every(
      (count, at) => count > 0 && count <= (pieces[at] ?? 0),
    );
    const [before, now] = [indexesOf(today), indexesOf(after)];
    const kept = [0, 1].every((at) => !inBand(before[at] ?? 0) || inBand(now[at] ?? 0));
    return whole && kept ? [fullNet(today, after)] : [];
  });
}

describe('a plan', () => {
  test('every prefix is contiguous, keeps the band and the budget; ground moves once', () => {
    fc.assert(
      fc.property(anyCompany, fc.constantFrom(0.1, 0.3, 1), (company, moved) => {
        const stated = problem(company);
        const draft = draftOf(stated);
        const pieces = piecesOf(stated.graph, stated.owner, 2);
        const seen = new Set<number>();
        for (const step of searchSteps(stated, { ...FREE, moved }, ASSUMPTIONS)) {
          const inside = countInBand(indexesOf(draft));
          apply(draft, step);
          expect(countInBand(indexesOf(draft))).toBeGreaterThanOrEqual(inside);
          piecesOf(stated.graph, draft.owner, 2).forEach((count, at) =>
            expect([count > 0, count <= (pieces[at] ?? 0)]).toEqual([true, true]),
          );
          for (const unit of step.units) expect(seen.has(unit)).toBe(false);
          for (const unit of step.units) seen.add(unit);
        }
        expect(draft.movedCents).toBeLessThanOrEqual(moved * stated.revenueCents);
      }),
    );
  });

  test('a rich giver stops where it would leave the band, however much its neighbour could take', () => {
    // Indexes about 100, 40 and 160: two cells of column 2 would take the first to 84.
    const company: GridCompany = {
      width: 5,
      height: 2,
      owner: [...row(0, 0, 0, 1, 2), ...row(0, 0, 0, 1, 2)],
      potential: [...row(9e8, 9e8, 9e8, 1e8, 1e6), ...row(9e8, 9e8, 9e8, 1e8, 1e6)],
      revenue: [...row(3e8, 3e8, 1e8, 1e8, 1e6), ...row(3e8, 3e8, 1e8, 1e8, 1e6)],
      hours: [...row(4200, 4200, 1500, 4000, 16000), ...row(4200, 4200, 1500, 4000, 16000)],
    };
    const { suggestions } = suggest({ ...gridInput(company), limits: FREE });
    const given = suggestions.filter((suggestion) => suggestion.from.territory === 'T0');
    expect(given.flatMap((suggestion) => suggestion.units)).toHaveLength(1);
    expect(inBand(given[0]?.from.indexAfter ?? 0)).toBe(true);
  });

  test('is the same every time', () => {
    const input = gridInput(LOPSIDED);
    expect(suggest(input)).toEqual(suggest(input));
  });
});

describe('advice', () => {
  const advice = suggest({ ...gridInput(LOPSIDED), limits: FREE });
  const [first] = advice.suggestions;

  test('hands rich ground to the poor neighbour, with both sides before and after', () => {
    expect([first?.from.territory, first?.to.territory]).toEqual(['T0', 'T1']);
    expect(first?.units.every((unit) => ['u2', 'u6', 'u1', 'u5'].includes(unit))).toBe(true);
    expect(first?.from.indexBefore).toBeGreaterThan(first?.from.indexAfter ?? 999);
    expect(first?.contiguous).toBe(true);
    expect(first?.reason).toEqual({
      code: 'overload',
      text: expect.stringMatching(
        /^Ground 0 carries 1\d\d % of a fair workload; Ground 1 next door has room\.$/,
      ),
    });
    const change = (first?.from.potentialBeforeCents ?? 0) - (first?.from.potentialAfterCents ?? 0);
    expect(change).toBe(
      (first?.to.potentialAfterCents ?? 0) - (first?.to.potentialBeforeCents ?? 0),
    );
    expect(first?.worstAfter).toBeLessThan(first?.worstBefore ?? 0);
  });

  test('reshuffles where year one clears the bar, and says when not to', () => {
    expect(advice.verdict).toBe('reshuffle');
    expect(advice.reason).toMatch(/^If you expect to lose more than \d+.% of the revenue/);
    expect(advice.inBandAfter).toBeGreaterThanOrEqual(advice.inBandBefore);
  });

  test('leaves a balanced plan alone', () => {
    const even = {
      ...LOPSIDED,
      owner: [0, 0, 1, 1, 0, 0, 1, 1],
      potential: Array.from({ length: 8 }, () => 5e7),
      revenue: Array.from({ length: 8 }, () => 2e7),
    };
    const calm = suggest(gridInput(even));
    expect(calm).toMatchObject({
      verdict: 'leave',
      suggestions: [],
      together: null,
      movedShare: 0,
    });
    expect(calm.reason).toMatch(/^Leave the plan as it is/);
  });

  test('a gain under the bar is no reason to reshuffle', () => {
    const strict = suggest({ ...gridInput(LOPSIDED), limits: { ...FREE, yearOne: 0.5 } });
    expect(strict.verdict).toBe('leave');
    expect(strict.suggestions.length).toBeGreaterThan(0);
    expect(strict.reason).toMatch(/a reshuffle should earn 50\.0.% of revenue at 80.%\.$/);
  });

  test('what a vacancy hands over is not charged', () => {
    const input = gridInput({ ...LOPSIDED, vacant: [true, false] });
    expect(suggest({ ...input, limits: FREE }).together).toMatchObject({
      avoidableCents: 0,
      breakEvenQ: null,
    });
    expect(advice.together?.avoidableCents).toBeGreaterThan(0);
  });

  test('none without potential, without sales, or where reps share the ground', () => {
    const input = gridInput(LOPSIDED);
    const off = (directory: Partial<typeof input.directory>) =>
      suggest({ ...input, directory: { ...input.directory, ...directory } });
    expect(off({ potential: null })).toMatchObject({
      verdict: 'off',
      reason: expect.stringMatching(/without potential/),
    });
    const planDerived = { overlapShare: 0.82, statesPerRep: [35, 43] as const };
    expect(off({ planDerived })).toMatchObject({
      verdict: 'off',
      reason: expect.stringMatching(/82.% of revenue/),
    });
    expect(
      suggest(gridInput({ ...LOPSIDED, revenue: LOPSIDED.revenue.map(() => 0) })).verdict,
    ).toBe('off');
  });
});
