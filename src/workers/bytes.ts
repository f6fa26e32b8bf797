import { IntakeError, problem } from '#intake/report.ts';
import type { FolderFile } from '#intake/source.ts';

/** Throws IntakeError where the browser does not let it be read (moved, or changed since). */
export async function bytesOf(file: File): Promise<FolderFile> {
  try {
    return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch (cause) {
    const message = `${file.name} can no longer be read; it was moved, changed or removed.`;
    const it = problem('file-gone', message, 'Choose it again.', { file: file.name });
    throw new IntakeError([it], { cause });
  }
}
