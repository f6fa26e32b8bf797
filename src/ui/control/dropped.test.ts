import { describe, expect, it } from 'vitest';
import { filesOfEntries, type DroppedEntry } from './dropped.ts';

const file = (name: string): DroppedEntry => ({
  isFile: true,
  isDirectory: false,
  file: (done) => done(new File(['x'], name)),
});
const folder = (...batches: DroppedEntry[][]): DroppedEntry => ({
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const left = [...batches];
    return { readEntries: (done) => done(left.shift() ?? []) };
  },
});
const names = async (entries: DroppedEntry[]) =>
  (await filesOfEntries(entries)).map(({ name }) => name);

describe('what was dropped', () => {
  it('opens folders in place, batch by batch, without the hidden files', async () =>
    expect(
      await names([
        file('a.csv'),
        folder([file('b.csv'), file('.DS_Store')], [folder([file('c.csv')])]),
        file('d.csv'),
      ]),
    ).toEqual(['a.csv', 'b.csv', 'c.csv', 'd.csv']));

  it('leaves out what cannot be read', async () => {
    const locked: DroppedEntry = {
      isFile: true,
      isDirectory: false,
      file: (_done, failed) => failed(new Error('locked')),
    };
    expect(await names([locked, file('a.csv')])).toEqual(['a.csv']);
  });

  it('stops at 500 files', async () =>
    expect(await names(Array.from({ length: 600 }, (_, at) => file(`${at}.csv`)))).toHaveLength(
      500,
    ));
});
