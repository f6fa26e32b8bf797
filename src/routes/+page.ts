import { openPage } from './open-page.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ parent, url }) =>
  openPage({
    key: 'company',
    view: () => import('./ReportIsland.svelte'),
    head: ({ companyHead }) => companyHead,
    parent,
    url,
  });
