import type { Manifest } from '#domain/extract.ts';
import type { OwnBuild, OwnReport } from '#workers/messages.ts';

/** An extract of the reader's own tables, as files in memory or on this device. */
export interface OwnExtract {
  readonly title: string;
  readonly manifest: Manifest;
  readonly report: OwnReport;
  /** By name: what `static/extract` holds, the manifest and report.json among them. */
  readonly files: Readonly<Record<string, Blob>>;
  /** JSON: every row set aside. */
  readonly aside: Blob;
  /** Content of the bailiwick.json that leads to it. */
  readonly mapping: string;
}

/** What the worker built, with its bytes in the browser's keeping. */
export function ownExtract(built: OwnBuild, mapping: string): OwnExtract {
  const { title, manifest, report, files, setAside } = built;
  const blobs = Object.entries(files).map(([name, bytes]) => [name, new Blob([bytes])] as const);
  const aside = new Blob([JSON.stringify(setAside)], { type: 'application/json' });
  return { title, manifest, report, files: Object.fromEntries(blobs), aside, mapping };
}
