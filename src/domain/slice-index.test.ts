import { describe, expect, it } from 'vitest';
import { indexSlice } from './slice-index.ts';
import { WHOLE } from './slice.ts';
import { reportSmall } from '../../tests/fixtures/report-small.ts';

const { directory } = reportSmall;

describe('a slice as a filter of the columns', () => {
  it('is all null for the whole', () => {
    expect(indexSlice(directory, WHOLE).filter).toMatchObject({
      layer: 0,
      lines: null,
      industries: null,
      tiers: null,
      types: null,
    });
  });

  it('flags what was chosen by index', () => {
    const { filter } = indexSlice(directory, {
      ...WHOLE,
      tiers: ['B'],
      lines: ['valves'],
      types: ['geographical'],
    });
    expect(filter.tiers).toEqual(Uint8Array.of(0, 1, 0));
    expect(filter.lines).toEqual(Uint8Array.of(0, 1));
    expect(filter.types).toEqual(Uint8Array.of(0, 0, 0, 0, 1));
  });

  it('keeps to a layer’s own lines', () => {
    expect(indexSlice(directory, { ...WHOLE, layer: 'specialist' }).filter).toMatchObject({
      layer: 1,
      lines: Uint8Array.of(1, 0),
    });
    const { filter: none } = indexSlice(directory, {
      ...WHOLE,
      layer: 'specialist',
      lines: ['valves'],
    });
    expect(none.lines).toEqual(Uint8Array.of(0, 0));
  });
});
