import { describe, expect, it } from 'vitest';
import { areaKm2, centroid } from './area.ts';
import { GRID } from './grid.ts';
import { project } from './plane.ts';

/** Ring of grid steps around a place, at a distance in km on the sphere. */
function circle(lon: number, lat: number, km: number): number[] {
  const [phi, delta] = [(lat * Math.PI) / 180, km / 6371.0088];
  return Array.from({ length: 360 }, (_, degree) => {
    const turn = (degree * Math.PI) / 180;
    const at = Math.asin(
      Math.sin(phi) * Math.cos(delta) + Math.cos(phi) * Math.sin(delta) * Math.cos(turn),
    );
    const east = Math.atan2(
      Math.sin(turn) * Math.sin(delta) * Math.cos(phi),
      Math.cos(delta) - Math.sin(phi) * Math.sin(at),
    );
    return project(lon + (east * 180) / Math.PI, (at * 180) / Math.PI) ?? [0, 0];
  }).flatMap(([x, y]) => [x * GRID, y * GRID]);
}

describe('areaKm2', () => {
  it.each([
    ['Kansas', -98, 38.5],
    ['Washington', -121, 47.5],
    ['Florida', -81.5, 28],
    ['Alaska', -153, 64],
    ['Hawaii', -157, 20.5],
  ])('measures a circle of 100 km in %s', (_, lon, lat) => {
    expect(Math.abs(areaKm2([circle(lon, lat, 100)]) / (Math.PI * 100 ** 2) - 1)).toBeLessThan(
      0.001,
    );
  });

  it('leaves holes out', () => {
    const outside = circle(-98, 38.5, 100);
    const hole = circle(-98, 38.5, 50);
    const backwards = hole.flatMap((_, at) =>
      at % 2 ? [] : [hole[hole.length - 2 - at] ?? 0, hole[hole.length - 1 - at] ?? 0],
    );
    expect(areaKm2([outside, backwards]) / areaKm2([outside])).toBeCloseTo(0.75, 3);
  });
});

describe('centroid', () => {
  it('is the middle of a circle', () => {
    const [x, y] = project(-98, 38.5) ?? [0, 0];
    const middle = centroid([circle(-98, 38.5, 100)]);
    expect(Math.hypot(middle[0] - x, middle[1] - y)).toBeLessThan(0.05);
  });

  it('is the mean point of a ring without area', () => {
    expect(centroid([[0, 0, 2 * GRID, 4 * GRID]])).toEqual([1, 2]);
  });
});
