import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LONGEST_LINK,
  MOST_VALUES,
  changesSince,
  fitLink,
  packValues,
  unpackValues,
} from './link.ts';

const values = [
  { id: 'coverage', shown: '61.2 %' },
  { id: 'revenue', shown: '$190.9 M' },
];

describe('a report link', () => {
  it('carries values as shown', () => {
    expect(unpackValues(packValues(values))).toEqual(values);
  });

  it('tells then and now for what changed only, whatever the width of the space', () => {
    const now = [
      { id: 'coverage', shown: '60.4 %' },
      { id: 'revenue', shown: '$190.9\u00a0M' },
    ];
    expect(changesSince(packValues(values), now)).toEqual([
      { id: 'coverage', then: '61.2 %', shown: '60.4 %' },
    ]);
  });

  it('keeps within its length and its count of values', () => {
    const long = Array.from({ length: 20 }, (_, i) => ({ id: `v${i}`, shown: 'x'.repeat(90) }));
    const link = fitLink((claim) => `https://example.org/?v=${claim ?? ''}`, long);
    expect(link.length).toBeLessThanOrEqual(LONGEST_LINK);
    expect(unpackValues(link.slice(link.indexOf('=') + 1))).toHaveLength(MOST_VALUES);
    const longer = long.map((value) => ({ ...value, shown: 'x'.repeat(400) }));
    const short = fitLink((claim) => `https://example.org/?v=${claim ?? ''}`, longer);
    expect(unpackValues(short.slice(short.indexOf('=') + 1))).toHaveLength(2);
  });

  it('never throws on what a stranger wrote', () => {
    fc.assert(
      fc.property(fc.string(), (claim) => {
        expect(unpackValues(claim).length).toBeLessThanOrEqual(MOST_VALUES);
        expect(
          changesSince(claim, values).every(({ id }) => id === 'coverage' || id === 'revenue'),
        ).toBe(true);
      }),
    );
  });
});
