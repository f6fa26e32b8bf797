import type { Defect } from '#domain/defect.ts';
import { IntakeError, problem } from '../report.ts';

/** A file that cannot be read: one problem, with what it is and what to do. */
export const refusal = (
  file: string,
  code: string,
  message: string,
  remedy: string,
  cause?: unknown,
): IntakeError => new IntakeError([problem(code, message, remedy, { file })], { cause });

export const tooLarge = (
  file: string,
  most: number,
  remedy = 'Split it by year, or leave out columns.',
): IntakeError =>
  refusal(file, 'too-large', `it holds more than ${Math.floor(most / 1e6)} MB.`, remedy);

/** What a failed reading says of its file, whatever was thrown. */
export function problemOf(file: string, error: unknown): Defect {
  if (error instanceof IntakeError && error.problems[0]) return error.problems[0];
  const why = error instanceof Error ? ` (${error.message})` : '';
  const remedy = 'Export it again, best as CSV.';
  return problem('unreadable', `it cannot be read${why}.`, remedy, { file });
}
