import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CallError } from './call-error.ts';
import { readPassphrase } from './passphrase.ts';

it('a passphrase is the first line of its file, else the environment’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passphrase-'));
  const file = join(folder, 'key');
  await writeFile(file, 'quiet bailiffs \r\nnotes\n');
  expect(await readPassphrase(file, 'other')).toBe('quiet bailiffs ');
  expect(await readPassphrase(null, 'other')).toBe('other');
  expect(await readPassphrase(null, undefined)).toBeNull();
  await writeFile(file, '\n');
  await expect(readPassphrase(file)).rejects.toThrow(CallError);
  await expect(readPassphrase(join(folder, 'none'))).rejects.toThrow('cannot be read');
  await rm(folder, { recursive: true });
});
