import { prepare } from '#views/frame/island.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data, parent }) => ({
  ...data,
  ...(await prepare(() => import('./ReportIsland.svelte'), parent, data.key)),
});
