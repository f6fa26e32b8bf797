import fc from 'fast-check';
import { expect, it } from 'vitest';
import { swarm } from './swarm.ts';

it('never lays two dots on each other and keeps every value in its place', () =>
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 60 }), (xs) => {
      const dots = swarm(
        xs.map((x, at) => ({ id: String(at), x })),
        260,
        8,
      );
      expect(dots).toHaveLength(xs.length);
      for (const [index, a] of dots.entries()) {
        expect(a.x).toBe(xs[Number(a.id)]);
        for (const b of dots.slice(index + 1)) {
          expect(Math.hypot((a.x - b.x) * 2.6, a.y - b.y)).toBeGreaterThan(7.999);
        }
      }
    }),
  ));

it('fills from the middle line', () => {
  const dots = swarm(
    [
      { id: 'a', x: 50 },
      { id: 'b', x: 50 },
      { id: 'c', x: 50 },
    ],
    260,
    8,
  );
  expect(dots.map((dot) => dot.y)).toEqual([-0, 8, -8]);
});
