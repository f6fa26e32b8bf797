import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Columns } from '#cubes/columns.ts';
import type { Geometry } from '#geo/geometry.ts';
import { drawMap, mapPaths } from './images.ts';
import type { Theme } from './image-theme.ts';

/** Sequential ramps of app.css, class 0 … 6; more is further from paper. */
const CLASS_COLOURS: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#e6f2f1', '#b9d6d7', '#8cb9bd', '#619ba4', '#377d8b', '#135e70', '#034050'],
  dark: ['#1e2d32', '#294852', '#356671', '#448590', '#5ba4ac', '#7ec3c7', '#aae0df'],
};

/**
 * Writes the first paint's map in both themes; answers the light one, which previews are cut from.
 * Only the paths are made at once; the rest is done beside whatever else runs.
 */
export async function drawMaps(
  folder: string,
  classOfUnit: string,
  { unitOwner, units }: Columns,
  { topology }: Geometry,
): Promise<Buffer> {
  const paths = mapPaths(topology, classOfUnit, unitOwner.subarray(0, units));
  const draw = async (theme: Theme): Promise<Buffer> => {
    const image = await drawMap(paths, CLASS_COLOURS[theme], theme);
    await writeFile(join(folder, `map-${theme}.webp`), image);
    return image;
  };
  const [light] = await Promise.all([draw('light'), draw('dark')]);
  return light;
}
