import { expect, it } from 'vitest';
import { placeNames } from './names.ts';

const spot = (point: string, x: number, y: number) => ({ point, x, y });
const all = (point: string) => point;

it('stands right of its dot, and left where fewer dots lie below', () => {
  expect(placeNames([spot('Houston', 0, 0)], all)).toEqual([{ point: 'Houston', side: 1 }]);
  const crowded = [spot('Houston', 0, 0), spot('', 20, 3)];
  const placed = placeNames(crowded, (name) => name || null);
  expect(placed).toEqual([{ point: 'Houston', side: -1 }]);
});

it('keeps names apart, the first ones first', () => {
  const sides = placeNames([spot('Bronx', 0, 0), spot('Yonkers', 2, 4), spot('Albany', 4, 8)], all);
  expect(sides).toEqual([
    { point: 'Bronx', side: 1 },
    { point: 'Yonkers', side: -1 },
  ]);
});
