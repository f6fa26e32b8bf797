import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOut, FolderError } from './out-folder.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bailiwick-out-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const put = (...names: string[]): void => {
  for (const name of names) {
    mkdirSync(join(home, name, '..'), { recursive: true });
    writeFileSync(join(home, name), '');
  }
};
const check = (out: string, data: string | null = null, here = home) => checkOut(out, data, here);

describe('checkOut', () => {
  it('takes a new folder, an empty one and an older extract', async () => {
    await check('new/deep');
    mkdirSync(join(home, 'empty'));
    await check('empty');
    put('old/manifest.json', 'old/report.json', 'old/extract-0123456789ab.duckdb');
    put('old/geo-0123456789ab.json', 'old/map-dark.webp', 'old/preview/north.png');
    await check('old');
  });

  it.each([
    ['mine/notes.txt', 'notes.txt'],
    ['mine/extract-final.duckdb', 'extract-final.duckdb'],
    ['mine/preview/plan.docx', 'plan.docx'],
    ['mine/photos/a.png', 'photos'],
  ])('refuses a folder with %s', async (name, told) => {
    put('mine/manifest.json', name);
    await expect(check('mine')).rejects.toThrow(told);
    await expect(check('mine')).rejects.toThrow(FolderError);
  });

  it('refuses a file, where it runs, what lies above, and the data', async () => {
    put('table.csv', 'data/sales/a.csv');
    await expect(check('table.csv')).rejects.toThrow('it is a file');
    await expect(check('.')).rejects.toThrow('runs inside');
    await expect(check('..')).rejects.toThrow('runs inside');
    await expect(check('data', 'data/sales')).rejects.toThrow('--data');
    await expect(check('data/sales', 'data/sales')).rejects.toThrow('--data');
    await check('data/extract', 'data/sales');
  });
});
