import { centroid } from '#geo/area.ts';
import { contains, GRID } from '#geo/grid.ts';
import { project, unproject, type Point } from '#geo/plane.ts';
import type { Zip } from './ground.ts';

/** ZIPs by the county with most of their people, in the order given. */
export function byCounty(zips: readonly Zip[]): ReadonlyMap<string, readonly Zip[]> {
  const groups = new Map<string, Zip[]>();
  for (const zip of zips) {
    const group = groups.get(zip.county);
    if (group) group.push(zip);
    else groups.set(zip.county, [zip]);
  }
  return groups;
}

/** People by county FIPS: each ZIP's, shared out by its county weights, whole people. */
export function countyPopulations(zips: readonly Zip[]): ReadonlyMap<string, number> {
  const people = new Map<string, number>();
  for (const { population, weights } of zips) {
    for (const [county, share] of weights) {
      people.set(county, (people.get(county) ?? 0) + population * share);
    }
  }
  return new Map([...people].map(([county, count]) => [county, Math.round(count)]));
}

/** Degrees of a county's centre: of its people, its largest ZIP or its ground, the first inside. */
export function countyCentre(rings: readonly number[][], zips: readonly Zip[]): Point {
  const peopled = [...zips].sort((a, b) => b.population - a.population);
  const weight = peopled.reduce((sum, zip) => sum + zip.population, 0);
  const mean = (value: (zip: Zip) => number) =>
    peopled.reduce((sum, zip) => sum + value(zip) * zip.population, 0) / weight;
  const places = peopled.map((zip): Point => [zip.lon, zip.lat]);
  if (weight > 0) places.unshift([mean((zip) => zip.lon), mean((zip) => zip.lat)]);
  const found = places.find(([lon, lat]) => {
    const point = project(lon, lat);
    return point && contains(rings, point[0] * GRID, point[1] * GRID);
  });
  return found ?? unproject(...centroid(rings));
}

/**
 * Simplification shrank four small cities of Virginia to a line. Their area is that of their
 * ZIPs' people at the ZIPs' density.
 */
export function collapsedAreaKm2(fips: string, zips: readonly Zip[]): number {
  let area = 0;
  for (const { population, density, weights } of zips) {
    const share = weights.find(([county]) => county === fips)?.[1] ?? 0;
    if (share > 0 && density > 0) area += (share * population) / density;
  }
  return Math.max(area, 1);
}
