import { distanceKm } from '#geo/distance.ts';
import type { Arc, Shape } from '#geo/grid.ts';
import { locator } from '#geo/locate.ts';
import { nearestPlace } from '#geo/nearest.ts';
import { project } from '#geo/plane.ts';
import type { Ground, Zip } from './ground.ts';

/** A place this far off the drawn coast still belongs to the area of the nearest ZIP. */
const COAST_KM = 25;

/** What a place in degrees falls in: a shape, or off the drawn coast the nearest ZIP; else null. */
export type Locate = (lon: number, lat: number) => Shape | Zip | null;

/** Makes the look-up of places in shapes; its indexes are built on first use. */
export function placeLocator(
  ground: Ground,
  arcs: readonly Arc[],
  shapes: readonly Shape[],
): Locate {
  let locate: ReturnType<typeof locator> | null = null;
  let nearest: ReturnType<typeof nearestPlace> | null = null;
  return (lon, lat) => {
    const point = project(lon, lat);
    if (!point) return null;
    locate ??= locator(arcs, shapes);
    const shape = shapes[locate(point[0], point[1])];
    if (shape) return shape;
    nearest ??= nearestPlace(ground.zips.map((zip) => [zip.lon, zip.lat]));
    const zip = ground.zips[nearest(lon, lat)];
    return zip && distanceKm(lon, lat, zip.lon, zip.lat) <= COAST_KM ? zip : null;
  };
}
