import { openPage } from '../../open-page.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent, url }) => ({
  id: params.rep,
  ...(await openPage({
    key: 'company',
    view: () => import('./RepIsland.svelte'),
    head: ({ repHead }) => repHead(params.rep),
    known: ({ reps }) => reps.some(({ rep }) => rep === params.rep),
    parent,
    url,
  })),
});
