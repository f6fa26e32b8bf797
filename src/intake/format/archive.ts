import type { DeskFile } from '#domain/desk.ts';
import type { FolderFile } from '../source.ts';
import { type Found, type Opening, together } from './found.ts';
import { problemOf, refusal } from './refusal.ts';
import { unzipEntry, type ZipEntry } from './zip.ts';

/** What a Mac and other tools leave in a zip beside the files. */
const LITTER = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;
/** More are no one's tables. */
const MOST_FILES = 1000;

/**
 * Every file of a zip by `openInner`; those that cannot be read are told, and stop no other.
 * @throws IntakeError when it is empty.
 */
export async function openArchive(
  { name, bytes }: FolderFile,
  entries: readonly ZipEntry[],
  opening: Opening,
  openInner: (file: FolderFile, opening: Opening) => Promise<Found>,
): Promise<Found> {
  const wanted = entries.filter((it) => !LITTER.test(it.name));
  if (wanted.length === 0) throw refusal(name, 'empty', 'the zip is empty.', 'Zip it again.');
  if (wanted.length > MOST_FILES)
    throw refusal(name, 'too-many', `it holds ${wanted.length} files.`, 'Zip only the tables.');
  const found: Found[] = [];
  const failed: DeskFile[] = [];
  let left = opening.most;
  for (const entry of wanted) {
    const inner = `${name}/${entry.name}`;
    try {
      const unpacked = unzipEntry(inner, bytes, entry, left);
      left -= unpacked.length;
      const one = await openInner({ name: inner, bytes: unpacked }, opening);
      found.push(one);
      failed.push(...(one.failed ?? []));
    } catch (error) {
      const problem = problemOf(inner, error);
      failed.push({ name: inner, bytes: entry.bytes, kind: null, tables: [], problem });
    }
  }
  const { mapping, ...rest } = together(found);
  return { kind: 'archive', ...rest, ...(mapping && { mapping }), failed };
}
