import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandSide, inBand } from '#domain/band.ts';
import { piecesOf } from '#optimiser/check.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { anyCompany, FREE, gridInput, LOPSIDED, problemFrom, row } from './company.fixture.ts';
import type { GridCompany } from './company.fixture.ts';
import { apply, countInBand, draftOf, indexesOf } from './draft.ts';
import { searchSteps } from './search.ts';
import { suggest } from './suggest.ts';

describe('a plan', () => {
  test('every prefix is contiguous, keeps the band and the budget; ground moves once', () => {
    fc.assert(
      fc.property(anyCompany, fc.constantFrom(0.1, 0.3, 1), (company, moved) => {
        const stated = problemFrom(company);
        const draft = draftOf(stated);
        const pieces = piecesOf(stated.graph, stated.owner, 2);
        const seen = new Set<number>();
        for (const step of searchSteps(stated, { ...FREE, moved }, ASSUMPTIONS)) {
          const inside = countInBand(indexesOf(draft));
          apply(draft, step);
          const indexes = indexesOf(draft);
          expect(bandSide(indexes[step.from] ?? 0)).not.toBe('below');
          expect(bandSide(indexes[step.to] ?? 0)).not.toBe('above');
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
