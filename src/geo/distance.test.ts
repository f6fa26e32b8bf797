import { describe, expect, it } from 'vitest';
import { distanceKm } from './distance.ts';

describe('distanceKm', () => {
  it.each([
    ['New York – Los Angeles', -74.006, 40.7128, -118.2437, 34.0522, 3936],
    ['a degree on the equator', 0, 0, 1, 0, 111.195],
    ['half way round', 0, 0, 180, 0, 20015.1],
    ['over the date line', 179.5, 0, -179.5, 0, 111.195],
  ])('knows %s', (_, lonA, latA, lonB, latB, km) => {
    const ratio = distanceKm(lonA, latA, lonB, latB) / km;
    expect(Math.abs(ratio - 1)).toBeLessThan(0.0005);
  });

  it('is nothing from a place to itself', () => {
    expect(distanceKm(-95.37, 29.76, -95.37, 29.76)).toBe(0);
  });
});
