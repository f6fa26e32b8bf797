// The package does not name this build among its exports.
import * as duckdb from '../../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { QueryError } from './engine.ts';
import { withMemoryFiles } from './memory-files.ts';
import { memoryFiles, openWritable, type WritableEngine } from './writable.ts';

/**
 * An engine that own data is built with, on this worker's own thread: ending the worker gives all
 * its memory back. Throws QueryError of kind 'start'.
 */
export async function openOwn(): Promise<WritableEngine> {
  try {
    const files = memoryFiles();
    const { BROWSER_RUNTIME } = duckdb;
    const runtime = withMemoryFiles(
      BROWSER_RUNTIME,
      (module, file) => BROWSER_RUNTIME.getFileInfo(module, file)?.fileName ?? null,
      files,
    );
    const bundle = { mainModule: new URL(wasmUrl, import.meta.url).href, mainWorker: '' };
    const bundles = { mvp: bundle, eh: bundle };
    const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), runtime);
    await database.instantiate(() => undefined);
    return openWritable(database, files);
  } catch (cause) {
    throw new QueryError('the engine did not start in this browser', 'start', null, { cause });
  }
}
