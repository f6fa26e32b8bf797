import { error } from '@sveltejs/kit';
import { report, reportPage } from '../../report.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () =>
  (await report()).directory.reps.map(({ rep }) => ({ rep }));

export const load: PageServerLoad = async ({ params }) => {
  const { directory } = await report();
  const entry = directory.reps.find(({ rep }) => rep === params.rep);
  if (!entry) error(404, `Nobody here is called “${params.rep}”.`);
  return { ...(await reportPage(null)), rep: entry };
};
