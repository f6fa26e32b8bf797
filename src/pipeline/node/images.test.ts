import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { toTopology } from '#geo/geometry.ts';
import { GRID, type Shape } from '#geo/grid.ts';
import { outerShape } from '#geo/outlines.ts';
import { wrap } from './image-preview.ts';
import { drawMap, drawPreview, mapPaths, MAP_HEIGHT, MAP_WIDTH, readMap } from './images.ts';
import type { MapBitmap } from './images.ts';

/** Three units of 100 px side by side, from x = 300, y = 200. */
const BOX = [300, 200, 600, 300] as const;
const side = (x: number) => Int32Array.of(x * GRID, 200 * GRID, x * GRID, 300 * GRID);
const top = (x: number) => Int32Array.of(x * GRID, 200 * GRID, (x + 100) * GRID, 200 * GRID);
const bottom = (x: number) => Int32Array.of((x + 100) * GRID, 300 * GRID, x * GRID, 300 * GRID);
const ARCS = [300, 400, 500, 600]
  .map(side)
  .concat([300, 400, 500].flatMap((x) => [top(x), bottom(x)]));
const SHAPES = ['a', 'b', 'c'].map((id, at): Shape => ({
  id,
  polygons: [[[4 + at * 2, at + 1, 5 + at * 2, ~at]]],
}));
const nation = outerShape('US', ARCS, SHAPES);
const topology = toTopology(ARCS, { units: SHAPES, states: SHAPES, nation });
const draw = () => drawMap(mapPaths(topology, '01.', [0, 0, 1]), ['#ff0000', '#0000ff'], 'light');

let webp: Buffer;
let map: MapBitmap;
beforeAll(async () => {
  webp = await draw();
  map = await readMap(webp);
});

const colourAt = async (px: number, py: number) => {
  const left = Math.round(px * 2);
  const top = Math.round(py * 2);
  const pixel = await sharp(webp)
    .extract({ left, top, width: 1, height: 1 })
    .ensureAlpha()
    .raw()
    .toBuffer();
  return [...pixel];
};

describe('drawMap', () => {
  it('is a lossless WebP of the whole plane, the same each time', async () => {
    expect(await sharp(webp).metadata()).toMatchObject({
      format: 'webp',
      width: MAP_WIDTH,
      height: MAP_HEIGHT,
    });
    expect((await draw()).equals(webp)).toBe(true);
  });

  it('fills each unit with its class, and leaves the sea clear', async () => {
    expect(await colourAt(350, 250)).toEqual([255, 0, 0, 255]);
    expect(await colourAt(450, 250)).toEqual([0, 0, 255, 255]);
    expect(await colourAt(10, 10)).toEqual([0, 0, 0, 0]);
  });

  it('rings the coast with a halo under the land, not over it', async () => {
    expect(await colourAt(350, 302)).toEqual([0xe1, 0xe6, 0xe8, 255]);
    expect(await colourAt(350, 298)).toEqual([255, 0, 0, 255]);
    expect(await colourAt(350, 304)).toEqual([0, 0, 0, 0]);
  });

  it('draws the territory’s border in ink between paper, and a state’s line in paper', async () => {
    expect(await colourAt(500, 250)).toEqual([0x13, 0x19, 0x1c, 255]);
    expect(await colourAt(501, 250)).toEqual([255, 255, 255, 255]);
    const [red = 0, green = 0] = await colourAt(400, 250);
    expect([red, green].map((part) => part > 100)).toEqual([true, true]);
  });

  it('hatches what has no data', async () => {
    const colours = await Promise.all(
      Array.from({ length: 14 }, (_, px) => colourAt(550 + px / 2, 250)),
    );
    expect(new Set(colours.map(String))).toEqual(new Set(['195,203,207,255', '255,255,255,255']));
  });
});

describe('drawPreview', () => {
  it('is a PNG of 1200 × 630 with the ground on its right, the same each time', async () => {
    const preview = {
      title: 'Kansas <West> & co',
      values: [['Revenue', '$3.4 M']],
      map,
      box: BOX,
    } as const;
    const png = await drawPreview(preview);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const middle = await sharp(png)
      .extract({ left: 920, top: 315, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer();
    expect([...middle]).toEqual([0, 0, 255]);
    expect((await drawPreview(preview)).equals(png)).toBe(true);
  });

  it('takes a box at the edge, or larger than the image', async () => {
    for (const box of [
      [960, 600, 974, 609],
      [-500, -500, 2000, 2000],
    ] as const) {
      const png = await drawPreview({ title: 'Edge', values: [], map, box });
      expect((await sharp(png).metadata()).width).toBe(1200);
    }
  });
});

describe('wrap', () => {
  it('breaks at blanks and ends what is left out', () => {
    expect(wrap('Southern New England', 20, 3)).toEqual(['Southern New England']);
    expect(wrap('one two three four', 8, 2)).toEqual(['one two', 'three…']);
    expect(wrap('', 8, 2)).toEqual([]);
  });
});
