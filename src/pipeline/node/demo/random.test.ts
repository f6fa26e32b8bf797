import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRandom, makeWeighted, ranked } from './random.ts';

describe('random', () => {
  it('repeats itself for a seed and stream, and differs between streams', () => {
    const draw = (seed: number, stream: string) =>
      Array.from({ length: 5 }, makeRandom(seed, stream).next);
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
  });

  it('is uniform and normal as far as 20,000 draws tell', () => {
    const random = makeRandom(3, 'moments');
    const mean = (draw: () => number) =>
      Array.from({ length: 20_000 }, draw).reduce((sum, value) => sum + value, 0) / 20_000;
    expect(mean(random.next)).toBeCloseTo(0.5, 1.7);
    expect(Math.abs(mean(random.normal))).toBeLessThan(0.03);
    expect(Math.abs(mean(() => random.normal() ** 2) - 1)).toBeLessThan(0.05);
  });

  it('never draws what weighs nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 1 }), fc.nat(), (weights, seed) => {
        fc.pre(weights.some((weight) => weight > 0));
        const draw = makeWeighted(weights);
        const random = makeRandom(seed, 'weights');
        for (let at = 0; at < 20; at += 1) expect(weights[draw(random)]).toBeGreaterThan(0);
      }),
    );
  });

  it('ranks by falling value', () => {
    expect([...ranked([2, 5, 1, 5])]).toEqual([1, 3, 0, 2]);
  });
});
