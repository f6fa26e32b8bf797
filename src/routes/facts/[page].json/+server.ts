import { json } from '@sveltejs/kit';
import { pageJson, report } from '../../report.server.ts';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const entries: EntryGenerator = async () =>
  Object.keys((await report()).pages).map((page) => ({ page }));

/** What a page was drawn from, for its life in the browser; rep pages share the company's. */
export const GET: RequestHandler = async ({ params }) => json(await pageJson(params.page));
