import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack, type Numbers } from './packed.ts';

function back(values: Numbers): Numbers | null {
  const packed = pack(values);
  if (!packed) return null;
  const read = values.map(() => 0);
  unpack(packed.bytes, packed, read);
  return read;
}

describe('packing', () => {
  it('gives back every whole double', () => {
    const cents = fc.array(fc.integer({ min: -(2 ** 44), max: 2 ** 44 }), { minLength: 1 });
    fc.assert(
      fc.property(cents, (list) => {
        const values = Float64Array.from(list, (cent) => cent + 0);
        expect(back(values)).toEqual(values);
      }),
    );
  });

  it('gives back small integers of every sign', () => {
    fc.assert(
      fc.property(fc.int16Array(), (values) => {
        expect(back(values) ?? values).toEqual(values);
      }),
    );
  });

  it('holds ascending starts as their steps, a byte each', () => {
    const starts = Uint32Array.of(0, 0, 7, 70_000, 70_200, 4_000_000_000);
    expect(back(starts)).toEqual(starts);
    const even = Uint32Array.from({ length: 1000 }, (_, at) => at * 30);
    expect(pack(even)).toMatchObject({ steps: true, width: 1 });
  });

  it('holds hours in 1/1024', () => {
    const hours = Float64Array.of(0, 1 / 1024, 12.5, 300);
    expect(pack(hours)).toMatchObject({ scale: 1024 });
    expect(back(hours)).toEqual(hours);
  });

  it.each([[[Number.NaN, 1]], [[0.1]], [[-0, 5]], [[2 ** 53]], [[]]])(
    'leaves alone what it would lose: %s',
    (list) => expect(pack(Float64Array.from(list))).toBeNull(),
  );

  it('leaves alone what it would not shorten', () => {
    expect(pack(Uint8Array.of(3, 250))).toBeNull();
  });
});
