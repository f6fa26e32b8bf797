import { describe, expect, it } from 'vitest';
import { besideSpot, nearest, stepCursor } from './pointing.ts';

const spots = [
  { id: 'a', x: 0, y: 0 },
  { id: 'b', x: 10, y: 0 },
];

describe('pointing', () => {
  it('finds the nearest spot within reach only', () => {
    expect(nearest(spots, 7, 1, 24)?.id).toBe('b');
    expect(nearest(spots, 40, 0, 24)).toBeNull();
  });
  it('walks by arrows and stays inside', () => {
    expect(stepCursor('ArrowRight', -1, 2)).toBe(0);
    expect(stepCursor('ArrowRight', 1, 2)).toBe(1);
    expect(stepCursor('ArrowLeft', 0, 2)).toBe(0);
    expect(stepCursor('End', 0, 2)).toBe(1);
    expect(stepCursor('x', 0, 2)).toBeNull();
    expect(stepCursor('End', 0, 0)).toBeNull();
  });
  it('puts the tip beside the spot, flipped where it would leave the frame', () => {
    const tip = { width: 100, height: 40 };
    const frame = { width: 300, height: 200 };
    expect(besideSpot({ x: 50, y: 100 }, tip, frame)).toEqual({ left: 64, top: 80 });
    expect(besideSpot({ x: 280, y: 195 }, tip, frame)).toEqual({ left: 166, top: 160 });
  });
});
