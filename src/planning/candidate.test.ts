import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandSide, inBand } from '#domain/band.ts';
import { piecesOf } from '#optimiser/check.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { balanceOf, bestOfPair } from './candidate.ts';
import { anyCompany, FREE, problemFrom } from './company.fixture.ts';
import { apply, draftOf, indexesOf, loadOf, servedOf, type Draft } from './draft.ts';
import { promiseOf } from './promise.ts';
import { response } from './response.ts';
import { netOf, termsOf } from './terms.ts';

/** The whole model anew: sales of all territories, and what was lost. */
function fullNet(today: Draft, after: Draft): number {
  const total = (draft: Draft) =>
    [...draft.potential.keys()].reduce(
      (sum, at) => sum + response(servedOf(draft, at), ASSUMPTIONS.elasticity.mean),
      0,
    );
  const { low, mode, high } = ASSUMPTIONS.loss;
  const uplift = today.problem.revenueCents * (total(after) / total(today) - 1);
  return uplift - ((low + mode + high) / 3) * after.avoidableCents;
}

describe('one step', () => {
  test('change is the difference of full values, and sums stay those of the plan', () => {
    fc.assert(
      fc.property(anyCompany, (company) => {
        const today = draftOf(problemFrom(company));
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
        const today = draftOf(problemFrom(company));
        const best = bestOfPair(termsOf(today, FREE, ASSUMPTIONS), today, balanceOf(today), 0, 1);
        for (const unit of borderUnits(today))
          expect(best?.net ?? 0).toBeGreaterThanOrEqual((allowedNet(today, [unit]) ?? 0) - 1e-6);
      }),
    );
  });

  test('a pair seldom nets more than it promised', () => {
    const broken = fc.sample(anyCompany, { numRuns: 400, seed: 1 }).filter((company) => {
      const today = draftOf(problemFrom(company));
      const [terms, balance] = [termsOf(today, FREE, ASSUMPTIONS), balanceOf(today)];
      const mine = [...today.owner.keys()].filter((unit) => today.owner[unit] === 0);
      const net = bestOfPair(terms, today, balance, 0, 1)?.net ?? 0;
      return net > 1.5 * promiseOf(terms, today, balance, mine, [0, 1]);
    });
    expect(broken.length).toBeLessThan(0.02 * 400);
  });

  test('comes within 3 % of the best of all connected groups, by brute force', () => {
    let [reached, possible] = [0, 0];
    for (const company of fc.sample(anyCompany, { numRuns: 60, seed: 1 })) {
      const today = draftOf(problemFrom(company));
      const best = bestOfPair(termsOf(today, FREE, ASSUMPTIONS), today, balanceOf(today), 0, 1);
      const most = borderGroups(today)
        .map((group) => allowedNet(today, group) ?? 0)
        .reduce((a, b) => Math.max(a, b), 0);
      expect(best?.net ?? 0).toBeLessThanOrEqual(most + 1e-6);
      reached += best?.net ?? 0;
      possible += most;
    }
    expect(possible).toBeGreaterThan(0);
    expect(reached / possible).toBeGreaterThan(0.97);
  });
});

/** Net of a step from 0 to 1, all computed anew; null where it breaks pieces, band or room. */
function allowedNet(today: Draft, units: readonly number[]): number | null {
  const { graph, owner } = today.problem;
  const after = draftOf(today.problem);
  apply(after, { from: 0, to: 1, units: Int32Array.from(units) });
  const pieces = piecesOf(graph, owner, 2);
  const whole = piecesOf(graph, after.owner, 2).every(
    (count, at) => count > 0 && count <= (pieces[at] ?? 0),
  );
  const [before, now] = [indexesOf(today), indexesOf(after)];
  const kept = [0, 1].every((at) => !inBand(before[at] ?? 0) || inBand(now[at] ?? 0));
  const room = bandSide(now[0] ?? 0) !== 'below' && bandSide(now[1] ?? 0) !== 'above';
  return whole && kept && room ? fullNet(today, after) : null;
}

/** Units of 0 that touch 1. */
function borderUnits({ problem: { graph, owner } }: Draft): number[] {
  return [...owner.keys()].filter((unit) => {
    const near = [...graph.neighbour.subarray(graph.start[unit], graph.start[unit + 1])];
    return owner[unit] === 0 && near.some((other) => owner[other] === 1);
  });
}

/** Every connected group of 0 that starts at its border with 1. */
function borderGroups(today: Draft): number[][] {
  const { graph, owner } = today.problem;
  const found = new Map<string, number[]>();
  const queue = borderUnits(today).map((unit) => [unit]);
  for (const group of queue) {
    const key = [...group].sort((a, b) => a - b).join();
    if (found.has(key)) continue;
    found.set(key, group);
    for (const unit of group)
      for (const near of graph.neighbour.subarray(graph.start[unit], graph.start[unit + 1]))
        if (owner[near] === 0 && !group.includes(near)) queue.push([...group, near]);
  }
  return [...found.values()];
}
