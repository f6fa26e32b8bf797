import { reportPage } from '../report.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => reportPage(null);
