import type { MultiLineString, MultiPolygon, Position } from 'geojson';

/** Pixels of a map image a plane px. */
export const IMAGE_SCALE = 2;

/** Closed SVG path of an area in plane px, in whole image pixels. */
export const areaPath = ({ coordinates }: MultiPolygon): string =>
  coordinates.flatMap((rings) => rings.map((ring) => `${pathOf(ring)}z`)).join('');

/** Open SVG path of lines in plane px, in whole image pixels. */
export const linePath = ({ coordinates }: MultiLineString): string =>
  coordinates.map(pathOf).join('');

/** Relative moves between whole pixels; points that fall on the same pixel collapse. */
function pathOf(points: readonly Position[]): string {
  let path = '';
  let beforeX = 0;
  let beforeY = 0;
  points.forEach(([px = 0, py = 0], at) => {
    const x = Math.round(px * IMAGE_SCALE);
    const y = Math.round(py * IMAGE_SCALE);
    if (at === 0) path += `M${String(x)} ${String(y)}l`;
    else if (x !== beforeX || y !== beforeY)
      path += `${String(x - beforeX)} ${String(y - beforeY)} `;
    beforeX = x;
    beforeY = y;
  });
  return path.endsWith('l') ? `${path}0 0` : path;
}
