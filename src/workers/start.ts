import type { Defect } from '#domain/defect.ts';
import { fault } from './fault.ts';
import type { JobKind, Jobs, Progress, Reply } from './messages.ts';
import workerUrl from './own-data.ts?worker&url';

/** A job that came to nothing; holds every problem. */
export class JobError extends Error {
  override readonly name = 'JobError';
  readonly problems: readonly Defect[];

  constructor(problems: readonly Defect[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}

/** A worker for own data. */
export interface OwnWorker {
  /** Rejects with JobError; also when the worker breaks down or is stopped. */
  ask<K extends JobKind>(
    kind: K,
    input: Jobs[K][0],
    onprogress?: (progress: Progress) => void,
  ): Promise<Jobs[K][1]>;
  /** Ends it at once, whatever it does, and gives its memory back. */
  stop(): void;
}

interface Waiting {
  readonly resolve: (output: never) => void;
  readonly reject: (error: JobError) => void;
  readonly onprogress: ((progress: Progress) => void) | undefined;
}

/**
 * Starts the worker from a blob, for only then does it inherit the page's CSP and cannot call away.
 */
export function startOwnWorker(): OwnWorker {
  const address = new URL(workerUrl, location.href).href;
  const source = new Blob([`import ${JSON.stringify(address)};`], { type: 'text/javascript' });
  const blob = URL.createObjectURL(source);
  const worker = new Worker(blob, { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended: JobError | null = null;
  const end = (problems: readonly Defect[]) => {
    const error = (ended ??= new JobError(problems));
    worker.terminate();
    URL.revokeObjectURL(blob);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => settle(waiting, data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end([broken(event.message)]);
  });
  return {
    ask: (kind, input, onprogress) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        last += 1;
        waiting.set(last, { resolve, reject, onprogress });
        worker.postMessage({ id: last, kind, input });
      }),
    stop: () => end([STOPPED]),
  };
}

function settle(waiting: Map<number, Waiting>, reply: Reply): void {
  const job = waiting.get(reply.id);
  if (!job) return;
  if (reply.kind === 'progress') return job.onprogress?.(reply.progress);
  waiting.delete(reply.id);
  if (reply.kind === 'done') job.resolve(reply.output as never);
  else job.reject(new JobError(reply.problems));
}

const STOPPED = fault('stopped', 'The work was stopped.', 'Nothing was changed.');

const broken = (said: string): Defect =>
  fault(
    'worker',
    `The part that reads files broke down${said ? ` (${said})` : ''}.`,
    'Try again; with very large files, close other tabs first or give it fewer columns.',
  );
