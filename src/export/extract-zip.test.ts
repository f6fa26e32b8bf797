import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { zipExtract } from './extract-zip.ts';

it('packs every file as it is, the mapping, and how to host them', () => {
  const files = { 'manifest.json': new Uint8Array([123, 125]), 'columns-1.bin': new Uint8Array(9) };
  const zip = zipExtract({ title: 'Shop', fingerprint: 'a1', files, mapping: '{"title":"Shop"}' });
  const { 'README.txt': readme, 'bailiwick.json': mapping, ...rest } = unzipSync(zip);
  expect(rest).toEqual({
    'extract/manifest.json': files['manifest.json'],
    'extract/columns-1.bin': files['columns-1.bin'],
  });
  const text = new TextDecoder();
  expect(text.decode(mapping)).toBe('{"title":"Shop"}');
  expect(text.decode(readme)).toContain('a1');
});
