import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import {
  boxToFrame,
  boxView,
  cameraOf,
  fitView,
  homeBox,
  homeStyle,
  homeView,
  toFrame,
} from './camera.ts';
import { neighbourAt, placeNear } from './cursor.ts';
import { channels, hatch } from './hatch.ts';
import { chooseLabels } from './labels.ts';
import { areaBox, areaGeometry, lineGeometry, type MapShapes } from './shapes.ts';
import Picture from './Picture.svelte';
import { mapLayers, mapStyle, type MapForm } from './style.ts';
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
  borders: [],
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

/** Evaluates the few CSS functions of `homeStyle` for a frame, px. */
function readStyle(
  style: string,
  frame: { width: number; height: number },
): Record<string, number> {
  const read: Record<string, number> = {};
  for (const rule of style.split(';')) {
    const [name = '', css = ''] = rule.split(/:(.*)/s);
    const sum = css
      .replace(/var\(--scale\)/g, String(read['--scale']))
      .replace(/(-?[\d.]+)cqw/g, (_, part) => String((Number(part) / 100) * frame.width))
      .replace(/(-?[\d.]+)cqh/g, (_, part) => String((Number(part) / 100) * frame.height))
      .replace(/px/g, '')
      .replace(/min\(/g, 'Math.min(')
      .replace(/calc\(/g, '(');
    read[name] = Number(new Function(`return ${sum}`)());
  }
  return read;
}

describe('first paint', () => {
  it('lies where the live map will, in any frame and for any part of the plane', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 1400 }),
        fc.integer({ min: 200, max: 900 }),
        fc.option(fc.tuple(fc.nat(700), fc.nat(400), fc.integer({ min: 1, max: 975 }))),
        (width, height, part) => {
          const frame = { width, height };
          const focus = part && ([part[0], part[1], part[0] + part[2], part[1] + 90] as const);
          const view = homeView(focus, plane, frame);
          const style = readStyle(homeStyle(focus, plane), frame);
          expect(style['--scale']).toBeCloseTo(view.scale, 6);
          expect(style['--left']).toBeCloseTo(view.left, 6);
          expect(style['--top']).toBeCloseTo(view.top, 6);
        },
      ),
    ));
  it('shows the whole plane when the part is nearly all of it', () => {
    expect(homeView([18, 13, 957, 606], plane, plane)).toEqual(fitView(plane, plane));
    expect(homeBox([18, 13, 957, 606], plane)).toEqual([0, 0, 975, 610]);
  });
  it('prints the part that is looked at', () =>
    expect(homeBox([100, 50, 200, 90], plane)).toEqual([76, 26, 148, 88]));
  it('draws one image a theme, the dark one never on paper', () => {
    const image = { light: 'light.webp', dark: 'dark.webp' };
    const { body } = render(Picture, { props: { image, plane, focus: null, covered: false } });
    expect(body.match(/<img/g)).toHaveLength(2);
    expect(body).toContain('data-number');
  });
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
  it('leaves out a name that something over the map would cover', () => {
    const cities = [city('Houston', 500, 500, 0), city('Boston', 800, 150, 1)];
    const names = chooseLabels(cities, view, plane, plane, [[430, 450, 620, 610]]);
    expect(names.map(({ name }) => name)).toEqual(['Boston']);
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
    const paths = classPaths(shapes.units, [1, -1], 2);
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
    palette: ['#a', '#b'],
  };
  it('names no address, so nothing can be fetched', () => {
    expect(JSON.stringify(mapStyle(tokens, 'areas'))).not.toMatch(/https?:|\/\//);
  });
  it('shows one form at a time', () => {
    const hidden = (form: MapForm) =>
      mapLayers(tokens, form)
        .filter(({ paint = {} }) =>
          Object.entries(paint).some(([name, value]) => /opacity$/.test(name) && value === 0),
        )
        .map((layer) => layer.id);
    const areas = ['no-data', 'units', 'counties'];
    const hexagons = ['hexagons', 'hexagon-lines'];
    expect(hidden('areas')).toEqual(['land', 'dots', ...hexagons, 'clusters']);
    expect(hidden('dots')).toEqual([...areas, ...hexagons, 'clusters']);
    expect(hidden('hexagons')).toEqual([...areas, 'dots', 'clusters']);
    expect(hidden('clusters')).toEqual([...areas, 'dots', ...hexagons]);
  });
  it('hatches two of five px, three of seven along an axis, seamlessly', () => {
    const { data, width } = hatch(channels('rgb(1, 2, 3)'), [9, 9, 9]);
    const row = Array.from({ length: width }, (_, x) => data[x * 4]);
    expect(row).toEqual([1, 1, 1, 9, 9, 9, 9, 1, 1, 1, 9, 9, 9, 9]);
  });
});
