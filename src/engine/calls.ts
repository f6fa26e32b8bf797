import { QueryError, type Sql } from './engine.ts';

/**
 * The calls under way. A terminated worker never settles its promises, so each call is raced
 * against this table and rejected from here.
 */
export interface Calls {
  /** Settles with `work`, or rejects when the table is emptied, the signal aborts or time is up. */
  track<T>(work: Promise<T>, limits: CallLimits): Promise<T>;
  /** A sign of life: the clocks of all calls start anew, with at least so many ms. */
  moved(atLeastMs?: number): void;
  rejectAll(error: QueryError): void;
}

export interface CallLimits {
  readonly query: Sql | null;
  /** Most ms without a sign of life. */
  readonly limitMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Runs once when time is up, before the rejection. */
  readonly onTimeout: () => void;
}

interface OpenCall {
  readonly reject: (error: QueryError) => void;
  readonly wind: (atLeastMs?: number) => void;
}

export function makeCalls(): Calls {
  const open = new Set<OpenCall>();
  return {
    track: (work, limits) =>
      new Promise((resolve, reject) => {
        const end = watch(open, limits, reject);
        work.then(
          (value) => {
            end();
            resolve(value);
          },
          (cause: unknown) => {
            end();
            reject(cause);
          },
        );
      }),
    moved: (atLeastMs) => {
      for (const { wind } of open) wind(atLeastMs);
    },
    rejectAll: (error) => {
      for (const { reject } of [...open]) reject(error);
    },
  };
}

/** Enters a call into the table; answers what takes it out again. */
function watch(
  open: Set<OpenCall>,
  { query, limitMs, signal, onTimeout }: CallLimits,
  refuse: (error: QueryError) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    open.delete(call);
  };
  const reject = (error: QueryError) => {
    end();
    refuse(error);
  };
  const abort = () => reject(new QueryError('cancelled', 'cancelled', query));
  const late = () => {
    onTimeout();
    reject(new QueryError(`no answer in ${limitMs / 1000} s`, 'timeout', query));
  };
  const wind = (atLeastMs = 0) => {
    clearTimeout(timer);
    timer = setTimeout(late, Math.max(limitMs, atLeastMs));
  };
  const call: OpenCall = { reject, wind };
  open.add(call);
  signal?.addEventListener('abort', abort);
  wind();
  if (signal?.aborted) abort();
  return end;
}
