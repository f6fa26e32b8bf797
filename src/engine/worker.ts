import * as duckdb from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { makeCalls, type Calls } from './calls.ts';
import { QueryError } from './engine.ts';
import { OPEN_CONFIG, lockdown } from './lockdown.ts';

const START_LIMIT_MS = 60_000;

/** A started, locked-down database in a worker of its own. */
export interface Started {
  readonly database: duckdb.AsyncDuckDB;
  readonly connection: duckdb.AsyncDuckDBConnection;
  readonly calls: Calls;
  /** Ends the worker; every open call is rejected. */
  stop(error: QueryError): void;
}

/**
 * A refused download of the wasm is a rejection inside the worker that nobody answers: thrown on, it
 * reaches the page as the worker's error, and the start fails at once and not by its time limit.
 */
const RETHROW =
  "addEventListener('unhandledrejection',(event)=>{event.preventDefault();throw event.reason});";

const absolute = (url: string): string => new URL(url, location.href).href;

/**
 * Starts the worker from a blob, for only then does it inherit the page's CSP. `folder` is the
 * absolute address of the site's own data. Throws QueryError of kind 'start', also when nothing
 * answers within a minute (a CSP without `worker-src blob:` fails in silence).
 */
export async function startWorker(folder: string, signal?: AbortSignal): Promise<Started> {
  const source = `${RETHROW}importScripts(${JSON.stringify(absolute(workerUrl))});`;
  const blob = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(blob);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const calls = makeCalls();
  try {
    const opened = open(database, worker, folder);
    const connection = await calls.track(opened, {
      query: null,
      limitMs: START_LIMIT_MS,
      signal,
      onTimeout: () => undefined,
    });
    const stop = (error: QueryError): void => {
      worker.terminate();
      calls.rejectAll(error);
    };
    return { database, connection, calls, stop };
  } catch (cause) {
    worker.terminate();
    if (cause instanceof QueryError && cause.kind === 'cancelled') throw cause;
    throw new QueryError('the query engine did not start in this browser', 'start', null, {
      cause,
    });
  } finally {
    URL.revokeObjectURL(blob);
  }
}

async function open(
  database: duckdb.AsyncDuckDB,
  worker: Worker,
  folder: string,
): Promise<duckdb.AsyncDuckDBConnection> {
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new Error(event.message || 'the worker could not be loaded'));
    });
  });
  await Promise.race([database.instantiate(absolute(wasmUrl)), broken]);
  await database.open(OPEN_CONFIG);
  const connection = await database.connect();
  for (const statement of lockdown(folder)) await connection.query(statement);
  return connection;
}
