import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntakeError } from '../report.ts';
import { unzipEntry, type ZipEntry, zipEntries } from './zip.ts';

const MOST = 1_000_000;
const read = (zip: Uint8Array, most = MOST): [string, string][] =>
  zipEntries('a.zip', zip).map((entry) => [
    entry.name,
    Buffer.from(unzipEntry('a.zip', zip, entry, most)).toString('latin1'),
  ]);

describe('zip', () => {
  it('reads back what was packed, stored or not', () => {
    const files = fc.dictionary(
      fc.stringMatching(/^[a-zé]{1,8}(\/[a-z]{1,4}\.csv)?$/),
      fc.uint8Array({ maxLength: 3000 }),
      { minKeys: 1, maxKeys: 5 },
    );
    fc.assert(
      fc.property(files, fc.constantFrom(0 as const, 6 as const), (contents, level) => {
        const expected = Object.entries(contents).map(([name, bytes]) => [
          name,
          Buffer.from(bytes).toString('latin1'),
        ]);
        expect(Object.fromEntries(read(zipSync(contents, { level })))).toEqual(
          Object.fromEntries(expected),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('never unpacks more than it may, whatever the directory tells', () => {
    const zip = zipSync({ 'a.csv': new Uint8Array(3_000_000) });
    expect(() => read(zip)).toThrow('more than 1 MB');
    const liar = Uint8Array.from(zip);
    const [entry] = zipEntries('a.zip', zip) as [ZipEntry];
    expect(() => unzipEntry('a.zip', liar, { ...entry, bytes: 10 }, MOST)).toThrow(
      'more than 1 MB',
    );
  });

  it('refuses what is locked or packed in another way', () => {
    const zip = zipSync({ 'a.csv': new Uint8Array(9) });
    const [entry] = zipEntries('a.zip', zip) as [ZipEntry];
    const locked = (): unknown => unzipEntry('a.zip', zip, { ...entry, encrypted: true }, MOST);
    const other = (): unknown => unzipEntry('a.zip', zip, { ...entry, method: 12 }, MOST);
    expect(locked).toThrow('password');
    expect(other).toThrow('not read here');
  });

  it('that is cut or changed anywhere is refused, or reads', () => {
    const text = Buffer.from('a,b\n1,2\n'.repeat(40));
    const zip = zipSync({ 'one.csv': text, 'two.csv': text });
    for (let at = 0; at < zip.length; at++) {
      const changed = Uint8Array.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      for (const bytes of [zip.subarray(0, at), changed]) {
        try {
          expect(read(bytes).length).toBeLessThanOrEqual(2);
        } catch (error) {
          expect(error).toBeInstanceOf(IntakeError);
        }
      }
    }
  });
});
