import { findingText, headOf } from './head.server.ts';
import { COMPANY, builtPage } from './report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const built = await builtPage(COMPANY);
  const title = `${built.directory.title}: sales coverage`;
  return { key: COMPANY, built, head: headOf(title, findingText(built), COMPANY) };
};
