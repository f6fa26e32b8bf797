import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaKm2 } from './area.ts';
import { contains, doubleArea, GRID, shapeRings } from './grid.ts';
import { insidePoint } from './inside-point.ts';
import { borderNeighbours } from './neighbours.ts';
import { polygonsOf } from './polygons.ts';
import { shareArcs } from './shared-arcs.ts';
import { weave } from './weave.ts';

const box = (x: number, y: number, width: number, height: number) => [
  x,
  y,
  x + width,
  y,
  x + width,
  y + height,
  x,
  y + height,
];
const degrees = (x: number, y: number): [number, number] => [x / 100, y / 100];
const pairs = (areas: readonly { id: string; rings: readonly number[][] }[]) => {
  const { arcs, shapes } = shareArcs(areas);
  return borderNeighbours(arcs, shapes, degrees).map(({ a, b }) => `${a}-${b}`);
};

describe('weave', () => {
  it('makes points closer than a tolerance one, and leaves out what shrinks to nothing', () =>
    expect(weave([[box(0, 0, 100, 100)], [[3, 3, 2, 2, 4, 1]], [box(98, 2, 100, 96)]])).toEqual([
      [[0, 0, 100, 0, 100, 100, 0, 100]],
      [],
      [[100, 0, 198, 2, 198, 98, 100, 100]],
    ]));

  it('gives a border the points of those who lie at it', () => {
    const [big] = weave([[box(0, 0, 100, 200)], [box(102, 0, 50, 100)], [box(102, 100, 50, 100)]]);
    expect(big).toEqual([[0, 0, 100, 0, 102, 100, 100, 200, 0, 200]]);
  });
});

describe('shareArcs', () => {
  it('finds the neighbours of a sloppy drawing: gaps, slivers, borders of unequal points', () => {
    const areas = [
      { id: 'west', rings: [box(0, 0, 1000, 2000)] },
      { id: 'north', rings: [box(1003, 0, 1000, 998)] },
      { id: 'south', rings: [box(998, 1001, 1002, 1000)] },
      { id: 'far', rings: [box(5000, 0, 100, 100)] },
    ];
    expect(pairs(areas)).toEqual(['0-1', '0-2', '1-2']);
  });

  it('equals a search of every pair on random grids of squares', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 25, selector: String }),
        fc.infiniteStream(fc.integer({ min: -1, max: 1 })),
        (squares, jitter) => {
          const off = () => jitter.next().value as number;
          const areas = squares.map(([x, y]) => ({
            id: `${x} ${y}`,
            rings: [box(x * 500, y * 500, 500, 500).map((step) => step + off())],
          }));
          const expected = squares.flatMap(([x, y], a) =>
            squares.flatMap(([otherX, otherY], b) =>
              b > a && Math.abs(x - otherX) + Math.abs(y - otherY) === 1 ? [`${a}-${b}`] : [],
            ),
          );
          expect(pairs(areas).sort()).toEqual(expected.sort());
        },
      ),
    ));

  it('keeps the ground: areas sum to the whole', () => {
    const areas = [
      { id: 'ring', rings: [box(0, 0, 900, 900), box(300, 300, 300, 300)] },
      { id: 'middle', rings: [box(300, 300, 300, 300)] },
    ];
    const { arcs, shapes, whole } = shareArcs(areas);
    const km2 = (shape: (typeof shapes)[number]) => areaKm2(shapeRings(arcs, shape), () => GRID);
    expect(shapes.map(km2)).toEqual([720_000, 90_000]);
    expect(km2(whole)).toBe(810_000);
    expect(pairs(areas)).toEqual(['0-1']);
  });
});

describe('polygonsOf', () => {
  it('tells outsides from holes, and an island in a hole from both', () => {
    const found = polygonsOf([
      box(30, 30, 10, 10),
      box(0, 0, 100, 100),
      box(20, 20, 40, 40),
      box(200, 0, 10, 10),
      [0, 0, 5, 5, 0, 0],
    ]);
    expect(found.map((polygon) => polygon.map((ring) => doubleArea(ring) / 2))).toEqual([
      [10_000, -1600],
      [100],
      [100],
    ]);
  });
});

describe('insidePoint', () => {
  it('lies inside, in a crescent too', () => {
    const crescent = [0, 0, 900, 0, 900, 900, 0, 900, 0, 700, 700, 700, 700, 200, 0, 200];
    const [x, y] = insidePoint([crescent]);
    expect(contains([crescent], x * GRID, y * GRID)).toBe(true);
    expect(insidePoint([box(0, 0, 200, 400)])).toEqual([1, 2]);
  });
});
