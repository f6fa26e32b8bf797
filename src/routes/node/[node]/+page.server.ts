import { isSealed, report } from '../../report.server.ts';
import type { EntryGenerator } from './$types';

/** A company of one part has no page of this kind, which is no fault of the build. */
export const prerender = 'auto';

/** Every region, district and territory; the company is the front page. */
export const entries: EntryGenerator = async () => {
  if (await isSealed()) return [];
  const { directory, pages } = await report();
  return directory.nodes
    .filter(({ node, parent }) => parent !== null && Object.hasOwn(pages, node))
    .map(({ node }) => ({ node }));
};
