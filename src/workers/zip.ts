import { zipExtract } from '#export/extract-zip.ts';
import type { Done } from './jobs.ts';
import type { ZipOrder } from './messages.ts';

/** Packs an extract's files into one. */
export async function zip({ files, ...about }: ZipOrder): Promise<Done> {
  const read = Object.entries(files).map(
    async ([name, file]) => [name, new Uint8Array(await file.arrayBuffer())] as const,
  );
  const bytes = zipExtract({ ...about, files: Object.fromEntries(await Promise.all(read)) });
  return { output: new Blob([bytes as BlobPart], { type: 'application/zip' }), transfer: [] };
}
