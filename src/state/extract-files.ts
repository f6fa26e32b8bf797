import type { Columns } from '#cubes/columns.ts';
import type { Directory } from '#domain/directory.ts';
import type { Manifest } from '#domain/extract.ts';
import type { Geometry } from '#geo/geometry.ts';
import type { BuiltPage } from './built.ts';

export interface ExtractSource {
  readonly manifest: Manifest;
  /** URL of a file of the extract's folder. */
  readonly urlOf: (file: string) => string;
  /** URL of what a page was built from; the key is a node or 'company'. */
  readonly pageUrl: (key: string) => string;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** A file's bytes where they are on this device already; by default what offline reading kept. */
  /** Opened with a passphrase in this tab. */
  readonly unsealed?: true;
  readonly local?: (file: string) => Promise<Blob | null>;
}

export interface ExtractFiles {
  readonly columns: () => Promise<Columns>;
  readonly directory: () => Promise<Directory>;
  readonly geometry: () => Promise<Geometry>;
  /** NaN is null in it, as JSON has it. */
  readonly page: (key: string) => Promise<BuiltPage>;
}

/** Keeps the promise of a success; a failure is forgotten, so that asking again tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null;
  return () => {
    kept ??= make().catch((cause: unknown) => {
      kept = null;
      throw cause;
    });
    return kept;
  };
}

/**
 * The files behind the pages, each fetched when first asked for and then kept for the visit.
 * Throws Fault, which says in a reader's words why a file did not come or is not what it should be.
 */
export function extractFiles(source: ExtractSource): ExtractFiles {
  const { manifest, urlOf, pageUrl, fetch: get = fetch } = source;
  const load = async <T>(
    url: string,
    read: (bytes: Uint8Array<ArrayBuffer>) => T,
    bytes?: number,
  ): Promise<T> => {
    // It is on its way while the code that judges it comes.
    const stop = new AbortController();
    const answer = get(url, { signal: stop.signal });
    answer.catch(() => undefined);
    const { download, readAs } = await import('./download.ts');
    const first = { answer, stop };
    return readAs(url, await download(url, { get, first, bytes }), read);
  };
  const named = <T>(file: string, read: (bytes: Uint8Array<ArrayBuffer>) => T) =>
    load(urlOf(file), read, manifest.bytes[file]);
  const json = <T>(bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as T;
  const pages = new Map<string, () => Promise<BuiltPage>>();
  return {
    columns: once(async () => {
      const reading = import('#cubes/read.ts');
      const columns = await named(manifest.columns, ({ buffer }) => buffer);
      return (await reading).readColumns(columns);
    }),
    directory: once(() => named(manifest.directory, json<Directory>)),
    geometry: once(() => named(manifest.geometry, json<Geometry>)),
    page: (key) => {
      const ask = pages.get(key) ?? once(() => load(pageUrl(key), json<BuiltPage>));
      pages.set(key, ask);
      return ask();
    },
  };
}
