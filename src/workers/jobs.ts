import type { Defect } from '#domain/defect.ts';
import { ExtractError } from '#domain/extract.ts';
import {
  addFiles,
  changeDesk,
  mappingText,
  openDesk,
  removeFile,
  type Desk,
} from '#intake/desk.ts';
import { IntakeError, problem } from '#intake/report.ts';
import { bytesOf } from './bytes.ts';
import type { DeskState, Order, Progress } from './messages.ts';

type Say = (progress: Progress) => void;

export interface Done {
  readonly output: unknown;
  /** Bytes that change hands. */
  readonly transfer: Transferable[];
}

/** The work of one worker; what is on its desk lives in here. One job at a time. */
export function makeJobs(): (order: Order, say: Say) => Promise<Done> {
  let desk: Desk | null = null;
  let before: Promise<unknown> = Promise.resolve();
  const laid = (next: Desk): Done => {
    desk = next;
    const output: DeskState = { view: next.view, mapping: mappingText(next) };
    return { output, transfer: [] };
  };
  const work = async (order: Order, say: Say): Promise<Done> => {
    if (order.kind === 'build') return (await import('./build.ts')).build(order.input, say);
    if (order.kind === 'zip') return (await import('./zip.ts')).zip(order.input);
    if (order.kind === 'add') return laid(await withFiles(desk, order.input, say));
    if (!desk) throw new TypeError('nothing is on the desk');
    return laid(
      order.kind === 'remove' ? removeFile(desk, order.input) : await changeDesk(desk, order.input),
    );
  };
  return (order, say) => {
    const done = before.then(() => work(order, say));
    before = done.catch(() => undefined);
    return done;
  };
}

async function withFiles(desk: Desk | null, files: readonly File[], say: Say): Promise<Desk> {
  const names = files.map(({ name }) => name).join(', ');
  const progress = (done: number, total: number): void =>
    say({ step: `Reading ${names}`, done, total, unit: 'bytes' });
  progress(
    0,
    files.reduce((sum, { size }) => sum + size, 0),
  );
  const read = await Promise.all(files.map(bytesOf));
  return desk ? addFiles(desk, read, { progress }) : openDesk(read, { progress });
}

/** What a failure is told as: all problems of an input, or one of our own. */
export function problemsOf(cause: unknown): readonly Defect[] {
  if (cause instanceof IntakeError && cause.problems.length > 0) return cause.problems;
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/memory|allocat|Array buffer|Invalid array length/i.test(said)) return [FULL];
  const remedy =
    cause instanceof ExtractError
      ? 'Look at the columns that were taken for money and dates.'
      : 'Nothing was changed. Try again, or leave out the file that was added last.';
  return [problem('failed', `${said.replace(/\.$/, '')}.`, remedy)];
}

const FULL = problem(
  'memory',
  'The data need more memory than this browser gives a page.',
  'Give fewer columns or months, close other tabs, or run "bailiwick extract" on the command line.',
);
