import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitShapes, type Site } from './cells.ts';
import { doubleArea, shapeRings, type Arc, type Shape } from './grid.ts';
import { locator } from './locate.ts';
import { borderNeighbours } from './neighbours.ts';

/**
 * Two squares side by side, 'west' with a square hole; their common border is one arc.
 * Grid steps: each 1000 × 1000.
 */
const ARCS: readonly Arc[] = [
  Int32Array.of(1000, 0, 1000, 1000),
  Int32Array.of(1000, 1000, 0, 1000, 0, 0, 1000, 0),
  Int32Array.of(1000, 0, 2000, 0, 2000, 1000, 1000, 1000),
  Int32Array.of(300, 300, 300, 500, 500, 500, 500, 300, 300, 300),
];
const WEST: Shape = { id: 'west', polygons: [[[0, 1], [3]]] };
const EAST: Shape = { id: 'east', polygons: [[[2, ~0]]] };

const area = (arcs: readonly Arc[], shape: Shape): number =>
  Math.abs(shapeRings(arcs, shape).reduce((sum, ring) => sum + doubleArea(ring), 0)) / 2;

const sitesIn = (x0: number, prefix: string) =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: 10, max: 990 }), fc.integer({ min: 10, max: 990 })), {
      minLength: 2,
      maxLength: 12,
      selector: ([x, y]) => `${String(x)} ${String(y)}`,
    })
    .map((places) =>
      places.map(([x, y], at): Site => ({
        id: `${prefix}${String(at)}`,
        x: x0 + x + 0.3,
        y: y + 0.4,
      })),
    );

describe('splitShapes', () => {
  it('halves a square between two sites and cuts the neighbour’s border too', () => {
    const sites = [
      { id: 'n', x: 1500, y: 250 },
      { id: 's', x: 1500, y: 750 },
    ];
    const cells = splitShapes(ARCS, [WEST, EAST], new Map([['east', sites]]));
    expect(cells.shapes.map(({ id }) => id)).toEqual(['west', 'n', 's']);
    expect(cells.shapes.map((shape) => area(cells.arcs, shape))).toEqual([
      960_000, 500_000, 500_000,
    ]);
    const pairs = borderNeighbours(cells.arcs, cells.shapes).map(
      ({ a, b }) => `${String(a)}-${String(b)}`,
    );
    expect(pairs).toEqual(['0-1', '0-2', '1-2']);
  });

  it('keeps all ground, once', () => {
    fc.assert(
      fc.property(sitesIn(0, 'w'), sitesIn(1000, 'e'), (west, east) => {
        const cells = splitShapes(
          ARCS,
          [WEST, EAST],
          new Map([
            ['west', west],
            ['east', east],
          ]),
        );
        const sum = (prefix: string) =>
          cells.shapes
            .filter(({ id }) => id.startsWith(prefix))
            .reduce((all, shape) => all + area(cells.arcs, shape), 0);
        expect(Math.abs(sum('w') / 960_000 - 1)).toBeLessThan(0.005);
        expect(Math.abs(sum('e') / 1_000_000 - 1)).toBeLessThan(0.005);
      }),
    );
  });

  it('gives each place to its nearest site, as far as the grid can tell', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 }));
    fc.assert(
      fc.property(sitesIn(1000, 'e'), place, (sites, [dx, dy]) => {
        const cells = splitShapes(ARCS, [EAST], new Map([['east', sites]]));
        const [x, y] = [1000.5 + dx, dy + 0.5];
        const found = cells.shapes[locator(cells.arcs, cells.shapes)(x / 100, y / 100)]?.id;
        const away = (site: Site) => Math.hypot(site.x - x, site.y - y);
        const least = Math.min(...sites.map(away));
        const near = sites.filter((site) => away(site) < least + 3).map(({ id }) => id);
        expect(near).toContain(found);
      }),
    );
  });
});
