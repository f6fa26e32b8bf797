import fc from 'fast-check';
import { gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { fitPlane } from './fitted.ts';
import { contains, GRID } from './grid.ts';
import { coverPlaces } from './h3-cover.ts';
import { finestShared, hexagonsOf, resolutionAt, resolutionOf } from './hexagons.ts';
import { borderNeighbours } from './neighbours.ts';
import type { Point } from './plane.ts';
import { projectionOf, US } from './projection.ts';
import { shareArcs } from './shared-arcs.ts';

/** Places on a lattice, `step` degrees apart. */
const lattice = (lon: number, lat: number, side: number, step: number): Point[] =>
  Array.from({ length: side * side }, (_, at) => [
    lon + (at % side) * step,
    lat + Math.floor(at / side) * step,
  ]);

describe('hexagonsOf', () => {
  // Canada is not on the plane: at 52° north a place would have no point.
  const degrees = lattice(-110, 33, 15, 1);
  const points = degrees.map(([lon, lat]) => {
    const point = US.project(lon, lat);
    if (!point) throw new Error(`${lon}, ${lat} is not on the plane`);
    return point;
  });
  const places = { x: points.map(([x]) => x), y: points.map(([, y]) => y) };

  it('puts each place into the hexagon that is drawn around it', () =>
    fc.assert(
      fc.property(fc.nat(degrees.length - 1), fc.integer({ min: 1, max: 5 }), (at, resolution) => {
        const { cellOf, rings, ids } = hexagonsOf(places, US, resolution);
        const [lon = 0, lat = 0] = degrees[at] ?? [];
        expect(ids[cellOf[at] ?? -1]).toBe(latLngToCell(lat, lon, resolution));
        const ring = (rings[cellOf[at] ?? -1] ?? []).map((px) => px * GRID);
        // A side is straight on the plane and an arc on the globe: far from it no doubt is left.
        const [x, y] = [(places.x[at] ?? 0) * GRID, (places.y[at] ?? 0) * GRID];
        const off = Math.min(
          ...[...ring.keys()]
            .filter((step) => step % 2 === 0)
            .map((step) => Math.hypot((ring[step] ?? 0) - x, (ring[step + 1] ?? 0) - y)),
        );
        fc.pre(off > 5 * GRID);
        const near = [-1, 1].some((shift) => contains([ring], x + shift * GRID, y + shift * GRID));
        expect(contains([ring], x, y) || near).toBe(true);
      }),
      { numRuns: 40 },
    ));

  it('is finer the closer the map is, never so fine that cells hold one place each', () => {
    expect(resolutionAt(5.5)).toBe(3);
    expect(resolutionAt(0.5)).toBeGreaterThan(resolutionAt(5));
    // Places 100 km apart share cells of 260 km² no more.
    expect(finestShared(places, US, 9)).toBeLessThanOrEqual(3);
  });

  it('knows a cell by its id, and nothing else', () => {
    expect(resolutionOf('832a10fffffffff')).toBe(3);
    expect(resolutionOf('house')).toBeNull();
  });
});

describe('coverPlaces', () => {
  it.each([
    ['a country', lattice(8, 47, 40, 0.2)],
    ['a town', lattice(8.4, 47.3, 30, 0.01)],
    [
      'the date line',
      lattice(178, -18, 30, 0.1).map(([lon, lat]): Point => [lon > 180 ? lon - 360 : lon, lat]),
    ],
  ])('gives %s 300 to 3,000 cells', (_, places) => {
    const { cells, resolution } = coverPlaces(places);
    expect(cells.length).toBeGreaterThanOrEqual(300);
    expect(cells.length).toBeLessThanOrEqual(3000);
    const known = new Set(cells.map(({ id }) => id));
    expect(places.every(([lon, lat]) => known.has(latLngToCell(lat, lon, resolution)))).toBe(true);
  });

  it('stays coarse where finer cells would lie alone', () => {
    const { cells } = coverPlaces(lattice(0, 40, 5, 1));
    expect(cells.length).toBeLessThan(300);
    expect(cells.length).toBeGreaterThan(25);
  });

  it('has the neighbours that H3 gives, found by their drawn borders', () => {
    const { cells } = coverPlaces(lattice(170, -40, 12, 0.3));
    const plane = fitPlane(cells.map(({ lon, lat }): Point => [lon, lat]));
    const { near } = projectionOf(plane);
    const areas = cells.map(({ id, ring }) => ({
      id,
      rings: [
        [...ring.keys()]
          .filter((at) => at % 2 === 0)
          .flatMap((at) => near(0, 0)(ring[at] ?? 0, ring[at + 1] ?? 0))
          .map((px) => Math.round(px * GRID)),
      ],
    }));
    const { arcs, shapes } = shareArcs(areas);
    const found = borderNeighbours(arcs, shapes, (x, y) => [x, y]).map(({ a, b }) => `${a} ${b}`);
    const at = new Map(cells.map(({ id }, index) => [id, index]));
    const expected = cells.flatMap(({ id }, a) =>
      gridDisk(id, 1).flatMap((other) => {
        const b = at.get(other);
        return b !== undefined && b > a ? [`${a} ${b}`] : [];
      }),
    );
    expect(found.sort()).toEqual(expected.sort());
  });
});
