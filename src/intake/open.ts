import type { Defect } from '#domain/defect.ts';
import type { DeskFile } from '#domain/desk.ts';
import type { Readings } from '#domain/reading.ts';
import { openFile } from './format/file.ts';
import { type Found, together } from './format/found.ts';
import { problemOf } from './format/refusal.ts';
import { problem } from './report.ts';
import type { FolderFile, Opened } from './source.ts';

export interface OpenOptions {
  /** Most bytes of one file, unpacked. */
  readonly limitBytes?: number;
  /** Looked at between files; an aborted one throws its reason. */
  readonly signal?: AbortSignal;
  /** Bytes of the files dealt with, of all. */
  readonly progress?: (done: number, total: number) => void;
}

/** A string of V8 ends at 2²⁹ letters. */
const LIMIT_BYTES = 500_000_000;

/**
 * Files of any kind → the tables in them, by what their bytes are, not by their names. Nothing is
 * thrown but the reason of an aborted signal: a file that cannot be read says why in `files`.
 * @param readings settings of tables that are known, by table id.
 */
export async function openFiles(
  files: readonly FolderFile[],
  readings: Readings = {},
  { limitBytes = LIMIT_BYTES, signal, progress }: OpenOptions = {},
): Promise<Opened> {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const found: Found[] = [];
  const desk: DeskFile[] = [];
  let done = 0;
  for (const file of files) {
    signal?.throwIfAborted();
    const one = await tryFile(file, readings, limitBytes);
    if (one.found) found.push(one.found);
    desk.push(...one.files);
    progress?.((done += file.bytes.length), total);
  }
  return { ...together(found), files: desk };
}

interface Tried {
  readonly found: Found | null;
  /** The file as a person sees it, and those in it that failed. */
  readonly files: readonly DeskFile[];
}

const unreadDatabase = (file: string): Defect =>
  problem(
    'database',
    'the tables of a DuckDB file are not read.',
    "Export each one, e.g. COPY orders TO 'orders.parquet', and give those files.",
    { file },
  );

async function tryFile(file: FolderFile, readings: Readings, most: number): Promise<Tried> {
  const { name } = file;
  const bytes = file.bytes.length;
  try {
    const found = await openFile(file, { readings, most, given: name, depth: 0 });
    const { kind, sources = [], shapes = [], databases = [], failed = [] } = found;
    const tables = [
      ...[...sources, ...shapes].map(({ id }) => id),
      ...databases.map((it) => it.name),
    ];
    const unread = databases.length > 0 ? unreadDatabase(name) : null;
    return { found, files: [{ name, bytes, kind, tables, problem: unread }, ...failed] };
  } catch (error) {
    const problem = problemOf(name, error);
    return { found: null, files: [{ name, bytes, kind: null, tables: [], problem }] };
  }
}
