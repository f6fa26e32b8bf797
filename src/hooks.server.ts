import { version } from '$app/environment';
import type { Handle } from '@sveltejs/kit';
import { COMPANY } from '#state/built.ts';
import { isSealed, report } from './routes/report.server.ts';

const SCRIPT = 'before-paint.js"';

/** What a slice in the address is answered from, for `before-paint.js` to ask for at once. */
async function sliceFiles(key: string): Promise<string> {
  if (await isSealed()) return '';
  const { columns, directory } = (await report()).manifest;
  const facts = `facts/${encodeURIComponent(key)}.json?v=${version}`;
  return [`extract/${columns}`, `extract/${directory}`, facts].join(' ');
}

const REPORTS: readonly (string | null)[] = ['/', '/node/[node]'];

/** The latin letters come with the stylesheet: text that changes its font later moves the page. */
export const handle: Handle = async ({ event, resolve }) => {
  const { route, params } = event;
  const files = REPORTS.includes(route.id) ? await sliceFiles(params.node ?? COMPANY) : '';
  return resolve(event, {
    preload: ({ type, path }) =>
      type === 'js' || type === 'css' || (type === 'font' && path.includes('inter-latin-opsz')),
    transformPageChunk: ({ html }) =>
      files ? html.replace(SCRIPT, `${SCRIPT} data-files="${files}"`) : html,
  });
};
