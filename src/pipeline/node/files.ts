import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { TABLE_NAME } from '#intake/folder.ts';
import { IntakeError, problem } from '#intake/report.ts';
import { type FolderFile, MAPPING_FILE } from '#intake/source.ts';

const ADVICE =
  'Name a folder with tables (CSV, XLSX, Parquet, Arrow, JSON), and bailiwick.json beside them.';

/** The tables and the mapping of a folder, by name; throws IntakeError where there are none. */
export async function readFiles(folder: string): Promise<FolderFile[]> {
  const names = await namesIn(folder);
  const wanted = names.filter((name) => TABLE_NAME.test(name) || name === MAPPING_FILE).sort();
  if (!wanted.some((name) => name !== MAPPING_FILE)) {
    const there = names.length === 0 ? 'is empty' : `holds no table, only ${few(names)}`;
    throw new IntakeError([problem('no-tables', `the folder "${folder}" ${there}.`, ADVICE)]);
  }
  return Promise.all(
    wanted.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
}

const few = (names: readonly string[]): string =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '');

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
  } catch (cause) {
    throw new IntakeError([problem('no-folder', await unreadable(folder, cause), ADVICE)], {
      cause,
    });
  }
}

async function unreadable(folder: string, cause: unknown): Promise<string> {
  const found = await stat(folder).catch(() => null);
  if (!found) return `there is no folder "${folder}".`;
  if (!found.isDirectory()) return `"${folder}" is a file, not a folder.`;
  return `the folder "${folder}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`;
}
