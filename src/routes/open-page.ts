import { error } from '@sveltejs/kit';
import type { Directory } from '#domain/directory.ts';
import { COMPANY, type Built } from '#state/built.ts';
import type { Visit } from '#state/visit.svelte.ts';
import { getReady, type LoadView, type Prepared, type Ready } from '#views/frame/island.ts';
import type * as Heads from './heads.ts';
import type { Head, HeadFacts } from './heads.ts';

interface Page {
  /** Node or 'company': the facts behind the page. */
  readonly key: string;
  readonly view: LoadView;
  readonly head: (heads: typeof Heads) => Head;
  /** Is what the address names among the data? */
  readonly known?: (directory: Directory) => boolean;
  readonly url: URL;
  readonly parent: () => Promise<{ readonly visit: Visit }>;
}

export interface Opened extends Prepared {
  readonly key: string;
  /** While building: what the page is drawn from. */
  readonly built: Built | null;
  readonly head: HeadFacts;
}

/**
 * For a page's load. The first page of a visit is there already and comes alive later; the ones
 * after it are made ready before they open, so that they stand at once, and Back finds its place.
 * With the reader's own data in view no page is there already.
 */
export async function openPage(page: Page): Promise<Opened> {
  if (import.meta.env.SSR) return drawnPage(page);
  const { key, view } = page;
  const { visit } = await page.parent();
  await visit.restore();
  visit.ask(page.url);
  const nothing = { key, load: view, drawn: null, built: null, ready: null };
  if (visit.locked) return { ...nothing, head: await headOf(page, null) };
  if (!visit.started && !visit.isOwn && isDrawn()) return { ...nothing, head: headInDocument() };
  if (visit.missing) return { ...nothing, head: await headOf(page, null) };
  // A failure is said by the page itself, which tries again.
  const ready = await getReady(view, visit, key).catch(() => null);
  const { directory } = await visit.open().catch(() => ({ directory: null }));
  if (directory ? !isKnown(page, directory) : !visit.isOwn && !isDrawn())
    error(404, 'The data in view hold nothing of this name.');
  return { ...nothing, ready, head: await headOf(page, ready) };
}

/** Of a page that shows nothing yet. */
const SEALED: HeadFacts = { title: 'Sales coverage', description: '', preview: '', site: null };

/** Without names to look it up in, an address the build made no page for is taken as unknown. */
const isKnown = ({ key, known }: Page, directory: Directory): boolean =>
  key === COMPANY ? (known?.(directory) ?? true) : isNode(directory, key);

const isNode = ({ nodes }: Directory, key: string): boolean =>
  nodes.some(({ node, parent }) => node === key && parent !== null);

async function drawnPage({ key, view, head }: Page): Promise<Opened> {
  const [{ builtPage, isSealed, siteUrl }, heads, { default: drawn }] = await Promise.all([
    import('./report.server.ts'),
    import('./heads.ts'),
    view(),
  ]);
  if (await isSealed())
    return { key, load: view, drawn: null, built: null, ready: null, head: SEALED };
  const built = await builtPage(key);
  const said = { ...head(heads)(built), site: siteUrl() };
  return { key, load: view, drawn, built, ready: null, head: said };
}

async function headOf({ head }: Page, ready: Ready | null): Promise<HeadFacts> {
  if (!ready) return SEALED;
  const heads = await import('./heads.ts');
  return head(heads)({ directory: ready.session.directory, page: ready.page });
}

/** False on the page that stands for every address the build did not know. */
const isDrawn = (): boolean => document.getElementById('content') !== null;

/** What the server wrote of the first page, for hydration to find it unchanged. */
function headInDocument(): HeadFacts {
  const meta = (name: string) =>
    document.head.querySelector<HTMLMetaElement>(`meta[name="${name}"], meta[property="${name}"]`)
      ?.content ?? '';
  const canonical = document.head.querySelector<HTMLLinkElement>('link[rel="canonical"]');
  const [site = '', preview = ''] = meta('og:image').split('extract/');
  return {
    title: document.title.replace(/ · Bailiwick$/, ''),
    description: meta('description'),
    preview,
    site: canonical ? site : null,
  };
}
