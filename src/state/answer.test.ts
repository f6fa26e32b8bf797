import { describe, expect, it } from 'vitest';
import { WHOLE } from '#domain/slice.ts';
import { reportSmall } from '../../tests/fixtures/report-small.ts';
import { filterOf } from './answer.ts';

const { directory } = reportSmall;

describe('a slice as a filter of the columns', () => {
  it('is all null for the whole', () => {
    expect(filterOf(directory, WHOLE)).toMatchObject({
      layer: 0,
      lines: null,
      industries: null,
      tiers: null,
      types: null,
    });
  });

  it('flags what was chosen by index', () => {
    const filter = filterOf(directory, {
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
    expect(filterOf(directory, { ...WHOLE, layer: 'specialist' })).toMatchObject({
      layer: 1,
      lines: Uint8Array.of(1, 0),
    });
    const none = filterOf(directory, { ...WHOLE, layer: 'specialist', lines: ['valves'] });
    expect(none.lines).toEqual(Uint8Array.of(0, 0));
  });
});
