import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedData, OWN_NAME, packData } from './own-link.ts';

const asked = (text: string) => askedData(new URLSearchParams({ [OWN_NAME]: text }));
const file = fc.record({
  name: fc.string({ minLength: 1, maxLength: 100 }).filter((name) => !/[~!]/.test(name)),
  rows: fc.nat({ max: 999_999_999 }),
});
const fingerprint = fc.stringMatching(/^[0-9a-f]{12}$/);

describe('a link from own data', () => {
  it('says at its other end which data it is about', () =>
    fc.assert(
      fc.property(fingerprint, fc.array(file, { maxLength: 8 }), (print, files) => {
        const data = { fingerprint: print, files };
        expect(asked(packData(data))).toEqual(data);
      }),
    ));

  it.each(['', 'x', 'a1b2c3d4e5f', '!orders.csv~4'])('asks for nothing with %j', (text) =>
    expect(asked(text)).toBeNull(),
  );

  it('leaves out what is no file, and never throws', () => {
    expect(asked('a1b2c3d4e5f6!~4!a.csv~-1!b.csv!c.csv~3')?.files).toEqual([
      { name: 'c.csv', rows: 3 },
    ]);
    fc.assert(fc.property(fc.string(), (text) => void asked(text)));
  });
});
