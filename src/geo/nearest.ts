import { Delaunay } from 'd3-delaunay';
import { project, type Point } from './plane.ts';

/** Makes a look-up: plane px → index of the nearest point (plane px), −1 without points. */
export function nearestOf(points: readonly Point[]): (x: number, y: number) => number {
  if (points.length === 0) return () => -1;
  const delaunay = new Delaunay(Float64Array.from(points.flat()));
  return (x, y) => delaunay.find(x, y);
}

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
