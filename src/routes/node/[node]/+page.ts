import { openPage } from '../../open-page.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ params: { node }, parent, url }) =>
  openPage({
    key: node,
    view: () => import('../../ReportIsland.svelte'),
    head: ({ nodeHead }) => nodeHead(node),
    parent,
    url,
  });
