import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kmPerPx, lngLatToPlane, planeToLngLat, project, unproject, type Point } from './plane.ts';
import { distanceKm } from './distance.ts';

/** Of d3-geo 3.1: geoAlbersUsa().scale(1300).translate([487.5, 305]). */
const D3: readonly (readonly [string, Point, Point | null])[] = [
  ['Houston', [-95.3698, 29.7604], [510.427679, 509.231111]],
  ['Seattle', [-122.3321, 47.6062], [97.624967, 46.318659]],
  ['Miami', [-80.1918, 25.7617], [822.738316, 572.540779]],
  ['Bangor', [-68.7712, 44.8016], [929.627879, 103.385681]],
  ['Anchorage', [-149.9003, 61.2181], [112.277428, 544.277916]],
  ['Adak', [-176.6581, 51.88], [-12.815544, 600.129]],
  ['Honolulu', [-157.8583, 21.3069], [266.959947, 549.190373]],
  ['San Juan', [-66.1057, 18.4655], null],
  ['Chihuahua, under an inset', [-112, 25.5], null],
  ['London', [-0.1, 51.5], null],
];

describe('project', () => {
  it.each(D3)('puts %s where d3 does', (_, [lon, lat], expected) => {
    const point = project(lon, lat);
    if (expected === null) expect(point).toBeNull();
    else {
      expect(point?.[0]).toBeCloseTo(expected[0], 5);
      expect(point?.[1]).toBeCloseTo(expected[1], 5);
    }
  });

  it('is undone by unproject', () => {
    const place = fc.tuple(
      fc.double({ min: -124, max: -67, noNaN: true }),
      fc.double({ min: 25, max: 49, noNaN: true }),
    );
    fc.assert(
      fc.property(place, ([lon, lat]) => {
        const point = project(lon, lat);
        if (!point) return;
        const [backLon, backLat] = unproject(...point);
        expect(backLon).toBeCloseTo(lon, 8);
        expect(backLat).toBeCloseTo(lat, 8);
      }),
    );
  });

  it('takes either side of the date line for the same ground', () => {
    expect(unproject(...(project(173.2, 52.9) ?? [0, 0]))[0]).toBeCloseTo(173.2, 6);
  });
});

describe('kmPerPx', () => {
  it.each(D3.filter((row) => row[2]))('measures about a kilometre at %s', (_, [lon, lat]) => {
    const here = project(lon, lat) ?? [0, 0];
    const there = project(lon, lat + 0.1) ?? [0, 0];
    const px = Math.hypot(there[0] - here[0], there[1] - here[1]);
    const ratio = (px * kmPerPx(...here)) / distanceKm(lon, lat, lon, lat + 0.1);
    expect(Math.abs(ratio - 1)).toBeLessThan(0.04);
  });
});

describe('planeToLngLat', () => {
  const point = fc.tuple(
    fc.double({ min: -60, max: 975, noNaN: true }),
    fc.double({ min: 0, max: 610, noNaN: true }),
  );

  it('is undone by lngLatToPlane', () => {
    fc.assert(
      fc.property(point, ([x, y]) => {
        const [backX, backY] = lngLatToPlane(...planeToLngLat(x, y));
        expect(backX).toBeCloseTo(x, 6);
        expect(backY).toBeCloseTo(y, 6);
      }),
    );
  });

  it('lays the plane into web mercator undistorted, one px a CSS px at zoom 3', () => {
    const mercatorPx = (lat: number) =>
      ((Math.PI - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) * 4096) / (2 * Math.PI);
    const [west, north] = planeToLngLat(0, 0);
    const [east, south] = planeToLngLat(975, 610);
    expect(((east - west) / 360) * 4096).toBeCloseTo(975, 6);
    expect(mercatorPx(south) - mercatorPx(north)).toBeCloseTo(610, 6);
  });
});
