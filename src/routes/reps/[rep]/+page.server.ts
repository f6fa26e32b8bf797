import { error } from '@sveltejs/kit';
import { headOf } from '../../head.server.ts';
import { COMPANY, builtPage, report } from '../../report.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A company without reps has no page of this kind, which is no fault of the build. */
export const prerender = 'auto';

export const entries: EntryGenerator = async () =>
  (await report()).directory.reps.map(({ rep }) => ({ rep }));

export const load: PageServerLoad = async ({ params }) => {
  const built = await builtPage(COMPANY);
  const { reps, territories } = built.directory;
  const entry = reps.find(({ rep }) => rep === params.rep);
  if (!entry) error(404, `Nobody here is called “${params.rep}”.`);
  const node = territories.find(({ territory }) => territory === entry.territory)?.node;
  const said = `${entry.name}: place given the ground, revenue, attainment, quarters.`;
  const head = headOf(`${entry.name}: rep`, said, node ?? COMPANY);
  return { key: COMPANY, id: entry.rep, built, head };
};
