import type { Columns } from '#cubes/columns.ts';
import { readColumns } from '#cubes/read.ts';
import type { Directory } from '#domain/directory.ts';
import type { Manifest } from '#domain/extract.ts';
import type { Geometry } from '#geo/geometry.ts';

export interface ExtractSource {
  readonly manifest: Manifest;
  /** URL of a file of the extract's folder. */
  readonly urlOf: (file: string) => string;
  readonly fetch?: (url: string) => Promise<Response>;
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

export interface ExtractFiles {
  readonly columns: () => Promise<Columns>;
  readonly directory: () => Promise<Directory>;
  readonly geometry: () => Promise<Geometry>;
}

/** The extract's files, each fetched when first asked for and then kept for the visit. */
export function extractFiles({ manifest, urlOf, fetch: get = fetch }: ExtractSource): ExtractFiles {
  const file = async (name: string): Promise<Response> => {
    const response = await get(urlOf(name));
    if (!response.ok)
      throw new Error(`The file ${name} did not come: the server answered ${response.status}`);
    return response;
  };
  return {
    columns: once(async () => readColumns(await (await file(manifest.columns)).arrayBuffer())),
    directory: once(async () => (await (await file(manifest.directory)).json()) as Directory),
    geometry: once(async () => (await (await file(manifest.geometry)).json()) as Geometry),
  };
}
