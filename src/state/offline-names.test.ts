import { describe, expect, it } from 'vitest';
import { hashIn, offlineNames, outdatedShells } from './offline-names.ts';

const shell = (base: string, version: string) => offlineNames(base, version).shell;
const lock = (base: string, version: string) => offlineNames(base, version).lock;

describe('names on this device', () => {
  it('find the hash in a file’s name', () => {
    expect(hashIn('extract-3a7114856119.duckdb')).toBe('3a7114856119');
    for (const file of ['manifest.json', 'map-light.webp', 'extract-3a71.duckdb', 'x-3a7114856119'])
      expect(hashIn(file), file).toBeNull();
  });

  it('keep sites of one origin apart', () => {
    const names = ['', '/a', '/a/b'].flatMap((base) => Object.values(offlineNames(base, '1')));
    expect(new Set(names).size).toBe(names.length);
  });

  it('an old shell goes only when no page reads it', () => {
    const caches = [shell('', '1'), shell('', '2'), shell('', '3'), shell('/a', '1'), 'others'];
    expect(outdatedShells(caches, [], '', '3')).toEqual([shell('', '1'), shell('', '2')]);
    expect(outdatedShells(caches, [lock('', '2')], '', '3')).toEqual([shell('', '1')]);
    expect(outdatedShells(caches, [lock('/a', '1')], '/a', '9')).toEqual([]);
  });
});
