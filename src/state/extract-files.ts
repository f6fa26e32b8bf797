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
}

export interface ExtractFiles {
  readonly columns: () => Promise<Columns>;
  readonly directory: () => Promise<Directory>;
  readonly geometry: () => Promise<Geometry>;
  /** NaN is null in it, as JSON has it. */
  readonly page: (key: string) => Promise<BuiltPage>;
}

/** A line so slow that a file takes longer is treated as none. */
const LIMIT_MS = 90_000;

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
 * Throws with the file's name when the server has no good answer within `LIMIT_MS`.
 */
export function extractFiles(source: ExtractSource): ExtractFiles {
  const { manifest, urlOf, pageUrl, fetch: get = fetch } = source;
  const load = async (url: string): Promise<Response> => {
    const response = await get(url, { signal: AbortSignal.timeout(LIMIT_MS) });
    if (response.ok) return response;
    const name = url.split('/').at(-1) ?? url;
    throw new Error(`The file ${name} did not come: the server answered ${response.status}`);
  };
  const json = async <T>(url: string) => (await (await load(url)).json()) as T;
  const pages = new Map<string, () => Promise<BuiltPage>>();
  return {
    columns: once(async () => {
      const [{ readColumns }, response] = await Promise.all([
        import('#cubes/read.ts'),
        load(urlOf(manifest.columns)),
      ]);
      return readColumns(await response.arrayBuffer());
    }),
    directory: once(() => json<Directory>(urlOf(manifest.directory))),
    geometry: once(() => json<Geometry>(urlOf(manifest.geometry))),
    page: (key) => {
      const ask = pages.get(key) ?? once(() => json<BuiltPage>(pageUrl(key)));
      pages.set(key, ask);
      return ask();
    },
  };
}
