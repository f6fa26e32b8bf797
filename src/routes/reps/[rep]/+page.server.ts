import { isSealed, report } from '../../report.server.ts';
import type { EntryGenerator } from './$types';

/** A company without reps has no page of this kind, which is no fault of the build. */
export const prerender = 'auto';

export const entries: EntryGenerator = async () =>
  (await isSealed()) ? [] : (await report()).directory.reps.map(({ rep }) => ({ rep }));
