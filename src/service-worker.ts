/// <reference types="@sveltejs/kit" />
import { base, build, files, version } from '$service-worker';
import { forgetExtracts, hasHash, keepExtract, keptExtract } from '#state/offline-extract.ts';
import {
  hashIn,
  offlineNames,
  outdatedShells,
  type OfflineAnswer,
  type OfflineWish,
} from '#state/offline-names.ts';
import { cut } from '#state/offline-range.ts';

// The second visit needs no network: code of one version in one cache, pages as they were read,
// and files named by their content (engine, extract) in another that outlives versions.
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const names = offlineNames(base, version);
const BUILT = new Set(build);
/** Too large for everyone, or not for the browser; what is read is kept when it is read. */
const NOT_IN_SHELL =
  /\.wasm$|\/geo\/|\/extract\/(preview\/|report\.json|.*-[0-9a-f]{12}\.)|picture\.png$/;
const SHELL = [...build, ...files].filter((path) => !NOT_IN_SHELL.test(path));
const ENGINE = build.filter((path) => path.endsWith('.wasm')).map((path) => location.origin + path);
const MATCH = { ignoreSearch: true, ignoreVary: true };

const pathOf = (url: string): string => new URL(url).pathname;
const fileOf = (url: string): string => pathOf(url).split('/').at(-1) ?? '';
const isNamedByContent = (url: string): boolean =>
  hashIn(fileOf(url)) !== null && pathOf(url).startsWith(`${base}/extract/`);

/** Which version the server has now; null when it does not answer. */
async function versionThere(): Promise<string | null> {
  try {
    const answer = await fetch(`${base}/_app/version.json`, { cache: 'no-store' });
    return ((await answer.json()) as { version: string }).version;
  } catch {
    return null;
  }
}

/** A deployment in the middle of it would mix two versions: then the next visit tries again. */
async function install(): Promise<void> {
  const shell = await caches.open(names.shell);
  await shell.addAll(SHELL.map((path) => new Request(path, { cache: 'no-cache' })));
  const there = await versionThere();
  if (there !== version) throw new Error(`the site changed while it was kept: ${there}`);
}

async function sweep(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const locks = held.flatMap(({ name }) => name ?? []);
  const known = await caches.keys();
  const outdated = outdatedShells(known, locks, base, version);
  for (const name of outdated) await caches.delete(name);
  const shells = known.filter((name) => name.startsWith(offlineNames(base, '').shell));
  // While an older page is open its engine and extract are still read.
  if (shells.length - outdated.length <= 1) await sweepKept();
}

async function sweepKept(): Promise<void> {
  const manifest = await caches.match(`${base}/extract/manifest.json`, { cacheName: names.shell });
  if (!manifest) return;
  const current = Object.values((await manifest.json()) as Record<string, unknown>);
  const wanted = (file: string) => current.includes(file);
  await forgetExtracts(names.folder, wanted);
  const kept = await caches.open(names.kept);
  for (const { url } of await kept.keys())
    if (!BUILT.has(pathOf(url)) && !wanted(fileOf(url))) await kept.delete(url);
}

/** The whole body of a file named by its content, if it is on this device. */
async function bodyOf(url: string): Promise<Blob | null> {
  const answer = await caches.match(url, { cacheName: names.kept, ...MATCH });
  return answer ? answer.blob() : keptExtract(names.folder, fileOf(url));
}

async function fromContent(request: Request): Promise<Response> {
  const body = await bodyOf(request.url);
  if (!body) return fetch(request);
  const { method, headers } = request;
  const type = request.url.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  return cut(body, { method, range: headers.get('range') }, type);
}

/** Code is named by its content: a page of the version before finds its own in the cache before. */
async function fromBuild(request: Request): Promise<Response> {
  return (await caches.match(request.url, MATCH)) ?? fetch(request);
}

const NOT_HERE = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not on this device</title><h1>This page is not on this device</h1>
<p>There is no network, and only pages read before are kept. <a href="${base}/">Open the report</a>,
or go online and reload.</p>`;

function unreachable(request: Request): Response {
  if (request.mode !== 'navigate') return Response.error();
  return new Response(NOT_HERE, { status: 503, headers: { 'content-type': 'text/html' } });
}

/** Pages and what they are made of have no hash in their names: one version's are kept together. */
async function fromVersion(request: Request): Promise<Response> {
  const shell = await caches.open(names.shell);
  const asked = new URL(request.url).searchParams.get('v') ?? version;
  if (asked !== version) return fetch(request);
  const kept = await shell.match(request.url, MATCH);
  if (kept) return kept;
  const answers = await Promise.all([fetch(request), versionThere()]).catch(() => null);
  if (!answers) return unreachable(request);
  const [answer, there] = answers;
  if (there === version) {
    if (answer.ok && !answer.redirected)
      await shell.put(request.url, answer.clone()).catch(() => undefined);
    return answer;
  }
  if (there !== null) void worker.registration.update().catch(() => undefined);
  // A page of the new version stands by itself; a part of it must not come under an old page.
  return request.mode === 'navigate' || there === null
    ? answer
    : new Response(null, { status: 409 });
}

function answerTo(request: Request): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin || !pathname.startsWith(`${base}/`)) return null;
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (pathname === `${base}/_app/version.json` || pathname.endsWith('/service-worker.js'))
    return null;
  // The engine asks for the write-ahead log of every extract; a read-only one has none.
  if (pathname.endsWith('.wal')) return Promise.resolve(new Response(null, { status: 404 }));
  if (isNamedByContent(request.url)) return fromContent(request);
  if (BUILT.has(pathname) || pathname.includes('/_app/immutable/')) return fromBuild(request);
  return request.method === 'GET' ? fromVersion(request) : null;
}

async function keepContent(url: string): Promise<void> {
  if (await bodyOf(url)) return;
  const bytes = await (await fetch(url)).blob();
  const hash = hashIn(fileOf(url));
  if (hash !== null && !(await hasHash(await bytes.arrayBuffer(), hash))) return;
  if (url.endsWith('.duckdb') && (await keepExtract(names.folder, fileOf(url), bytes))) return;
  const type = url.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
  const kept = await caches.open(names.kept);
  await kept.put(url, new Response(bytes, { headers: { 'content-type': type } }));
}

async function keep({
  urls,
  engine,
}: Extract<OfflineWish, { kind: 'keep' }>): Promise<OfflineAnswer> {
  let refused: OfflineAnswer['refused'] = null;
  for (const url of engine ? [...urls, ...ENGINE] : urls) {
    try {
      if (isNamedByContent(url) || url.endsWith('.wasm')) await keepContent(url);
      else await fromVersion(new Request(url));
    } catch (cause) {
      const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
      refused = full ? 'full' : (refused ?? 'other');
    }
  }
  await sweep();
  return { refused };
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim().then(sweep)));
worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});
worker.addEventListener('message', (event) => {
  const wish = event.data as OfflineWish;
  if (wish.kind === 'switch') event.waitUntil(worker.skipWaiting());
  else event.waitUntil(keep(wish).then((answer) => event.ports[0]?.postMessage(answer)));
});
