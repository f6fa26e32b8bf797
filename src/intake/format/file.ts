import type { DeskFileKind } from '#domain/desk.ts';
import { note } from '../report.ts';
import { type FolderFile, MAPPING_FILE, type TableSource } from '../source.ts';
import { openArchive } from './archive.ts';
import { arrowSource } from './arrow.ts';
import { type Container, containerOf, REFUSALS } from './container.ts';
import { checkedDatabase } from './database.ts';
import type { Found, Opening } from './found.ts';
import { gunzip } from './gzip.ts';
import { jsonFound } from './json.ts';
import { parquetSource } from './parquet.ts';
import { refusal } from './refusal.ts';
import { textSource } from './text.ts';
import { workbookSources } from './workbook.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** A zip of gzips is ordinary; one that unpacks to itself would never end. */
const DEEPEST = 2;

/**
 * What one file holds, by what its bytes are.
 * @throws IntakeError saying why it cannot be read.
 */
export async function openFile(file: FolderFile, opening: Opening): Promise<Found> {
  if (file.name.replace(/^.*\//, '') === MAPPING_FILE) return { kind: 'mapping', mapping: file };
  const container = containerOf(file.name, file.bytes);
  refuse(file.name, container);
  if (container === 'zip') return openZip(file, opening);
  if (container === 'gzip') {
    const bytes = gunzip(file.name, file.bytes, opening.most);
    return openFile({ ...file, bytes }, deeper(file.name, opening));
  }
  const { name, bytes } = file;
  const { given, most, readings } = opening;
  if (container === 'json') return jsonFound(name, given, bytes, most);
  if (container === 'duckdb') return { kind: 'database', databases: [checkedDatabase(file)] };
  if (container === 'parquet')
    return one('parquet', name, await parquetSource(name, given, bytes, most));
  if (container === 'arrow') return one('arrow', name, arrowSource(name, given, bytes, most));
  return one('text', name, textSource(name, given, bytes, readings[name] ?? {}, most));
}

function refuse(name: string, kind: Container | 'workbook'): void {
  const found = Object.entries(REFUSALS).find(([known]) => known === kind);
  if (!found) return;
  const [code, [what, remedy]] = found;
  throw refusal(name, code, what, remedy);
}

function deeper(name: string, opening: Opening): Opening {
  if (opening.depth >= DEEPEST)
    throw refusal(name, 'nested', 'it is packed in packed files.', 'Unpack it first.');
  return { ...opening, depth: opening.depth + 1 };
}

async function openZip(file: FolderFile, opening: Opening): Promise<Found> {
  const { name, bytes } = file;
  const entries = zipEntries(name, bytes);
  const kind = officeKind(entries);
  refuse(name, kind);
  if (kind === 'zip') return openArchive(file, entries, deeper(name, opening), openFile);
  const { given, readings } = opening;
  const sources = await workbookSources(name, given, bytes, entries, readings);
  return { kind: 'workbook', sources: sources.map((it) => misnamed('workbook', name, it)) };
}

function officeKind(entries: readonly ZipEntry[]): Container | 'workbook' {
  const has = (...parts: string[]): boolean =>
    parts.every((part) => entries.some(({ name }) => name === part));
  if (has('xl/workbook.xml')) return 'workbook';
  if (has('xl/workbook.bin')) return 'xlsb';
  if (has('mimetype', 'content.xml')) return 'ods';
  return has('word/document.xml') || has('ppt/presentation.xml') ? 'document' : 'zip';
}

const one = (kind: DeskFileKind, name: string, source: TableSource): Found => ({
  kind,
  sources: [misnamed(kind, name, source)],
});

/** Kinds by the ends of names people know. */
const ENDS: readonly (readonly [DeskFileKind, RegExp])[] = [
  ['text', /\.(csv|tsv|txt|tab|psv)(\.gz)?$/i],
  ['workbook', /\.(xlsx|xlsm|xls)$/i],
  ['parquet', /\.(parquet|pq)$/i],
  ['arrow', /\.(arrows?|feather|ipc)$/i],
];

const CALLED: Readonly<Partial<Record<DeskFileKind, string>>> = {
  text: 'a text table',
  workbook: 'a workbook',
  parquet: 'a Parquet file',
  arrow: 'an Arrow file',
};

/** A name that says another kind than the bytes is told, and not believed. */
function misnamed(kind: DeskFileKind, name: string, source: TableSource): TableSource {
  const said = ENDS.find(([, end]) => end.test(name))?.[0] ?? kind;
  if (said === kind) return source;
  const message = `Its name says ${CALLED[said]}, but it is ${CALLED[kind]}, and was read as one.`;
  const told = note('misnamed', message, 'Rename it if that is wrong.', { file: source.id });
  return { ...source, defects: [told, ...source.defects] };
}
