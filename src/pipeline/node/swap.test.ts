import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFolder } from './swap.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bailiwick-swap-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const write = (text: string) => async (folder: string) =>
  writeFileSync(join(folder, 'a.txt'), text);

describe('replaceFolder', () => {
  it('makes the folder, then replaces all of it', async () => {
    const folder = join(home, 'out');
    await replaceFolder(folder, write('one'));
    writeFileSync(join(folder, 'stale.txt'), '');
    await replaceFolder(folder, write('two'));
    expect(readdirSync(folder)).toEqual(['a.txt']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('two');
    expect(readdirSync(home)).toEqual(['out']);
  });

  it('keeps the old one when the new one fails', async () => {
    const folder = join(home, 'out');
    await replaceFolder(folder, write('one'));
    await expect(
      replaceFolder(folder, async (fresh) => {
        await write('half')(fresh);
        throw new Error('out of wits');
      }),
    ).rejects.toThrow('out of wits');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('one');
    expect(readdirSync(home)).toEqual(['out']);
  });
});
