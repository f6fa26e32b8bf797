import type { UnitTopology } from '#geo/geometry.ts';
import { borderPicker, landAreas, stateBorders, unionOf } from '#geo/outlines.ts';
import { PLANE_HEIGHT, PLANE_WIDTH } from '#geo/plane.ts';
import sharp from 'sharp';
import { areaPath, IMAGE_SCALE, linePath } from './image-paths.ts';
import { THEMES, type Theme } from './image-theme.ts';

export { drawPreview, readMap, type MapBitmap, type Preview } from './image-preview.ts';

export const MAP_WIDTH = PLANE_WIDTH * IMAGE_SCALE;
export const MAP_HEIGHT = PLANE_HEIGHT * IMAGE_SCALE;
/** The coast's halo, as wide as on the live map; the land hides its inner half. */
const HALO_PX = 10;

/** SVG paths of a map, the same in every theme. */
export interface MapPaths {
  readonly land: string;
  readonly states: string;
  readonly borders: string;
  /** By class digit; '.' is no data. */
  readonly classes: ReadonlyMap<string, string>;
}

/**
 * @param classOfUnit a digit a unit, its class; '.' is no data.
 * @param ownerOfUnit territory index a unit, −1 none: borders between different ones are drawn.
 */
export function mapPaths(
  topology: UnitTopology,
  classOfUnit: string,
  ownerOfUnit: ArrayLike<number>,
): MapPaths {
  const members = new Map<string, number[]>();
  [...classOfUnit].forEach((digit, unit) => {
    const units = members.get(digit);
    if (units) units.push(unit);
    else members.set(digit, [unit]);
  });
  return {
    land: landAreas(topology).map(areaPath).join(''),
    states: linePath(stateBorders(topology)),
    borders: linePath(borderPicker(topology)(ownerOfUnit)),
    classes: new Map(
      [...members].map(([digit, units]) => [digit, areaPath(unionOf(topology, units))]),
    ),
  };
}

/**
 * First paint's map: lossless WebP, 1950 × 1220 px of the whole plane, transparent at sea.
 * @param classColours of the classes 0, 1, … in this theme; a class without one is hatched.
 */
export async function drawMap(
  paths: MapPaths,
  classColours: readonly string[],
  theme: Theme,
): Promise<Buffer> {
  return sharp(Buffer.from(mapSvg(paths, classColours, theme)))
    .webp({ lossless: true, effort: 4 })
    .toBuffer();
}

/** The drawing as SVG; without labels, which are HTML over the image. */
export function mapSvg(
  { land, states, borders, classes }: MapPaths,
  classColours: readonly string[],
  theme: Theme,
): string {
  const { paper, ink, line, hatch } = THEMES[theme];
  const fill = (digit: string) => (digit === '.' ? undefined : classColours[Number(digit)]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(MAP_WIDTH)}" height="${String(MAP_HEIGHT)}" shape-rendering="crispEdges">`,
    hatchPattern(hatch, paper),
    `<g fill="none" stroke-linejoin="round" stroke-linecap="round">`,
    `<path d="${land}" stroke="${line}" stroke-width="${String(HALO_PX)}"/>`,
    `<path d="${land}" fill="${paper}"/>`,
    ...Array.from(
      classes,
      ([digit, d]) => `<path d="${d}" fill="${fill(digit) ?? 'url(#none)'}"/>`,
    ),
    `<path d="${states}" stroke="${paper}" stroke-opacity="0.6" stroke-width="1.6"/>`,
    `<path d="${borders}" stroke="${paper}" stroke-width="5"/>`,
    `<path d="${borders}" stroke="${ink}" stroke-width="1.9"/>`,
    '</g></svg>',
  ].join('');
}

/** 45° stripes, 2 of 5 px; a tile without a transform, which would cost a second to fill. */
const hatchPattern = (stripe: string, ground: string): string =>
  '<pattern id="none" width="14" height="14" patternUnits="userSpaceOnUse">' +
  `<rect width="14" height="14" fill="${ground}"/>` +
  `<path d="M-7 7L7 -7M0 14L14 0M7 21L21 7" stroke="${stripe}" stroke-width="4" fill="none"/></pattern>`;
