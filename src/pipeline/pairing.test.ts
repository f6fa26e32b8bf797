import { expect, it } from 'vitest';
import { pairing } from './pairing.ts';

it('numbers pairs in order of first sight, the same pair alike, while it grows', () => {
  const number = pairing();
  const known = new Map<string, number>();
  for (let i = 0; i < 30_000; i++) {
    const [a, b] = [(i * 7919) % 211, Math.floor(i / 3) * 65_536];
    const key = `${a} ${b}`;
    if (!known.has(key)) known.set(key, known.size);
    expect(number(a, b)).toBe(known.get(key));
  }
  expect(known.size).toBeGreaterThan(20_000);
});
