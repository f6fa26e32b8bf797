import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as duckdb from '@duckdb/duckdb-wasm/blocking';
import { BlockingEngine } from './blocking.ts';
import { QueryError, type Engine } from './engine.ts';
import { OPEN_CONFIG } from './lockdown.ts';
import { withMemoryFiles } from './memory-files.ts';
import { memoryFiles, openWritable, type WritableEngine } from './writable.ts';

const DATA_FILE = 'data.duckdb';

/**
 * The browser's engine in Node, on an extract file: answers at build time and in tests are computed
 * by the very code a reader runs. Throws QueryError of kind 'start'.
 */
export async function openWasm(extractPath: string): Promise<Engine> {
  try {
    const database = await instantiate();
    database.open(OPEN_CONFIG);
    // This build reads no file system of its own, so the extract is handed over as bytes.
    database.registerFileBuffer(DATA_FILE, new Uint8Array(await readFile(extractPath)));
    const connection = database.connect();
    connection.query(`attach '${DATA_FILE}' as data (type duckdb, read_only)`);
    connection.query('use data');
    return new BlockingEngine(database, connection);
  } catch (cause) {
    throw new QueryError(`could not open ${extractPath}`, 'start', null, { cause });
  }
}

/** The engine that own data is built with in a browser, for tests. */
export async function openWritableWasm(): Promise<WritableEngine> {
  const files = memoryFiles();
  const { NODE_RUNTIME } = duckdb;
  const nameOf: Parameters<typeof withMemoryFiles>[1] = (module, file) =>
    NODE_RUNTIME.resolveFileInfo(module, file)?.fileName ?? null;
  return openWritable(await instantiate(withMemoryFiles(NODE_RUNTIME, nameOf, files)), files);
}

async function instantiate(
  runtime: duckdb.DuckDBRuntime = duckdb.NODE_RUNTIME,
): Promise<duckdb.DuckDBBindings> {
  const dist = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/blocking'));
  const bundle = (kind: string) => ({
    mainModule: join(dist, `duckdb-${kind}.wasm`),
    mainWorker: '',
  });
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), runtime);
  await database.instantiate(() => undefined);
  return database;
}
