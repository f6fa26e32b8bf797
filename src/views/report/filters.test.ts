import { describe, expect, it } from 'vitest';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { WHOLE } from '#domain/slice.ts';
import { chosenFilters, emptyingFilter, withoutAny } from './filters.ts';

const slice = { ...WHOLE, node: null, layer: 'field', tiers: ['A', 'B'], lines: ['x'] };
const filters = chosenFilters(slice, reportSmall.directory, 'field');

describe('filters that leave nothing', () => {
  it('names the one whose removal brings something back', () => {
    expect(filters.map(({ key }) => key)).toEqual(['lines:x', 'tiers:A', 'tiers:B']);
    const found = emptyingFilter(filters, ({ lines }) => lines?.length === 0);
    expect(found?.key).toBe('lines:x');
    expect(emptyingFilter(filters, () => false)).toBeNull();
  });

  it('takes all of them back at once', () => {
    expect({ ...slice, ...withoutAny(filters) }).toMatchObject({ tiers: [], lines: [] });
  });
});
