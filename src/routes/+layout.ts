import { browser } from '$app/environment';
import { base } from '$app/paths';
import type { Manifest } from '#domain/extract.ts';
import { Visit } from '#state/visit.svelte.ts';
import type { LayoutLoad, LayoutServerData } from './$types';

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
export const load: LayoutLoad = async ({ data, fetch }) => {
  if (kept) return { visit: kept };
  // The 404 page was built for no address, so nothing came with it.
  const given = data as LayoutServerData | null;
  const manifest = given?.manifest ?? (await fetched(fetch).catch(() => UNKNOWN));
  const pageUrl = (key: string) => `${base}/facts/${encodeURIComponent(key)}.json`;
  const visit = new Visit({ manifest, urlOf, pageUrl });
  if (browser) kept = visit;
  return { visit };
};
