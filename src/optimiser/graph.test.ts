import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepsPieces, piecesOf, sumsBy } from './check.ts';
import { borderOf, graphOf, ProblemError, walkerOf } from './graph.ts';
import { moment, momentsOf, moveUnit } from './objective.ts';

const [WIDTH, HEIGHT] = [5, 4];
const CELLS = WIDTH * HEIGHT;

function grid() {
  const [a, b]: [number[], number[]] = [[], []];
  const pair = (cell: number, near: number) => {
    a.push(cell);
    b.push(near);
  };
  for (let cell = 0; cell < CELLS; cell += 1) {
    if (cell % WIDTH < WIDTH - 1) pair(cell, cell + 1);
    if (cell + WIDTH < CELLS) pair(cell, cell + WIDTH);
  }
  return graphOf(CELLS, a, b);
}

const graph = grid();
const anyOwner = fc
  .array(fc.integer({ min: -1, max: 2 }), { minLength: CELLS, maxLength: CELLS })
  .map((owner) => Int32Array.from(owner));

describe('graph', () => {
  test('rows ascend and are symmetric', () => {
    const near = (cell: number) => [
      ...graph.neighbour.subarray(graph.start[cell], graph.start[cell + 1]),
    ];
    expect([near(0), near(6)]).toEqual([
      [1, 5],
      [1, 5, 7, 11],
    ]);
    for (let cell = 0; cell < CELLS; cell += 1)
      for (const other of near(cell)) expect(near(other)).toContain(cell);
  });

  test('refuses loops and strangers', () => {
    expect(() => graphOf(2, [0], [0])).toThrow(ProblemError);
    expect(() => graphOf(2, [0], [2])).toThrow(/joins 0 and 2 of 2/);
  });

  test('a border is the units that touch the other territory', () => {
    const halves = Int32Array.from({ length: CELLS }, (_, cell) => (cell % WIDTH < 2 ? 0 : 1));
    expect(borderOf(graph, halves, 0, 1)).toEqual([1, 6, 11, 16]);
    expect(borderOf(graph, halves, 1, 2)).toEqual([]);
  });
});

/** Up to `size` cells of one territory that hang together, from `seed` on. */
function connected(owner: Int32Array, seed: number, size: number): number[] {
  const group = new Set([seed]);
  for (const unit of group)
    for (const near of graph.neighbour.subarray(graph.start[unit], graph.start[unit + 1]))
      if (group.size < size && owner[near] === owner[seed]) group.add(near);
  return [...group];
}

describe('removal test', () => {
  test('agrees with counting pieces afterwards, for any connected group', () => {
    const walker = walkerOf(graph);
    fc.assert(
      fc.property(
        anyOwner,
        fc.nat(CELLS - 1),
        fc.integer({ min: 1, max: 6 }),
        (owner, seed, size) => {
          fc.pre((owner[seed] ?? -1) >= 0);
          const group = connected(owner, seed, size);
          const rest = owner.map((territory, unit) => (group.includes(unit) ? 9 : territory));
          const territory = owner[seed] ?? 0;
          const [before = 0, after = 0] = [
            piecesOf(graph, owner, 3)[territory],
            piecesOf(graph, rest, 3)[territory],
          ];
          expect(walker.leavesWhole(owner, Int32Array.from(group))).toBe(after <= before);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('the moment changes with a unit as if computed anew', () => {
  const whole = fc
    .array(fc.integer({ min: 0, max: 3000 }), { minLength: CELLS, maxLength: CELLS })
    .map((values) => Float64Array.from(values));
  fc.assert(
    fc.property(anyOwner, whole, whole, whole, fc.nat(CELLS - 1), (owner, x, y, weight, unit) => {
      const from = owner[unit] ?? -1;
      fc.pre(from >= 0);
      const places = { x, y, weight };
      const moments = momentsOf(places, owner, 3);
      const to = (from + 1) % 3;
      moveUnit(moments, places, unit, from, to);
      const moved = owner.slice();
      moved[unit] = to;
      for (const territory of [0, 1, 2]) {
        const slow = slowMoment(places, moved, territory);
        expect(Math.abs(moment(moments, territory) - slow)).toBeLessThanOrEqual(
          1e-6 * Math.max(1, slow),
        );
      }
    }),
  );
});

function slowMoment(
  { x, y, weight }: { x: Float64Array; y: Float64Array; weight: Float64Array },
  owner: Int32Array,
  territory: number,
): number {
  const mine = [...owner.keys()].filter((unit) => owner[unit] === territory);
  const sum = (value: (unit: number) => number) =>
    mine.reduce((total, unit) => total + value(unit), 0);
  const total = sum((unit) => weight[unit] ?? 0);
  if (total === 0) return 0;
  const centre = [
    sum((u) => (weight[u] ?? 0) * (x[u] ?? 0)) / total,
    sum((u) => (weight[u] ?? 0) * (y[u] ?? 0)) / total,
  ] as const;
  return sum(
    (u) => (weight[u] ?? 0) * (((x[u] ?? 0) - centre[0]) ** 2 + ((y[u] ?? 0) - centre[1]) ** 2),
  );
}

test('pieces and sums by hand', () => {
  const owner = [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 1, 1, 2, 2, -1, 2, 2];
  expect([...piecesOf(graph, owner, 4)]).toEqual([2, 1, 2, 0]);
  expect([...sumsBy(owner, new Float64Array(CELLS).fill(1), 4)]).toEqual([8, 7, 4, 0]);
  expect(keepsPieces(Int32Array.of(2, 0), Int32Array.of(1, 0))).toBe(true);
  expect(keepsPieces(Int32Array.of(1, 1), Int32Array.of(2, 1))).toBe(false);
  expect(keepsPieces(Int32Array.of(1, 1), Int32Array.of(1, 0))).toBe(false);
});
