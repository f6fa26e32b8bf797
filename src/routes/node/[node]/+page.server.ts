import { findingText, headOf } from '../../head.server.ts';
import { builtPage, report } from '../../report.server.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

/** A company of one part has no page of this kind, which is no fault of the build. */
export const prerender = 'auto';

/** Every region, district and territory; the company is the front page. */
export const entries: EntryGenerator = async () => {
  const { directory, pages } = await report();
  return directory.nodes
    .filter(({ node, parent }) => parent !== null && Object.hasOwn(pages, node))
    .map(({ node }) => ({ node }));
};

export const load: PageServerLoad = async ({ params: { node } }) => {
  const built = await builtPage(node);
  const name = built.directory.nodes.find((entry) => entry.node === node)?.name ?? node;
  return { key: node, built, head: headOf(`${name}: sales coverage`, findingText(built), node) };
};
