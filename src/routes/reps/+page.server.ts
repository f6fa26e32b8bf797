import { headOf } from '../head.server.ts';
import { COMPANY, builtPage } from '../report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const built = await builtPage(COMPANY);
  const said = 'Reps by what their ground does not explain, with intervals.';
  return { key: COMPANY, built, head: headOf(`${built.directory.title}: reps`, said, COMPANY) };
};
