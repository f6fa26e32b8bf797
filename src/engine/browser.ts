import type { Table } from 'apache-arrow';
import { tableColumns, tableRows, toStream } from './arrow.ts';
import {
  QueryError,
  type AskOptions,
  type Engine,
  type ResultColumns,
  type Sql,
  type TableColumns,
} from './engine.ts';
import { ident, sql } from './sql.ts';
import { startWorker, type Started } from './worker.ts';

export interface EngineUrls {
  /** Address of the extract, relative to the page or absolute; named by content hash. */
  readonly extract: string;
}

const LIMIT_MS = 60_000;
const TEMP_TABLE = /^\s*create\s+(?:or\s+replace\s+)?temp\s+table\s+"?(\w+)/i;

/**
 * DuckDB-WASM in the browser on a read-only extract, locked down. It restarts itself after a dead
 * worker or a question that ran out of time; temp tables inserted through it are made again.
 * Throws QueryError of kind 'start' when the engine or the extract cannot be opened.
 */
export async function startEngine(urls: EngineUrls, signal?: AbortSignal): Promise<Engine> {
  const extract = new URL(urls.extract, location.href).href;
  const engine = new BrowserEngine(extract);
  await engine.start(signal);
  return engine;
}

class BrowserEngine implements Engine {
  private readonly extract: string;
  private started: Promise<Started> | null = null;
  private closed = false;
  /** What made each temp table, done again after a restart. */
  private readonly made = new Map<string, ((started: Started) => Promise<unknown>)[]>();
  /** One question at a time: the worker has one thread, and a poisoned file is mended in between. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(extract: string) {
    this.extract = extract;
  }

  async start(signal?: AbortSignal): Promise<Started> {
    if (this.closed) throw new QueryError('the engine was closed', 'dead');
    this.started ??= this.open(signal);
    try {
      return await this.started;
    } catch (cause) {
      this.started = null;
      throw cause;
    }
  }

  private async open(signal?: AbortSignal): Promise<Started> {
    const started = await startWorker(this.extract.replace(/[^/]*$/, ''), signal);
    try {
      await attach(started, this.extract);
      for (const make of [...this.made.values()].flat()) await make(started);
    } catch (cause) {
      started.stop(new QueryError('the extract could not be opened', 'start'));
      throw new QueryError(`could not open ${this.extract}`, 'start', null, { cause });
    }
    return started;
  }

  async rows<T extends Record<string, unknown>>(query: Sql, options?: AskOptions): Promise<T[]> {
    return tableRows<T>(await this.ask(query, options));
  }

  async columns(query: Sql, options?: AskOptions): Promise<ResultColumns> {
    return tableColumns(await this.ask(query, options));
  }

  async run(query: Sql, options?: AskOptions): Promise<void> {
    await this.ask(query, options);
    const table = TEMP_TABLE.exec(query.text)?.[1];
    if (table !== undefined) this.made.set(table, [(started) => this.perform(started, query)]);
  }

  async insert(table: string, columns: TableColumns): Promise<void> {
    const insert = (started: Started) => this.insertInto(started, table, columns);
    await this.inTurn(async () => insert(await this.start()));
    this.made.set(table, [...(this.made.get(table) ?? []), insert]);
  }

  private async insertInto(started: Started, table: string, columns: TableColumns): Promise<void> {
    const shape = await this.perform(started, sql`select * from ${ident(table)} limit 0`);
    const stream = toStream(
      table,
      shape.schema.fields.map(({ name }) => name),
      columns,
    );
    const work = started.connection.insertArrowFromIPCStream(stream, {
      name: table,
      create: false,
    });
    const onTimeout = () => this.stop('no answer to an insert');
    try {
      await started.calls.track(work, { query: null, limitMs: LIMIT_MS, onTimeout });
    } catch (cause) {
      throw new QueryError(`could not insert into ${table}`, 'query', null, { cause });
    }
  }

  /** Asks; a first failure that may be a poisoned file or a dead worker is mended and asked again. */
  private ask(query: Sql, options: AskOptions = {}): Promise<Table> {
    return this.inTurn(async () => {
      try {
        return await this.perform(await this.start(options.signal), query, options);
      } catch (cause) {
        const error = asQueryError(cause, query);
        if (!(await this.mend(error))) throw error;
      }
      return this.perform(await this.start(), query, options).catch((again: unknown) => {
        throw asQueryError(again, query);
      });
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async perform(
    started: Started,
    query: Sql,
    { signal, limitMs = LIMIT_MS }: AskOptions = {},
  ): Promise<Table> {
    if (signal?.aborted) throw new QueryError('cancelled', 'cancelled', query);
    const cancel = () => void started.connection.cancelSent().catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const onTimeout = () => this.stop(`no answer in ${limitMs / 1000} s`);
      return await started.calls.track(answer(started, query), {
        query,
        limitMs,
        signal,
        onTimeout,
      });
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** True when it makes sense to ask again. */
  private async mend(error: QueryError): Promise<boolean> {
    const text = `${error.message} ${String(error.cause)}`;
    if (error.kind !== 'query' || this.closed) return false;
    if (/RuntimeError|unreachable|memory access|worker/i.test(text)) {
      this.stop('the engine was started again');
      return true;
    }
    if (!/checksum|Corrupt|IO Error|Failed to (open|read)|HTTP|NetworkError/i.test(text))
      return false;
    const started = await this.start();
    await started.connection.query('use memory');
    await started.connection.query('detach data');
    await attach(started, this.extract);
    return true;
  }

  private stop(reason: string): void {
    const started = this.started;
    this.started = null;
    void started?.then(
      (running) => running.stop(new QueryError(reason, 'dead')),
      () => undefined,
    );
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stop('the engine was closed');
  }
}

async function attach({ connection, calls }: Started, extract: string): Promise<void> {
  // ATTACH takes no bound value; the address is our own. Without TYPE it may call an extension host.
  const address = `'${extract.replaceAll("'", "''")}'`;
  const work = connection
    .query(`attach ${address} as data (type duckdb, read_only)`)
    .then(() => connection.query('use data'));
  await calls.track(work, { query: null, limitMs: LIMIT_MS, onTimeout: () => undefined });
}

/**
 * Values are bound as one variable of the session, since only a plain text can be sent and
 * cancelled; a prepared statement would block the worker until its end.
 */
async function answer({ connection }: Started, query: Sql): Promise<Table> {
  const text = query.values.length === 0 ? query.text : await bind(connection, query);
  const reader = await connection.send(text, true);
  const { Table: ArrowTable } = await import('apache-arrow');
  return new ArrowTable(await reader.readAll());
}

async function bind(connection: Started['connection'], { text, values }: Sql): Promise<string> {
  const fields = values.map((_, index) => `'v${index}': ?`).join(', ');
  const statement = await connection.prepare(`set variable bound = {${fields}}`);
  try {
    await statement.query(...values);
  } finally {
    await statement.close();
  }
  let next = 0;
  return text.replaceAll('?', () => `getvariable('bound').v${next++}`);
}

function asQueryError(cause: unknown, query: Sql): QueryError {
  if (cause instanceof QueryError) return cause;
  return new QueryError(cause instanceof Error ? cause.message : String(cause), 'query', query, {
    cause,
  });
}
