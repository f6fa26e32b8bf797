import type { Geometry, UnitTopology } from '#geo/geometry.ts';
import { borderPicker, stateBorders, unionOf } from '#geo/outlines.ts';
import { PLANE_HEIGHT, PLANE_WIDTH } from '#geo/plane.ts';
import sharp from 'sharp';
import { areaPath, IMAGE_SCALE, linePath } from './image-paths.ts';
import { THEMES, type Theme } from './image-theme.ts';

export { drawPreview, readMap, type MapBitmap, type Preview } from './image-preview.ts';

export const MAP_WIDTH = PLANE_WIDTH * IMAGE_SCALE;
export const MAP_HEIGHT = PLANE_HEIGHT * IMAGE_SCALE;

export interface MapDrawing {
  readonly geometry: Geometry;
  /** A digit a unit, its class; anything else is no data and hatched. */
  readonly classOfUnit: string;
  /** Colours of the classes 0, 1, … in this theme. */
  readonly classColours: readonly string[];
  /** Territory index a unit, −1 none: borders between different ones are drawn. */
  readonly ownerOfUnit: ArrayLike<number>;
  readonly theme: Theme;
}

/** First paint's map: lossless WebP, 1950 × 1220 px of the whole plane, transparent at sea. */
export async function drawMap(drawing: MapDrawing): Promise<Buffer> {
  return sharp(Buffer.from(mapSvg(drawing)))
    .webp({ lossless: true, effort: 4 })
    .toBuffer();
}

/** The drawing as SVG; without labels, which are HTML over the image. */
export function mapSvg({
  geometry,
  classOfUnit,
  classColours,
  ownerOfUnit,
  theme,
}: MapDrawing): string {
  const { topology } = geometry;
  const colours = THEMES[theme];
  const land = areaPath(unionOf(topology, topology.objects.units.geometries.keys()));
  const states = linePath(stateBorders(topology));
  const borders = linePath(borderPicker(topology)(ownerOfUnit));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(MAP_WIDTH)}" height="${String(MAP_HEIGHT)}" shape-rendering="crispEdges">`,
    hatchPattern(colours.hatch, colours.paper),
    `<g fill="none" stroke-linejoin="round" stroke-linecap="round">`,
    `<path d="${land}" fill="${colours.paper}" stroke="${colours.paper}" stroke-width="4"/>`,
    ...classPaths(topology, classOfUnit, classColours),
    `<path d="${states}" stroke="${colours.paper}" stroke-opacity="0.6" stroke-width="1.6"/>`,
    `<path d="${borders}" stroke="${colours.paper}" stroke-width="5"/>`,
    `<path d="${borders}" stroke="${colours.ink}" stroke-width="1.9"/>`,
    '</g></svg>',
  ].join('');
}

function classPaths(
  topology: UnitTopology,
  classOfUnit: string,
  colours: readonly string[],
): string[] {
  const members = new Map<string, number[]>();
  [...classOfUnit].forEach((digit, unit) => {
    const fill = colours[digit === '.' ? -1 : Number(digit)] ?? 'url(#none)';
    members.set(fill, [...(members.get(fill) ?? []), unit]);
  });
  return [...members].map(
    ([fill, units]) => `<path d="${areaPath(unionOf(topology, units))}" fill="${fill}"/>`,
  );
}

/** 45° stripes, 2 of 5 px; a tile without a transform, which would cost a second to fill. */
const hatchPattern = (stripe: string, ground: string): string =>
  '<pattern id="none" width="14" height="14" patternUnits="userSpaceOnUse">' +
  `<rect width="14" height="14" fill="${ground}"/>` +
  `<path d="M-7 7L7 -7M0 14L14 0M7 21L21 7" stroke="${stripe}" stroke-width="4" fill="none"/></pattern>`;
