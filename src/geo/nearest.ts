import { Delaunay } from 'd3-delaunay';
import { project, type Point } from './plane.ts';

/** Makes a look-up: degrees → index of the nearest place (degrees), −1 off the plane. */
export function nearestPlace(places: readonly Point[]): (lon: number, lat: number) => number {
  // A place off the plane is put far away, so that indexes stay those of the list.
  const points = places.flatMap(([lon, lat]) => project(lon, lat) ?? [-1e6, -1e6]);
  const delaunay = new Delaunay(Float64Array.from(points));
  return (lon, lat) => {
    const point = project(lon, lat);
    return point ? delaunay.find(point[0], point[1]) : -1;
  };
}
