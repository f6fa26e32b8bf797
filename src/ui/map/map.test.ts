import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxToFrame, boxView, cameraOf, fitView, toFrame } from './camera.ts';
import { neighbourAt, placeNear } from './cursor.ts';
import { channels, hatch } from './hatch.ts';
import { chooseLabels } from './labels.ts';
import { areaBox, areaGeometry, lineGeometry, type MapShapes } from './shapes.ts';
import { mapLayers, mapStyle } from './style.ts';
import { classPaths, linePath } from './vector.ts';

const plane = { width: 975, height: 610 };
/** One plane px is one CSS px at zoom 3; near the equator degrees are even in both directions. */
const toLngLat = (x: number, y: number): [number, number] => [
  ((x - 487.5) / 4096) * 360,
  ((305 - y) / 4096) * 360,
];
const square = (x: number, y: number, size: number) => [
  [[x, y, x + size, y, x + size, y + size, x, y + size]],
];
const shapes: MapShapes = {
  ...plane,
  units: [square(0, 0, 10), square(10, 0, 10)],
  x: [5, 15],
  y: [5, 5],
  land: [],
  states: [],
  cities: [],
};

describe('camera', () => {
  it('lays the plane as an image is laid: contained, at the top', () => {
    expect(fitView(plane, { width: 975, height: 700 })).toEqual({ scale: 1, left: 0, top: 0 });
    expect(fitView(plane, { width: 1000, height: 305 })).toEqual({
      scale: 0.5,
      left: 256.25,
      top: 0,
    });
  });
  it('gives MapLibre the same view: at scale 1 the zoom of the plane', () => {
    const camera = cameraOf(fitView(plane, plane), plane, toLngLat);
    expect(camera.zoom).toBeCloseTo(3, 9);
    expect(camera.center).toEqual([0, 0]);
  });
  it('puts a box in the middle of any frame', () =>
    fc.assert(
      fc.property(fc.nat(800), fc.nat(500), fc.integer({ min: 1, max: 400 }), (x, y, size) => {
        const frame = { width: 867, height: 590 };
        const [x0, y0, x1, y1] = boxToFrame(boxView([x, y, x + size, y + size], frame), [
          x,
          y,
          x + size,
          y + size,
        ]);
        expect((x0 + x1) / 2).toBeCloseTo(frame.width / 2, 6);
        expect((y0 + y1) / 2).toBeCloseTo(frame.height / 2, 6);
        expect(x0).toBeGreaterThanOrEqual(24 - 1e-6);
      }),
    ));
});

describe('keyboard cursor', () => {
  const places = { x: [0, 10, 30, 10], y: [0, 1, 0, 40] };
  it('goes to the nearest place that way, and stays at the rim', () => {
    expect(neighbourAt('ArrowRight', places, 0)).toBe(1);
    expect(neighbourAt('ArrowDown', places, 1)).toBe(3);
    expect(neighbourAt('ArrowLeft', places, 0)).toBe(0);
    expect(neighbourAt('a', places, 0)).toBeNull();
  });
  it('begins near the middle', () => expect(placeNear(places, 28, 3)).toBe(2));
});

describe('labels', () => {
  const city = (name: string, x: number, y: number, rank: number) => ({ name, x, y, rank });
  const view = fitView(plane, plane);
  it('turns to the left at the right rim and gives way to the higher rank', () => {
    const cities = [
      city('Boston', 960, 150, 0),
      city('Dallas', 400, 300, 1),
      city('Fort Worth', 380, 302, 2),
    ];
    const labels = chooseLabels(cities, view, plane, plane);
    expect(labels.map(({ name, left }) => [name, left])).toEqual([
      ['Boston', true],
      ['Dallas', false],
      ['Fort Worth', true],
    ]);
  });
  it('shows four on a phone', () => {
    const cities = Array.from({ length: 20 }, (_, rank) =>
      city(`C${rank}`, 60 + 230 * (rank % 4), 60 + 100 * (rank % 5), rank),
    );
    const phone = { width: 390, height: 248 };
    expect(chooseLabels(cities, fitView(plane, phone), plane, phone)).toHaveLength(4);
  });
});

describe('shapes', () => {
  it('closes rings for GeoJSON and finds their box', () => {
    const ring = areaGeometry(square(1, 2, 3), (x, y) => [x, y]).coordinates[0]?.[0];
    expect(ring).toHaveLength(5);
    expect(ring?.at(-1)).toEqual(ring?.[0]);
    expect(areaBox(square(1, 2, 3))).toEqual([1, 2, 4, 5]);
    expect(
      lineGeometry(
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
        (x, y) => [y, x],
      ).coordinates,
    ).toEqual([
      [
        [2, 1],
        [4, 3],
      ],
    ]);
  });
  it('prints one path a class and one for no data', () => {
    const paths = classPaths(shapes, [1, -1], 2);
    expect(paths).toEqual(['', 'M0,0L10,0L10,10L0,10Z', 'M10,0L20,0L20,10L10,10Z']);
    expect(
      linePath([
        [
          [0, 0],
          [1, 2],
        ],
      ]),
    ).toBe('M0,0L1,2');
  });
  it('places a point of the plane in the frame', () =>
    expect(toFrame({ scale: 2, left: 5, top: 1 }, 10, 20)).toEqual([25, 41]));
});

describe('style', () => {
  const tokens = {
    sea: '#111',
    paper: '#222',
    ink: '#333',
    line: '#444',
    noData: '#555',
    classes: ['#a', '#b'],
  };
  it('names no address, so nothing can be fetched', () => {
    expect(JSON.stringify(mapStyle(tokens, 'areas'))).not.toMatch(/https?:|\/\//);
  });
  it('shows areas or dots, never both', () => {
    const hidden = (form: 'areas' | 'dots') =>
      mapLayers(tokens, form)
        .filter(({ paint = {} }) =>
          Object.entries(paint).some(([name, value]) => /opacity$/.test(name) && value === 0),
        )
        .map((layer) => layer.id);
    expect(hidden('areas')).toEqual(['land', 'dots']);
    expect(hidden('dots')).toEqual(['no-data', 'units', 'counties']);
  });
  it('hatches two of five px along an axis, seamlessly', () => {
    const { data, width } = hatch(channels('rgb(1, 2, 3)'), [9, 9, 9]);
    const row = Array.from({ length: width }, (_, x) => data[x * 4]);
    expect(row).toEqual([1, 1, 9, 9, 9, 1, 1, 9, 9, 9]);
  });
});
