import { readFile } from 'node:fs/promises';
import { CallError } from './call-error.ts';

/** The first line of a file, else of the environment; null is none. Throws CallError. */
export async function readPassphrase(
  file: string | null,
  environment = process.env['BAILIWICK_PASSPHRASE'],
): Promise<string | null> {
  if (file === null) return environment ? environment : null;
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CallError(`--passphrase-file is "${file}", which cannot be read.`, { cause });
  });
  const [line = ''] = text.split(/\r?\n/);
  if (line === '')
    throw new CallError(`--passphrase-file is "${file}", whose first line is empty.`);
  return line;
}
