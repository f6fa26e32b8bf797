import { openPage } from '../open-page.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ parent, url }) =>
  openPage({
    key: 'company',
    view: () => import('./RepsIsland.svelte'),
    head: ({ repsHead }) => repsHead,
    parent,
    url,
  });
