import { json } from '@sveltejs/kit';
import { isSealed, pageJson, report } from '../../report.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

/** Sealed data have none. */
export const prerender = 'auto';
export const trailingSlash = 'never';

export const entries: EntryGenerator = async () =>
  (await isSealed()) ? [] : Object.keys((await report()).pages).map((page) => ({ page }));

/** What a page was drawn from, for its life in the browser; rep pages share the company's. */
export const GET: RequestHandler = async ({ params }) => json(await pageJson(params.page));
