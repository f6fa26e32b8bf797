import fc from 'fast-check';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../open.ts';
import type { Ring, ShapeSource } from '../source.ts';
import { contains, crossesItself, cutAtDateLine, doubleArea } from './ring.ts';

const square = (x: number, y: number, size = 1): number[][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });
const feature = (geometry: unknown, properties: object = {}, id?: string | number) => ({
  type: 'Feature',
  ...(id !== undefined && { id }),
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

const openValue = (value: unknown, name = 'areas.geojson') =>
  openFiles([{ name, bytes: new TextEncoder().encode(JSON.stringify(value)) }]);
async function shapes(value: unknown): Promise<ShapeSource> {
  const { shapes: found, files } = await openValue(value);
  expect(files[0]?.problem).toBeNull();
  return found[0] as ShapeSource;
}
const codes = ({ defects }: ShapeSource): string[] => defects.map(({ code }) => code);

describe('coordinates of 17 digits', () => {
  const long = [160.12345678901234, -37.98765432109876] as const;
  const ring = square(...long);
  it('are read as any others', async () => {
    const source = await shapes(collection(feature(polygon(ring), { name: 'A' })));
    expect(codes(source)).toEqual([]);
    expect(source.features[0]?.rings[0]?.slice(0, 2)).toEqual(long);
  });
  it('place a quantised topology, too', async () => {
    const made = topology({ areas: polygon(ring) as never }, 1e6);
    const [x = 0, y = 0] = made.transform?.translate ?? [];
    const transform = { scale: made.transform?.scale, translate: [x + 1e-14, y] };
    const source = await shapes({ ...made, transform });
    expect(source.features[0]?.rings[0]?.[0]).toBeCloseTo(long[0], 5);
  });
});

describe('areas', () => {
  it('keep ids, rings, properties; row n belongs to area n', async () => {
    const source = await shapes(
      collection(
        feature(polygon(square(0, 0, 4), square(1, 1)), { name: 'A', size: 3 }, 7),
        feature(
          { type: 'MultiPolygon', coordinates: [[square(5, 5)], [square(8, 8)]] },
          { GEOID: '01001' },
        ),
        feature({ type: 'GeometryCollection', geometries: [polygon(square(9, 9))] }, { note: '' }),
      ),
    );
    expect(source.features.map(({ id, rings }) => [id, rings.length])).toEqual([
      ['7', 2],
      ['01001', 2],
      ['3', 1],
    ]);
    const { header, columns } = source.table.read('all');
    expect(header).toEqual(['shape id', 'name', 'size', 'GEOID', 'note']);
    expect(columns.map((cells) => cells[0])).toEqual(['7', 'A', '3', '', '']);
    expect(columns[0]).toEqual(['7', '01001', '3']);
    expect(codes(source)).toEqual([]);
  });

  it('of TopoJSON are those it was made of', async () => {
    const geo = collection(
      feature(polygon(square(0, 0, 4), square(1, 1)), { name: 'A' }, 'a'),
      feature(polygon(square(4, 0, 4)), { name: 'B' }, 'b'),
    );
    const whole = topology({ areas: geo } as never);
    const quantized = topology({ areas: geo } as never, 1e5);
    for (const value of [whole, quantized]) {
      const { features } = await shapes(value);
      expect(features.map(({ id, properties }) => [id, properties['name']])).toEqual([
        ['a', 'A'],
        ['b', 'B'],
      ]);
      const size = (rings: readonly Ring[]): number[] =>
        rings.map((ring) => Math.abs(doubleArea(ring)) / 2);
      const sizes = features.flatMap(({ rings }) => size(rings));
      for (const [i, area] of [16, 1, 16].entries()) expect(sizes[i]).toBeCloseTo(area, 3);
    }
  });

  it.each([
    [
      'shape-crossing',
      feature(
        polygon([
          [0, 0],
          [2, 2],
          [2, 0],
          [0, 2],
          [0, 0],
        ]),
      ),
    ],
    [
      'shape-no-area',
      feature(
        polygon([
          [0, 0],
          [1, 1],
          [0, 0],
        ]),
      ),
    ],
    ['shape-no-area', feature(null)],
    ['shape-hole-outside', feature(polygon(square(0, 0), square(5, 5)))],
    ['shape-swapped', feature(polygon(square(45, -100)))],
    ['shape-not-degrees', feature(polygon(square(4_000_000, 5_000_000)))],
    [
      'shape-no-numbers',
      feature({
        type: 'Polygon',
        coordinates: [
          [
            ['a', 0],
            [1, null],
          ],
        ],
      }),
    ],
    [
      'shape-not-polygon',
      feature({
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      }),
    ],
  ])('%s is told, and stops no other area', async (code, bad) => {
    const source = await shapes(collection(feature(polygon(square(3, 3))), bad));
    expect(codes(source)).toEqual([code]);
    expect(source.defects[0]).toMatchObject({ row: 2, count: 1 });
    expect(source.features).toHaveLength(2);
    expect(source.features[0]?.rings).toHaveLength(1);
  });

  it('points alone are a table of places', async () => {
    const point = { type: 'Point', coordinates: [-72.5, 42] };
    const { sources, shapes: none } = await openValue(collection(feature(point, { name: 'A' })));
    const table = sources[0]?.read('all');
    expect(none).toEqual([]);
    expect([table?.header, table?.columns]).toEqual([
      ['name', 'longitude', 'latitude'],
      [['A'], ['-72.5'], ['42']],
    ]);
  });

  it.each([
    [{ type: 'FeatureCollection', features: [] }, 'no areas'],
    [{ type: 'Topology', objects: {}, arcs: [] }, 'no objects'],
    [{ type: 'Topology', objects: { a: { type: 'Polygon', arcs: [[5]] } }, arcs: [] }, 'arcs'],
    [collection(feature({ type: 'LineString', coordinates: [[0, 0]] })), 'no area can be read'],
  ])('%j is refused: %s', async (value, words) => {
    const { files } = await openValue(value);
    expect(files[0]?.problem?.message).toContain(words);
  });
});

const coordinate = fc.integer({ min: -20, max: 20 });
const ring = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 9 })
  .map((points) => [...points, points[0] ?? [0, 0]].flat());

describe('rings', () => {
  it('cut at the date line keep their area, on both sides of it', () => {
    const boxes = fc.record({
      x: fc.integer({ min: 100, max: 260 }),
      w: fc.integer({ min: 1, max: 90 }),
      y: coordinate,
    });
    fc.assert(
      fc.property(boxes, ({ x, w, y }) => {
        const wrap = (lon: number): number => (lon > 180 ? lon - 360 : lon);
        const box = [x, y, x + w, y, x + w, y + 3, x, y + 3, x, y];
        const parts = cutAtDateLine(box.map((value, i) => (i % 2 === 0 ? wrap(value) : value)));
        const area = parts.reduce((sum, part) => sum + Math.abs(doubleArea(part)) / 2, 0);
        expect(area).toBeCloseTo(3 * w, 9);
        expect(
          parts
            .flat()
            .filter((_, i) => i % 2 === 0)
            .every((lon) => Math.abs(lon) <= 180),
        ).toBe(true);
      }),
    );
  });

  it('cross themselves as all pairs of edges tell', () => {
    const side = (p: number[], q: number[], r: number[]): number =>
      Math.sign(
        ((q[0] ?? 0) - (p[0] ?? 0)) * ((r[1] ?? 0) - (p[1] ?? 0)) -
          ((r[0] ?? 0) - (p[0] ?? 0)) * ((q[1] ?? 0) - (p[1] ?? 0)),
      );
    fc.assert(
      fc.property(ring, (it) => {
        const points = Array.from({ length: it.length / 2 }, (_, i) => it.slice(2 * i, 2 * i + 2));
        const edges = points.slice(1).map((point, i) => [points[i] ?? [], point] as const);
        const brute = edges.some(([a, b], i) =>
          edges
            .slice(i + 1)
            .some(
              ([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0,
            ),
        );
        expect(crossesItself(it)).toBe(brute);
      }),
      { numRuns: 500 },
    );
  });

  it('contain a point as the angles around it tell', () => {
    fc.assert(
      fc.property(ring, coordinate, coordinate, (it, x, y) => {
        const [px, py] = [x + 0.313, y + 0.417];
        let crossings = 0;
        // A ray to the north instead of the east.
        for (let i = 0; i + 3 < it.length; i += 2) {
          const [ax = 0, ay = 0, bx = 0, by = 0] = it.slice(i, i + 4);
          if (ax > px !== bx > px && py < ay + ((by - ay) * (px - ax)) / (bx - ax)) crossings++;
        }
        expect(contains(it, px, py)).toBe(crossings % 2 === 1);
      }),
    );
  });
});
