import { describe, expect, test } from 'vitest';
import { gridInput, LOPSIDED, problemFrom } from './company.fixture.ts';
import { draftOf } from './draft.ts';
import { problemOf } from './problem.ts';

describe('problem', () => {
  test('named accounts stay with their owner and weigh on its territory', () => {
    const { ground, fixed, fixedHaulHours } = problemFrom({ ...LOPSIDED, named: [[0, 1]] });
    expect([ground.potential[0], fixed.potential[1], fixed.accounts[1]]).toEqual([0, 9e7, 1]);
    expect(fixedHaulHours[1]).toBeGreaterThan(0);
  });

  test('sums over units and fixed load make up the whole', () => {
    const draft = draftOf(problemFrom({ ...LOPSIDED, named: [[0, 1]] }));
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
