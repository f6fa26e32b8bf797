import type { Defect } from '#domain/defect.ts';
import { fault } from '#workers/fault.ts';

/** Why own data could not be kept. */
export function notKept(cause: unknown): Defect {
  const full = cause instanceof Error && cause.name === 'QuotaExceededError';
  return full
    ? fault(
        'device-full',
        'This device has no room to keep the data.',
        'Free some space and keep it again; until then it lasts as long as this tab.',
      )
    : fault(
        'not-kept',
        'This browser keeps nothing here, as in a private window.',
        'The data last as long as this tab; save the extract to have them again.',
      );
}

export const LOST = fault(
  'kept-lost',
  'The data kept on this device are gone or damaged.',
  'Drop the files again; a saved bailiwick.json among them saves the mapping.',
);
