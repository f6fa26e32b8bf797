import type { Table } from 'apache-arrow';
import { answer } from './answer.ts';
import { tableColumns, tableRows, toStream } from './arrow.ts';
import { attach, attachAgain, type ExtractPlace } from './attach.ts';
import {
  QueryError,
  type AskOptions,
  type Engine,
  type ResultColumns,
  type Sql,
  type TableColumns,
} from './engine.ts';
import { reasonOf } from './reason.ts';
import { ident, sql } from './sql.ts';
import { SILENCE_MS, startWorker, type StartOptions, type Started } from './worker.ts';

export type { ExtractPlace };

/** A failure is mended and the question asked again only while this is left of a reader's patience. */
const MEND_WITHIN_MS = 4000;
const TEMP_TABLE = /^\s*create\s+(?:or\s+replace\s+)?temp\s+table\s+"?(\w+)/i;

type Progress = NonNullable<StartOptions['onProgress']>;

/**
 * DuckDB-WASM in the browser on a read-only extract, locked down. It restarts itself after a dead
 * worker or a question that ran out of time; temp tables inserted through it are made again.
 * Throws QueryError: 'start' when the engine does not begin, 'unread' or 'damaged' for the extract.
 */
export async function startEngine(
  place: ExtractPlace,
  options: { readonly signal?: AbortSignal; readonly onProgress?: Progress } = {},
): Promise<Engine> {
  const engine = new BrowserEngine(place, options.onProgress);
  await engine.start(options.signal);
  return engine;
}

class BrowserEngine implements Engine {
  private readonly place: ExtractPlace;
  private readonly onProgress: Progress | undefined;
  private started: Promise<Started> | null = null;
  private closed = false;
  /** What made each temp table, done again after a restart. */
  private readonly made = new Map<string, ((started: Started) => Promise<unknown>)[]>();
  /** One question at a time: the worker has one thread, and a poisoned file is mended in between. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(place: ExtractPlace, onProgress: Progress | undefined) {
    this.place = 'file' in place ? place : { url: new URL(place.url, location.href).href };
    this.onProgress = onProgress;
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
    const folder = 'file' in this.place ? null : this.place.url.replace(/[^/]*$/, '');
    const started = await startWorker({ folder, signal, onProgress: this.onProgress });
    try {
      await attach(started, this.place);
      for (const make of [...this.made.values()].flat()) await make(started);
    } catch (cause) {
      started.stop(new QueryError('the extract could not be opened', 'dead'));
      const error = asQueryError(cause, null);
      // A file that is cut or no database at all makes the engine wait, trap or complain.
      const kind = error.kind === 'unread' ? 'unread' : 'damaged';
      throw new QueryError(error.message, kind, null, { cause });
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
    const names = shape.schema.fields.map(({ name }) => name);
    const stream = toStream(table, names, columns);
    const options = { name: table, create: false };
    const work = started.connection.insertArrowFromIPCStream(stream, options);
    const onTimeout = () => this.stop('no answer to an insert');
    try {
      await started.calls.track(work, { query: null, limitMs: SILENCE_MS, onTimeout });
    } catch (cause) {
      throw new QueryError(`could not insert into ${table}`, 'query', null, { cause });
    }
  }

  /** Asks; a first failure that may be a poisoned file or a dead worker is mended and asked again. */
  private ask(query: Sql, options: AskOptions = {}): Promise<Table> {
    return this.inTurn(async () => {
      const begin = performance.now();
      try {
        return await this.perform(await this.start(options.signal), query, options);
      } catch (cause) {
        const error = asQueryError(cause, query);
        const patient = performance.now() - begin < MEND_WITHIN_MS;
        if (!(await this.mend(error, patient))) throw error;
      }
      return this.perform(await this.start(), query, options).catch((cause: unknown) => {
        const error = asQueryError(cause, query);
        if (isFatal(error)) this.stop(error.message);
        throw error;
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
    { signal, limitMs = SILENCE_MS }: AskOptions = {},
  ): Promise<Table> {
    if (signal?.aborted) throw new QueryError('cancelled', 'cancelled', query);
    const cancel = () => void started.connection.cancelSent().catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const onTimeout = () => this.stop(`no answer in ${limitMs / 1000} s`);
      const limits = { query, limitMs, signal, onTimeout };
      return await started.calls.track(answer(started, query), limits);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  }

  /** True when it makes sense to ask again. Afterwards the next question finds a sound engine. */
  private async mend(error: QueryError, patient: boolean): Promise<boolean> {
    if (this.closed) return false;
    if (isFatal(error)) {
      this.stop('the engine was started again');
      return patient && error.kind === 'dead';
    }
    if (error.kind !== 'unread' && error.kind !== 'damaged') return false;
    try {
      if (!patient) throw error;
      await attachAgain(await this.start(), this.place);
      return true;
    } catch {
      this.stop('the extract could not be read');
      return false;
    }
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

/** The worker's memory is full, which only ever grows, or its program is broken. */
const isFatal = ({ kind, message }: QueryError): boolean =>
  kind === 'dead' || kind === 'memory' || message.includes('call stack');

function asQueryError(cause: unknown, query: Sql | null): QueryError {
  if (cause instanceof QueryError) return cause;
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return new QueryError(message, reasonOf(message), query, { cause });
}
