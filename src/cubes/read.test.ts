import { expect, it } from 'vitest';
import type { Columns } from './columns.ts';
import { readColumns, writeColumns } from './read.ts';

const columns = {
  accounts: 3,
  months: 0,
  unit: Int32Array.of(2, -1, 0),
  state: Uint8Array.of(1, 2, 0),
  potentialCents: Float64Array.of(1, Number.NaN, 2 ** 53),
} as unknown as Columns;

it('reads what was written, empty and falsy values too', () => {
  expect(readColumns(writeColumns(columns).buffer)).toEqual(columns);
});

it('refuses bytes that are cut', () => {
  const bytes = writeColumns(columns);
  expect(() => readColumns(bytes.buffer.slice(0, bytes.length - 8))).toThrow(RangeError);
  expect(() => readColumns(new ArrayBuffer(2))).toThrow(RangeError);
});
