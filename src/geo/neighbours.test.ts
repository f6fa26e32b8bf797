import { describe, expect, it } from 'vitest';
import { GRID, type Shape } from './grid.ts';
import { borderNeighbours, nearestLinks } from './neighbours.ts';
import { kmPerPx } from './plane.ts';

describe('borderNeighbours', () => {
  const arcs = [
    Int32Array.of(400 * GRID, 300 * GRID, 400 * GRID, 310 * GRID),
    Int32Array.of(400 * GRID, 310 * GRID, 390 * GRID, 305 * GRID, 400 * GRID, 300 * GRID),
    Int32Array.of(400 * GRID, 300 * GRID, 410 * GRID, 305 * GRID, 400 * GRID, 310 * GRID),
    Int32Array.of(0, 0, 5, 0, 5, 5, 0, 0),
  ];
  const shapes: Shape[] = [
    { id: 'a', polygons: [[[0, 1]]] },
    { id: 'b', polygons: [[[2, ~0]]] },
    // A ring that runs along its own arc both ways is no neighbour of itself.
    { id: 'c', polygons: [[[3]], [[3, ~3]]] },
  ];

  it('pairs shapes with a common arc once and measures it', () => {
    const [only, ...others] = borderNeighbours(arcs, shapes);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ a: 0, b: 1, by: 'border' });
    expect(Math.abs((only?.sharedKm ?? 0) / (10 * kmPerPx(400, 305)) - 1)).toBeLessThan(0.03);
  });
});

describe('nearestLinks', () => {
  const centres = [
    [-100, 40],
    [-99, 40],
    [-98, 40],
    [-90, 40],
    [-89, 40.1],
    [-98, 30],
  ] as const;
  const border = (a: number, b: number) => ({ a, b, by: 'border' as const, sharedKm: 1 });

  it('joins all parts by the shortest ways, and no more', () => {
    const links = nearestLinks(centres, [border(0, 1), border(1, 2), border(3, 4)]);
    expect(links).toEqual([
      { a: 2, b: 3, by: 'nearest', sharedKm: 0 },
      { a: 2, b: 5, by: 'nearest', sharedKm: 0 },
    ]);
  });

  it('adds nothing to what hangs together', () => {
    const chain = [0, 1, 2, 3, 4].map((at) => border(at, at + 1));
    expect(nearestLinks(centres, chain)).toEqual([]);
  });
});
