import type { Defect } from '#domain/defect.ts';

/** Something that is no file's fault: what happened, and what to do. */
export const fault = (code: string, message: string, remedy: string): Defect => ({
  code,
  severity: 'error',
  file: null,
  row: null,
  column: null,
  value: null,
  count: 1,
  message,
  remedy,
});
