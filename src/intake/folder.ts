import type { Defect } from '#domain/defect.ts';
import type { Mapping } from '#domain/mapping.ts';
import { ROLE_NAMES, type RoleName } from '#domain/roles.ts';
import { mappingOf } from './draft.ts';
import { guessDraft, guessNotes, noMoney } from './guess.ts';
import { knownOf } from './known.ts';
import { type BlockPlan, type Headers, planReading, type ReadingPlan } from './map.ts';
import { withMends } from './mend.ts';
import { openFiles } from './open.ts';
import type { Table } from './parse.ts';
import { IntakeError, note, type RowCount, type SetAside } from './report.ts';
import { type ReadingOptions, type RoleRows, roleRows } from './rows.ts';
import {
  type FolderFile,
  MAPPING_FILE,
  type Opened,
  type ShapeSource,
  type TableSource,
} from './source.ts';
import { readStated, type Stated } from './stated.ts';

/** Names of files that can hold tables, packed or not. */
export const TABLE_NAME =
  /\.(csv|tsv|txt|tab|psv|xlsx|xlsm|xls|ods|parquet|pq|arrows?|feather|ipc|json|ndjson|jsonl|geojson|topojson|zip)(\.gz)?$/i;

/** A folder that can be read: its mapping, and the rows of every role. */
export interface Folder {
  readonly mapping: Mapping;
  readonly blocks: ReadonlyMap<RoleName, readonly RoleRows[]>;
  /** Rows that have not the shape of their table. */
  readonly aside: readonly SetAside[];
  readonly defects: readonly Defect[];
  /** Areas of the user's own. */
  readonly shapes: readonly ShapeSource[];
  /** How many roles read the rows of each file. */
  readonly uses: ReadonlyMap<string, number>;
  /** Rows by file, given the rows that no role could use. */
  counts(aside: readonly SetAside[]): Readonly<Record<string, RowCount>>;
}

/**
 * Opens, maps and reads a folder. Without a mapping: its bailiwick.json, else a guess.
 * @throws IntakeError with all problems of mapping and files together.
 */
export async function readFolder(
  files: readonly FolderFile[],
  given: Mapping | null,
): Promise<Folder> {
  const file = files.find(({ name }) => name === MAPPING_FILE);
  const stated = given ? statedAs(given) : file ? readStated(file) : null;
  const opened = await openFiles(
    files.filter(({ name }) => name !== MAPPING_FILE),
    stated?.mapping.tables ?? {},
  );
  if (stated || !opened.mapping) return folderOf(opened, stated);
  const packed = readStated(opened.mapping);
  return folderOf(await openFiles(files, packed.mapping.tables), packed);
}

const statedAs = (mapping: Mapping): Stated => ({ mapping, problems: [], rowOf: () => null });

/** As `readFolder`, of files that are open. */
export function folderOf(opened: Opened, stated: Stated | null): Folder {
  const known = stated ? null : knownOf(opened.sources, {});
  const draft = known && guessDraft(known);
  const mapping = stated?.mapping ?? (draft && mappingOf(draft));
  const broken = opened.files.flatMap(({ problem }) => problem ?? []);
  if (!mapping?.roles.sales && !stated) throw new IntakeError(useless(opened, broken, known));
  if (!mapping) throw new IntakeError(broken);
  const wanted = filesOf(mapping);
  const sources = sourcesByName(opened.sources);
  const { plan, problems } = planReading(mapping, headersOf(opened, sources), stated?.rowOf);
  const fatal = stated ? broken.filter(({ file }) => file !== null && wanted.has(file)) : [];
  const all = [...(stated?.problems ?? []), ...fatal, ...problems];
  if (all.length > 0) throw new IntakeError(all);
  const skipped = broken.map((it): Defect => ({ ...it, severity: 'warning' }));
  return {
    ...readPlan(mapping, plan, sources),
    shapes: opened.shapes,
    defects: [
      ...usedSources(plan, sources).flatMap(({ defects }) => defects),
      ...(draft ? guessNotes(draft) : []),
      ...(stated ? [] : skipped),
      ...unusedNote(opened, plan, sources),
    ],
  };
}

function useless(
  opened: Opened,
  broken: readonly Defect[],
  known: ReturnType<typeof knownOf> | null,
): readonly Defect[] {
  if (opened.sources.length === 0 || !known) return broken;
  return [...broken, noMoney(known)];
}

/** Every file a mapping names, whether it exists or not. */
function filesOf(mapping: Mapping): Set<string> {
  const blocks = ROLE_NAMES.flatMap((role) => mapping.roles[role] ?? []);
  return new Set(blocks.flatMap((block) => [block.file, ...block.join.map((join) => join.file)]));
}

type Sources = ReadonlyMap<string, TableSource>;

/** By id; a file with one table goes by its own name too. */
function sourcesByName(all: readonly TableSource[]): Sources {
  const seen = all.filter(({ hidden }) => !hidden);
  const sole = seen.filter((it) => seen.every((other) => other === it || other.file !== it.file));
  return new Map([
    ...sole.map((it) => [it.file, it] as const),
    ...all.map((it) => [it.id, it] as const),
  ]);
}

/** A file that cannot be read counts as there, without columns, so that only its own fault is told. */
function headersOf(opened: Opened, sources: Sources): Headers {
  const broken = opened.files
    .filter(({ problem }) => problem)
    .map(({ name }) => [name, null] as const);
  return new Map([...broken, ...[...sources].map(([name, it]) => [name, it.header] as const)]);
}

const usedSources = (plan: ReadingPlan, sources: Sources): TableSource[] => [
  ...new Set([...plan.columns.keys()].flatMap((name) => sources.get(name) ?? [])),
];

function readPlan(
  mapping: Mapping,
  plan: ReadingPlan,
  sources: Sources,
): Omit<Folder, 'defects' | 'shapes'> {
  const tables = new Map<string, Table>();
  for (const [name, columns] of plan.columns) {
    const source = sources.get(name);
    if (source) tables.set(name, withMends(source.read(columns), mapping.tables[source.id]?.mends));
  }
  const blocks = new Map<RoleName, RoleRows[]>();
  const options = readingOptions(mapping, sources);
  for (const block of plan.blocks)
    blocks.set(block.role, [...(blocks.get(block.role) ?? []), roleRows(block, tables, options)]);
  const aside = [...tables.values()].flatMap((table) => table.aside);
  return {
    mapping,
    blocks,
    aside,
    uses: usesOf(plan.blocks),
    counts: (all) => countRows(tables, all),
  };
}

/** How numbers and dates of a table are written: as said of it, as its container knows, else of all. */
function readingOptions(mapping: Mapping, sources: Sources): ReadingOptions {
  const of = (name: string) => mapping.tables[sources.get(name)?.id ?? name];
  return {
    decimal: (name) => sources.get(name)?.decimal ?? of(name)?.decimal ?? mapping.decimal,
    dates: (name) => of(name)?.dates ?? mapping.dates,
  };
}

function usesOf(blocks: readonly BlockPlan[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { file } of blocks) uses.set(file, (uses.get(file) ?? 0) + 1);
  return uses;
}

function countRows(
  tables: ReadonlyMap<string, Table>,
  aside: readonly SetAside[],
): Record<string, RowCount> {
  const lost = new Map<string, Set<number>>();
  for (const { file, row } of aside) lost.set(file, (lost.get(file) ?? new Set()).add(row));
  return Object.fromEntries(
    [...tables].map(([file, table]) => {
      const read = table.rows + table.aside.length;
      const setAside = lost.get(file)?.size ?? 0;
      return [file, { read, kept: read - setAside, setAside }];
    }),
  );
}

function unusedNote(opened: Opened, plan: ReadingPlan, sources: Sources): Defect[] {
  const used = new Set(usedSources(plan, sources));
  const unused = opened.sources.filter((it) => !used.has(it)).map(({ id }) => id);
  if (unused.length === 0) return [];
  const tables = unused.length === 1 ? 'One table is' : `${unused.length} tables are`;
  const message = `${tables} not used: ${unused.join(', ')}.`;
  return [
    note('unused-files', message, 'Map them in bailiwick.json if they matter.', {
      count: unused.length,
    }),
  ];
}
