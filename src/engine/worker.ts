import * as duckdb from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { makeCalls, type Calls } from './calls.ts';
import { QueryError } from './engine.ts';
import guardUrl from './guard.js?url';
import { OPEN_CONFIG, lockdown } from './lockdown.ts';

/** Silence after which nothing is expected any more; a download that moves is not silent. */
export const SILENCE_MS = 9000;
/** Compiling 34 MB is silent work; an old phone needs long for it. */
const COMPILE_MS = 45_000;

/** A started, locked-down database in a worker of its own. */
export interface Started {
  readonly database: duckdb.AsyncDuckDB;
  readonly connection: duckdb.AsyncDuckDBConnection;
  readonly calls: Calls;
  /** Ends the worker; every open call is rejected. */
  stop(error: QueryError): void;
}

export interface StartOptions {
  /** Absolute address of the site's own data; null where nothing is read from the server. */
  readonly folder: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Bytes of the engine's program so far and in all, null not known. */
  readonly onProgress?: ((done: number, total: number | null) => void) | undefined;
}

const absolute = (url: string): string => new URL(url, location.href).href;

/**
 * Starts the worker from a blob, for only then does it inherit the page's CSP. Throws QueryError of
 * kind 'start', also when nothing moves for SILENCE_MS (a CSP without `worker-src blob:` fails in
 * silence).
 */
export async function startWorker(options: StartOptions): Promise<Started> {
  const scripts = [guardUrl, workerUrl].map((url) => JSON.stringify(absolute(url)));
  const source = `importScripts(${scripts.join(', ')});`;
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const calls = makeCalls();
  let worker: Worker | null = null;
  try {
    worker = new Worker(blob);
    listen(worker, calls);
    return await open(worker, calls, options);
  } catch (cause) {
    worker?.terminate();
    if (cause instanceof QueryError && cause.kind === 'cancelled') throw cause;
    const message = 'the query engine did not start in this browser';
    throw new QueryError(message, 'start', null, { cause });
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/** Hears the guard before the engine's own listener does, and an end that no call answers. */
function listen(worker: Worker, calls: Calls): void {
  worker.addEventListener('message', (event: MessageEvent<{ guard?: string } | null>) => {
    const sign = event.data?.guard;
    if (sign === undefined) return;
    event.stopImmediatePropagation();
    calls.moved(sign === 'whole' ? COMPILE_MS : undefined);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    calls.rejectAll(new QueryError(event.message || 'the worker could not be loaded', 'dead'));
  });
}

async function open(
  worker: Worker,
  calls: Calls,
  { folder, signal, onProgress }: StartOptions,
): Promise<Started> {
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const begin = async (): Promise<duckdb.AsyncDuckDBConnection> => {
    await database.instantiate(absolute(wasmUrl), null, ({ bytesLoaded, bytesTotal }) => {
      calls.moved();
      onProgress?.(bytesLoaded, bytesTotal > 0 ? bytesTotal : null);
    });
    calls.moved();
    await database.open(OPEN_CONFIG);
    const connection = await database.connect();
    for (const statement of lockdown(folder)) await connection.query(statement);
    return connection;
  };
  const limits = { query: null, limitMs: SILENCE_MS, signal, onTimeout: () => undefined };
  const connection = await calls.track(begin(), limits);
  const stop = (error: QueryError): void => {
    worker.terminate();
    calls.rejectAll(error);
  };
  return { database, connection, calls, stop };
}
