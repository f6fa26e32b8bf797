import { report } from './report.server.ts';
import type { LayoutServerLoad } from './$types';

/** Names of the extract's files; everything else a page needs is fetched behind its first paint. */
export const load: LayoutServerLoad = async () => ({ manifest: (await report()).manifest });
