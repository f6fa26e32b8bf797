import { expect, it } from 'vitest';
import { components, makeGraph } from './graph.ts';
import { makeContiguous } from './repair.ts';

const LINE = makeGraph(
  6,
  [0, 1, 2, 3, 4].map((at) => [at, at + 1] as const),
);

it('gives orphans to the neighbour and keeps the heaviest part', () => {
  const owner = Int32Array.of(0, 0, 1, 1, 0, 1);
  makeContiguous(LINE, Float64Array.of(5, 5, 5, 5, 1, 1), owner);
  expect(components(LINE, owner).parts).toBe(2);
  expect([...owner]).toEqual([0, 0, 1, 1, 1, 1]);
});

it('leaves what hangs together alone', () => {
  const owner = Int32Array.of(0, 0, 0, 1, 1, 1);
  makeContiguous(LINE, new Float64Array(6).fill(1), owner);
  expect([...owner]).toEqual([0, 0, 0, 1, 1, 1]);
});
