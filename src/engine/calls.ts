import { QueryError, type Sql } from './engine.ts';

/**
 * The calls under way. A terminated worker never settles its promises, so each call is raced
 * against this table and rejected from here.
 */
export interface Calls {
  /** Settles with `work`, or rejects when the table is emptied, the signal aborts or time is up. */
  track<T>(work: Promise<T>, limits: CallLimits): Promise<T>;
  rejectAll(error: QueryError): void;
}

export interface CallLimits {
  readonly query: Sql | null;
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Runs once when time is up, before the rejection. */
  readonly onTimeout: () => void;
}

export function makeCalls(): Calls {
  const open = new Set<(error: QueryError) => void>();
  return {
    track: (work, { query, limitMs, signal, onTimeout }) =>
      new Promise((resolve, reject) => {
        const abort = () => settle(() => reject(new QueryError('cancelled', 'cancelled', query)));
        const timer = setTimeout(() => {
          onTimeout();
          settle(() =>
            reject(new QueryError(`no answer in ${limitMs / 1000} s`, 'timeout', query)),
          );
        }, limitMs);
        const settle = (how: () => void) => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          open.delete(reject);
          how();
        };
        open.add(reject);
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
        work.then(
          (value) => settle(() => resolve(value)),
          (cause: unknown) => settle(() => reject(cause)),
        );
      }),
    rejectAll: (error) => {
      for (const reject of [...open]) reject(error);
      open.clear();
    },
  };
}
