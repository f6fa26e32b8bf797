/** What can be bound: dates travel as 'YYYY-MM-DD' text. */
export type Value = string | number | boolean | null;

/** Columns of one table, all of one length. */
export type TableColumns = Readonly<Record<string, ArrayLike<Value>>>;

/** A question: text with one `?` a value. Made by the tag in sql.ts, never by hand. */
export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Numbers as Float64Array (null → NaN, booleans 0/1), text and dates as string arrays. */
export type Column = Float64Array | readonly (string | null)[];
export type ResultColumns = Readonly<Record<string, Column>>;

export interface AskOptions {
  /** Aborting drops the question; its promise rejects with a QueryError of kind 'cancelled'. */
  readonly signal?: AbortSignal;
  /** Time limit in ms; the engine is restarted when it passes. Default 60,000 in the browser. */
  readonly limitMs?: number;
}

/** One database. BigInt, DECIMAL and Arrow never leave it: numbers are float64. */
export interface Engine {
  /** Rows as plain objects: BigInt and DECIMAL → number, DATE → 'YYYY-MM-DD', null kept. */
  rows<T extends Record<string, unknown>>(query: Sql, options?: AskOptions): Promise<T[]>;
  columns(query: Sql, options?: AskOptions): Promise<ResultColumns>;
  run(query: Sql, options?: AskOptions): Promise<void>;
  /** Appends rows to an existing table; columns not named become null. Dates as 'YYYY-MM-DD'. */
  insert(table: string, columns: TableColumns): Promise<void>;
  close(): Promise<void>;
}

export type QueryErrorKind = 'query' | 'cancelled' | 'timeout' | 'start' | 'dead';

/** Everything that goes wrong at this border, with the question and the cause. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly kind: QueryErrorKind;
  readonly query: Sql | null;

  constructor(
    message: string,
    kind: QueryErrorKind,
    query: Sql | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.kind = kind;
    this.query = query;
  }
}
