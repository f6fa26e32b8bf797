import { describe, expect, it } from 'vitest';
import { toTopology } from './geometry.ts';
import { GRID, type Arc, type Shape } from './grid.ts';
import { borderPicker, outerShape, unionOf } from './outlines.ts';

/** Three squares of one px in a row. */
const ARCS: readonly Arc[] = [
  Int32Array.of(GRID, 0, GRID, GRID),
  Int32Array.of(2 * GRID, 0, 2 * GRID, GRID),
  Int32Array.of(GRID, GRID, 0, GRID, 0, 0, GRID, 0),
  Int32Array.of(GRID, 0, 2 * GRID, 0),
  Int32Array.of(2 * GRID, GRID, GRID, GRID),
  Int32Array.of(2 * GRID, 0, 3 * GRID, 0, 3 * GRID, GRID, 2 * GRID, GRID),
];
const UNITS: readonly Shape[] = [
  { id: 'a', polygons: [[[0, 2]]] },
  { id: 'b', polygons: [[[3, 1, 4, ~0]]] },
  { id: 'c', polygons: [[[5, ~1]]] },
];
const nation = outerShape('US', ARCS, UNITS);
const topology = toTopology(ARCS, { units: UNITS, states: UNITS, nation });

describe('outerShape', () => {
  it('keeps the arcs that only one shape uses', () => {
    expect(nation.polygons.flat(2).sort()).toEqual([2, 3, 4, 5]);
  });
});

describe('borderPicker', () => {
  const pick = borderPicker(topology);

  it('draws where owners differ, and not along the coast', () => {
    expect(pick([7, 7, 3]).coordinates).toEqual([
      [
        [2, 0],
        [2, 1],
      ],
    ]);
    expect(pick([1, 1, 1]).coordinates).toEqual([]);
  });

  it('takes ground without an owner as ground of its own', () => {
    expect(pick([-1, 0, 0]).coordinates).toEqual([
      [
        [1, 0],
        [1, 1],
      ],
    ]);
  });
});

describe('unionOf', () => {
  it('melts units into one area', () => {
    const { coordinates } = unionOf(topology, [0, 1]);
    expect(coordinates).toHaveLength(1);
    expect(new Set(coordinates.flat(2).map(([x]) => x))).toEqual(new Set([0, 1, 2]));
  });
});
