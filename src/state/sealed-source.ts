import type { Manifest } from '#domain/extract.ts';
import type { ReportJson } from '#domain/report.ts';
import { keyOfText, keyText, openSeal, unseal, type SealKey } from '#export/seal.ts';
import { pageOf } from './built.ts';
import { download } from './download.ts';
import type { ExtractSource } from './extract-files.ts';
import { Fault } from './fault.ts';

/** Addresses of opened files: without a hash, since what is behind them has been authenticated. */
const HERE = 'sealed:';
const PAGE = 'facts/';
const PARTS = ['extract', 'columns', 'directory', 'geometry', 'report'] as const;
type Part = (typeof PARTS)[number];

const isPart = (name: string): name is Part => PARTS.some((part) => part === name);
const slot = ({ fingerprint }: Manifest): string => `bailiwick:key:${fingerprint}`;

/** A sealed source, opened. Throws SealError for a wrong passphrase, Fault where the data do not come or are damaged. */
export async function unlocked(
  source: ExtractSource,
  passphrase: string,
  shelf: Pick<Storage, 'setItem'> = sessionStorage,
): Promise<ExtractSource> {
  const { manifest } = source;
  if (!manifest.seal) throw new TypeError('the data are not sealed');
  const key = await openSeal(manifest.seal, passphrase, manifest.fingerprint);
  const open = openSource(source, key);
  // Nothing is shown of data whose names do not open.
  await open.fetch?.(open.urlOf(open.manifest.directory), {});
  try {
    shelf.setItem(slot(manifest), keyText(key));
  } catch {
    // Without a shelf the passphrase is asked for again when the tab is loaded anew.
  }
  return open;
}

/** Opened by the key that this tab kept; null where it kept none. */
export async function kept(
  source: ExtractSource,
  shelf: Pick<Storage, 'getItem'> = sessionStorage,
): Promise<ExtractSource | null> {
  try {
    const text = shelf.getItem(slot(source.manifest));
    if (!text) return null;
    return openSource(source, await keyOfText(text, source.manifest.fingerprint));
  } catch {
    return null;
  }
}

function openSource(sealed: ExtractSource, key: SealKey): ExtractSource {
  const { manifest } = sealed;
  const plain = opener(sealed, key);
  const page = async (name: string): Promise<Response> => {
    const report = JSON.parse(new TextDecoder().decode(await plain('report'))) as ReportJson;
    const found = pageOf(report, name);
    return found ? Response.json(found) : new Response(null, { status: 404 });
  };
  const { seal: _, report: __, ...rest } = manifest;
  return {
    manifest: {
      ...rest,
      ...{ extract: 'extract', columns: 'columns', directory: 'directory', geometry: 'geometry' },
      bytes: {},
    },
    unsealed: true,
    urlOf: (file) => HERE + file,
    pageUrl: (name) => HERE + PAGE + encodeURIComponent(name),
    // Ranges of a sealed file cannot be read: the engine gets it whole, in memory.
    local: async (file) => (isPart(file) ? new Blob([await plain(file)]) : null),
    fetch: async (url) => {
      const name = url.slice(HERE.length);
      if (name.startsWith(PAGE)) return page(decodeURIComponent(name.slice(PAGE.length)));
      return isPart(name) ? new Response(await plain(name)) : new Response(null, { status: 404 });
    },
  };
}

/** Parts as they were before they were sealed; the extract is not kept, the engine holds it. */
function opener({ manifest, urlOf, fetch: get = fetch }: ExtractSource, key: SealKey) {
  const done = new Map<Part, Promise<Uint8Array<ArrayBuffer>>>();
  const open = async (part: Part): Promise<Uint8Array<ArrayBuffer>> => {
    const file = manifest[part] ?? part;
    const sealed = await download(urlOf(file), { get, bytes: manifest.bytes[file] });
    return unseal(key, part, sealed).catch((cause: unknown) => {
      throw new Fault('damaged', file, '', { cause });
    });
  };
  return (part: Part): Promise<Uint8Array<ArrayBuffer>> => {
    const found = done.get(part) ?? open(part);
    if (part !== 'extract') done.set(part, found);
    found.catch(() => done.delete(part));
    return found;
  };
}
