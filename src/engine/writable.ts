import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { BlockingEngine } from './blocking.ts';
import type { Engine, Sql, Value } from './engine.ts';
import { OPEN_CONFIG } from './lockdown.ts';
import { MemoryFile } from './memory-files.ts';

/** An engine that tables can be written into, and a database file made of them. */
export interface WritableEngine extends Engine {
  /** Name to ATTACH: an empty database file of storage v1.0.0. */
  readonly file: string;
  /** What was written into it, once it is detached. */
  fileBytes(): Uint8Array<ArrayBuffer>;
}

const FILE = 'extract.duckdb';
/** The prefix alone makes the engine take it for a file it may write to. */
const EMPTY = 'opfs://empty';
/** `BROWSER_FSACCESS`: a file that reads and writes go to one by one. */
const DIRECT = 3;

export const memoryFiles = (): ReadonlyMap<string, MemoryFile> =>
  new Map(
    [FILE, EMPTY].flatMap((name) => [name, `${name}.wal`]).map((name) => [name, new MemoryFile()]),
  );

/** No way out but the files in memory; a commit goes into the file at once, without a log. */
const LOCKS = (names: readonly string[]): readonly string[] => [
  'set autoinstall_known_extensions = false',
  'set autoload_known_extensions = false',
  'set allow_community_extensions = false',
  "set memory_limit = '2.5GB'",
  `set allowed_paths = [${names.map((name) => `'${name}'`).join(', ')}]`,
  'set enable_external_access = false',
  'set lock_configuration = true',
];

/** Opens an instance that was made with `withMemoryFiles` over `files`. */
export function openWritable(
  database: DuckDBBindings,
  files: ReadonlyMap<string, MemoryFile>,
): WritableEngine {
  database.open(OPEN_CONFIG);
  const connection = database.connect();
  for (const statement of LOCKS([...files.keys()])) connection.query(statement);
  const file = emptyDatabase(database, connection, files);
  const engine = new BlockingEngine(database, connection);
  return {
    rows: (query) => engine.rows<never>(wholeNumbers(query)),
    columns: (query) => engine.columns(wholeNumbers(query)),
    run: (query) => engine.run(wholeNumbers(query)),
    insert: (table, columns) => engine.insert(table, columns),
    close: () => engine.close(),
    file: FILE,
    fileBytes: () => file.bytes(),
  };
}

/** Every number binds as a double here; whole ones must be what they are in the native engine. */
function wholeNumbers({ text, values }: Sql): Sql {
  let at = 0;
  const cast = (value: Value | undefined): string => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return '?';
    return Math.abs(value) < 2 ** 31 ? 'cast(? as integer)' : 'cast(? as bigint)';
  };
  return { text: text.replaceAll('?', () => cast(values[at++])), values };
}

/**
 * Only a registered file is written where the engine means to, and only one that is a database
 * already is opened: the empty one is made under a name that is not registered.
 */
function emptyDatabase(
  database: DuckDBBindings,
  connection: DuckDBConnection,
  files: ReadonlyMap<string, MemoryFile>,
): MemoryFile {
  connection.query(`attach '${EMPTY}' as empty (type duckdb, storage_version 'v1.0.0')`);
  connection.query('detach empty');
  const [empty, file] = [files.get(EMPTY), files.get(FILE)];
  if (!empty || !file) throw new TypeError('the files in memory are missing');
  file.write(empty.bytes(), 0);
  for (const name of [FILE, `${FILE}.wal`]) database.registerFileURL(name, name, DIRECT, true);
  return file;
}
