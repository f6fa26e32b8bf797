import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from './distance.ts';
import { fitPlane, type FittedPlane, projectFitted, unprojectFitted } from './fitted.ts';
import { PLANE_HEIGHT, PLANE_WIDTH, type Point } from './plane.ts';
import { projectionOf, US } from './projection.ts';

const lon = fc.double({ min: -180, max: 179.999, noNaN: true });
const lat = fc.double({ min: -85, max: 85, noNaN: true });
const place = fc.tuple(lon, lat);

describe('a fitted plane', () => {
  it('gives a place back', () =>
    fc.assert(
      fc.property(place, place, (middle, [x, y]) => {
        const plane: FittedPlane = { kind: 'fitted', lon: middle[0], lat: middle[1], kmPerPx: 2 };
        // Beyond, a step of the last digit is kilometres.
        fc.pre(distanceKm(middle[0], middle[1], x, y) < 15_000);
        const back = unprojectFitted(plane, ...projectFitted(plane, x, y));
        expect(distanceKm(x, y, ...back)).toBeLessThan(1e-3);
      }),
    ));

  it('holds every place in its frame, and the farthest near its rim', () =>
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 20 }), ([first, ...rest]) => {
        // Countries, not globes: within some 20° of the first.
        const near = rest.map(([x, y]): Point => [
          (((first?.[0] ?? 0) + x / 9 + 540) % 360) - 180,
          Math.max(-85, Math.min(85, (first?.[1] ?? 0) + y / 9)),
        ]);
        const points = [first ?? ([0, 0] as const), ...near];
        const { project } = projectionOf(fitPlane(points));
        const placed = points.map(([x, y]) => project(x, y));
        expect(placed).not.toContain(null);
      }),
    ));

  it('is large: of two distant places one lies 12 px from the rim', () => {
    const plane = fitPlane([
      [5, 47],
      [15, 55],
      [10, 51],
    ]);
    const rims = (
      [
        [5, 47],
        [15, 55],
      ] as const
    ).flatMap(([x, y]) => {
      const [px, py] = projectFitted(plane, x, y);
      return [px, PLANE_WIDTH - px, py, PLANE_HEIGHT - py];
    });
    expect(Math.min(...rims)).toBeCloseTo(12, 6);
  });

  it('is not cut by the date line: Fiji is a few hundred km wide', () => {
    const plane = fitPlane([
      [177, -18],
      [-179, -17],
    ]);
    expect(plane.kmPerPx * PLANE_WIDTH).toBeLessThan(800);
    expect(Math.abs(Math.abs(plane.lon) - 179)).toBeLessThan(0.1);
  });

  it('is equal-area: a degree square weighs what it weighs on the globe', () => {
    const plane = fitPlane([
      [-10, 35],
      [30, 60],
    ]);
    const square = [
      [20, 40],
      [21, 40],
      [21, 41],
      [20, 41],
    ] as const;
    const points = square.map(([x, y]) => projectFitted(plane, x, y));
    const twice = points.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = points[(at + 1) % 4] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0);
    // 6371.0088² × 1° × (sin 41° − sin 40°)
    const km2 =
      6371.0088 ** 2 *
      (Math.PI / 180) *
      (Math.sin((41 * Math.PI) / 180) - Math.sin((40 * Math.PI) / 180));
    expect(((Math.abs(twice) / 2) * plane.kmPerPx ** 2) / km2).toBeCloseTo(1, 3);
  });

  it('shows a lone place with 20 km around it', () =>
    expect(fitPlane([[8.5, 47.4]]).kmPerPx * PLANE_HEIGHT).toBeGreaterThan(20));

  it('is not made of nothing', () => expect(() => fitPlane([])).toThrow(RangeError));
});

describe('near', () => {
  it('goes on beyond an inset, where the plane itself shows nothing', () => {
    const anchorage = US.project(-149.9, 61.22) ?? [0, 0];
    expect(US.project(-120, 62)).not.toEqual(US.near(...anchorage)(-120, 62));
    expect(US.near(...anchorage)(-149.9, 61.22)).toEqual(anchorage);
  });
});
