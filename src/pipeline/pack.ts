import { writeColumns } from '#cubes/read.ts';
import { CONTRACT_VERSION, type Manifest } from '#domain/extract.ts';
import type { Geometry } from '#geo/geometry.ts';
import type { Prepared } from './prepare.ts';

type Part = 'extract' | 'columns' | 'directory' | 'geometry';

/** A file of an extract, named by its content. */
export interface Packed {
  readonly part: Part;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const NAMES: Readonly<Record<Part, readonly [kind: string, ending: string]>> = {
  extract: ['extract', 'duckdb'],
  columns: ['columns', 'bin'],
  directory: ['directory', 'json'],
  geometry: ['geo', 'json'],
};

/** A name with the first 12 hex digits of the bytes' SHA-256. */
export async function nameOf(
  kind: string,
  ending: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(hash.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0'));
  return `${kind}-${hex.join('')}.${ending}`;
}

export const pack = async (part: Part, bytes: Uint8Array<ArrayBuffer>): Promise<Packed> => ({
  part,
  name: await nameOf(...NAMES[part], bytes),
  bytes,
});

export const jsonBytes = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(value));

/** What lies beside the database. */
export const packBeside = ({ directory, columns }: Prepared, geometry: Geometry) =>
  Promise.all([
    pack('columns', new Uint8Array(writeColumns(columns))),
    pack('directory', jsonBytes(directory)),
    pack('geometry', jsonBytes(geometry)),
  ]);

/** Throws TypeError when a part is missing. */
export function manifestOf(
  packed: readonly Packed[],
  { directory: { fingerprint, published } }: Prepared,
  builtAt: Date,
): Manifest {
  const name = (part: Part): string => {
    const found = packed.find((it) => it.part === part);
    if (!found) throw new TypeError(`the extract lacks its ${part}`);
    return found.name;
  };
  return {
    contract: CONTRACT_VERSION,
    fingerprint,
    builtAt: builtAt.toISOString(),
    extract: name('extract'),
    columns: name('columns'),
    directory: name('directory'),
    geometry: name('geometry'),
    bytes: Object.fromEntries(packed.map((it) => [it.name, it.bytes.length])),
    ...(published && { level: published.level }),
  };
}
