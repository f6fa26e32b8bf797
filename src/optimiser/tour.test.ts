import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tourOf, wayOf } from './tour.ts';

type Point = readonly [x: number, y: number];

const matrix = (points: readonly Point[], round: boolean): Float64Array =>
  Float64Array.from(
    points.flatMap(([x, y]) =>
      points.map(([u, v]) => {
        const away = Math.sqrt((x - u) ** 2 + (y - v) ** 2);
        return round ? Math.round(away) : away;
      }),
    ),
  );

/** Shortest way by trying every order; closed comes back to its start. */
function brute(
  distance: Float64Array,
  stops: number,
  closed: boolean,
  first: number | null,
): number {
  let best = Number.POSITIVE_INFINITY;
  const go = (way: number[], length: number): void => {
    const [start = 0, end = 0] = [way[0], way.at(-1)];
    if (way.length === stops) {
      best = Math.min(best, length + (closed ? (distance[end * stops + start] ?? 0) : 0));
      return;
    }
    for (let to = 0; to < stops; to += 1)
      if (!way.includes(to)) go([...way, to], length + (distance[end * stops + to] ?? 0));
  };
  for (let start = 0; start < stops; start += 1)
    if (first === null || start === first) go([start], 0);
  return best;
}

const points = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })),
  {
    minLength: 1,
    maxLength: 7,
  },
);
const options = { seed: 1, shakes: 200 };

describe('tour', () => {
  it('is the shortest of all orders where these can be tried', () =>
    fc.assert(
      fc.property(points, (places) => {
        const distance = matrix(places, true);
        const { order, length } = tourOf(distance, places.length, options);
        expect(new Set(order).size).toBe(places.length);
        expect(length).toBe(brute(distance, places.length, true, null));
      }),
      { numRuns: 150 },
    ));

  it('open, from a given stop or from anywhere', () =>
    fc.assert(
      fc.property(points, fc.boolean(), (places, fixed) => {
        const distance = matrix(places, true);
        const first = fixed ? places.length - 1 : null;
        const { order, length } = wayOf(distance, places.length, first, options);
        if (first !== null) expect(order[0]).toBe(first);
        expect(new Set(order).size).toBe(places.length);
        expect(length).toBe(brute(distance, places.length, false, first));
      }),
      { numRuns: 150 },
    ));

  it('gives the same tour for the same seed and shakes', () => {
    const places = Array.from({ length: 80 }, (_, at): Point => [(at * 37) % 101, (at * 61) % 97]);
    const distance = matrix(places, false);
    const [a, b] = [1, 1].map((seed) => tourOf(distance, 80, { seed, shakes: 50 }));
    expect(a).toEqual(b);
  });

  it('refuses what is no distance', () => {
    expect(() => tourOf(Float64Array.of(0, 1, 2, 0), 2, options)).toThrow('from stop 1 to 0 is 2');
    expect(() => tourOf(new Float64Array(3), 2, options)).toThrow('3 distances for 2 stops');
  });
});

const TSPLIB = '../shared/instances/tsplib.json';
const known = existsSync(TSPLIB)
  ? (JSON.parse(readFileSync(TSPLIB, 'utf8')) as Record<
      string,
      { optimum: number; distance: string; points: Point[] }
    >)
  : {};
if (!existsSync(TSPLIB))
  console.warn(`${TSPLIB} is not here: tours of known length are not tried.`);

it.each(Object.keys(known))('%s within 1 %% of its optimum', (name) => {
  const instance = known[name];
  if (!instance) throw new Error(name);
  const distance = matrix(instance.points, instance.distance.startsWith('round'));
  const { length } = tourOf(distance, instance.points.length, { seed: 1, shakes: 3000 });
  expect(length).toBeGreaterThanOrEqual(instance.optimum);
  expect(length / instance.optimum).toBeLessThan(1.01);
});
