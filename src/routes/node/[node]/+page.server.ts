import { report, reportPage } from '../../report.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** Every region, district and territory; the company is the front page. */
export const entries: EntryGenerator = async () => {
  const { directory, pages } = await report();
  return directory.nodes
    .filter(({ node, parent }) => parent !== null && Object.hasOwn(pages, node))
    .map(({ node }) => ({ node }));
};

export const load: PageServerLoad = ({ params }) => reportPage(params.node);
