import { describe, expect, it } from 'vitest';
import { reportSmall } from '../../tests/fixtures/report-small.ts';
import { extractFiles } from './extract-files.ts';
import type { OwnExtract } from './own-extract.ts';
import { ownSource } from './own-source.ts';

const json = (value: unknown) => new Blob([JSON.stringify(value)]);
const extract: OwnExtract = {
  title: 'Shop',
  manifest: { ...reportSmall.manifest, directory: 'd.json', bytes: {} },
  report: { rows: {}, totals: {} as never, views: [], defects: [], assumptions: [], seconds: {} },
  files: { 'report.json': json(reportSmall), 'd.json': json(reportSmall.directory) },
  aside: json([]),
  mapping: '{}',
};

describe('a reader’s own files', () => {
  const source = ownSource(extract);
  const files = extractFiles(source);

  it('answer as the server’s would', async () => {
    expect((await files.directory()).fingerprint).toBe(reportSmall.directory.fingerprint);
    expect((await files.page('company')).node).toBeNull();
  });

  it('have no page for a node that is not among them', () =>
    expect(files.page('constructor')).rejects.toThrow());

  it('hand over what is here, and nothing else', async () => {
    expect(await source.local?.('d.json')).toBeInstanceOf(Blob);
    expect(await source.local?.('extract.duckdb')).toBeNull();
  });
});
