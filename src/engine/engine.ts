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
  /**
   * Most ms without a sign of life; a file that comes is one. The engine is restarted when it
   * passes. Default 9,000 in the browser.
   */
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

/**
 * query: the question is wrong; deep: nested too far; large: too many values in the answer; memory:
 * it needs more than there is; timeout: no answer; dead: the worker ended; start: it did not begin;
 * unread: the file did not come; damaged: its bytes are wrong.
 */
export type QueryErrorKind =
  | 'query'
  | 'deep'
  | 'large'
  | 'memory'
  | 'cancelled'
  | 'timeout'
  | 'start'
  | 'dead'
  | 'unread'
  | 'damaged';

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
