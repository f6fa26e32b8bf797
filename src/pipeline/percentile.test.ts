import { describe, expect, it } from 'vitest';
import { percentile, weightedPercentile } from './percentile.ts';

describe('percentile', () => {
  it('interpolates between order statistics', () => {
    expect(percentile([4, 1, 3, 2], 0.75)).toBe(3.25);
    expect(percentile([7], 0.75)).toBe(7);
    expect(percentile([], 0.75)).toBeNaN();
  });
});

describe('weightedPercentile', () => {
  it('is the first value that holds the share of the weight', () => {
    expect(weightedPercentile([30, 10, 20], [1, 2, 1], 0.5)).toBe(10);
    expect(weightedPercentile([30, 10, 20], [1, 2, 1], 0.75)).toBe(20);
    expect(weightedPercentile([30, 10, 20], [1, 2, 1], 0.76)).toBe(30);
  });

  it('leaves out what has no weight', () => {
    expect(weightedPercentile([99, 5], [0, 1], 1)).toBe(5);
    expect(weightedPercentile([99], [0], 0.75)).toBeNaN();
  });
});
