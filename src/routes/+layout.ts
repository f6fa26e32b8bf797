import { browser, version } from '$app/environment';
import { base } from '$app/paths';
import type { Manifest } from '#domain/extract.ts';
import { Visit } from '#state/visit.svelte.ts';
import type { LayoutLoad } from './$types';

export const prerender = true;
// A folder a page: any static host serves /reps/ without rewriting.
export const trailingSlash = 'always';

const urlOf = (file: string) => `${base}/extract/${file}`;

/** Without it the 404 page still stands; whatever is asked of its files then fails by name. */
const UNKNOWN: Manifest = {
  contract: 1,
  fingerprint: '',
  builtAt: '',
  extract: 'extract',
  columns: 'columns',
  directory: 'directory',
  geometry: 'geometry',
  bytes: {},
};
const fetched = async (get: typeof fetch) =>
  (await (await get(urlOf('manifest.json'))).json()) as Manifest;

/** Kit may load the layout again; session and engine outlive that. */
let kept: Visit | null = null;

/** One visit in the browser, one a page while building. */
export const load: LayoutLoad = async ({ fetch }) => {
  if (kept) return { visit: kept };
  // While building, Kit writes the answer into the page: its hydration fetches nothing.
  const manifest = await fetched(fetch).catch(() => UNKNOWN);
  // The version keeps the service worker from giving one deployment's facts to another's page.
  const pageUrl = (key: string) => `${base}/facts/${encodeURIComponent(key)}.json?v=${version}`;
  const visit = new Visit({ manifest, urlOf, pageUrl }, `${base}/geo/ground.json`);
  if (browser) kept = visit;
  return { visit };
};
