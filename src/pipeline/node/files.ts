import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FolderFile } from '#intake/folder.ts';
import { IntakeError, problem } from '#intake/report.ts';

const TABLES = ['.csv', '.tsv', '.txt', '.json'];

/** The tables and the mapping of a folder, by name; throws IntakeError where there are none. */
export async function readFiles(folder: string): Promise<FolderFile[]> {
  const names = await namesIn(folder);
  const wanted = names.filter((name) => TABLES.includes(extname(name).toLowerCase())).sort();
  if (!wanted.some((name) => !name.endsWith('.json'))) {
    throw new IntakeError([
      problem(
        'no-tables',
        `the folder "${folder}" holds no CSV or TSV file.`,
        'Name a folder with tables, and bailiwick.json beside them.',
      ),
    ]);
  }
  return Promise.all(
    wanted.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (cause) {
    throw new IntakeError(
      [
        problem(
          'no-folder',
          `the folder "${folder}" cannot be read.`,
          'Check the path after --data.',
        ),
      ],
      { cause },
    );
  }
}
