import { describe, expect, it } from 'vitest';
import type { Directory } from '#domain/directory.ts';
import type { Manifest } from '#domain/extract.ts';
import { shareModel } from './share.ts';

const manifest = { bytes: { a: 4_000_000, b: 1_200_000 } } as unknown as Manifest;

describe('what a recipient can download', () => {
  it('is told by the extract’s own rows, the largest table first', () => {
    const rows = { meta: 4, territory: 60, staffing: 75, unit_neighbour: 9000 };
    const directory = { published: { level: 'territory', rows } } as unknown as Directory;
    const { level, tables, size, holds } = shareModel(directory, manifest);
    expect(level).toBe('territory');
    expect(tables).toEqual([
      { name: 'staffing', rows: '75' },
      { name: 'territory', rows: '60' },
    ]);
    expect(size).toBe('5.2 MB');
    expect(holds).toContain('No account');
  });

  it('is everything where the extract does not say', () => {
    const directory = { counts: { accounts: 12_300, leads: 0 } } as unknown as Directory;
    const { level, tables, holds } = shareModel(directory, manifest);
    expect(level).toBe('account');
    expect(tables).toEqual([{ name: 'account', rows: '12,300' }]);
    expect(holds).toContain('Everything');
  });
});
