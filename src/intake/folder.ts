import type { Defect } from '#domain/defect.ts';
import { type Mapping, readMapping, ROLE_NAMES, type RoleName } from '#domain/mapping.ts';
import { decode } from './decode.ts';
import { guessMapping } from './guess.ts';
import { parseJson } from './json.ts';
import { type BlockPlan, type Headers, planReading, type ReadingPlan } from './map.ts';
import { parse, type Table } from './parse.ts';
import { IntakeError, note, problem, type RowCount, type SetAside } from './report.ts';
import { type RoleRows, roleRows } from './rows.ts';
import { sniff, type Sniffed } from './sniff.ts';

export interface FolderFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const MAPPING_FILE = 'bailiwick.json';
/** Names of text tables, packed or not. */
export const TABLE_NAME = /\.(csv|tsv|txt|tab|psv)(\.gz)?$/i;

/** A folder that can be read: its mapping, and the rows of every role. */
export interface Folder {
  readonly mapping: Mapping;
  readonly blocks: ReadonlyMap<RoleName, readonly RoleRows[]>;
  /** Rows that have not the shape of their table. */
  readonly aside: readonly SetAside[];
  readonly defects: readonly Defect[];
  /** Rows by file, given all rows set aside. */
  counts(aside: readonly SetAside[]): Readonly<Record<string, RowCount>>;
}

interface Stated {
  readonly mapping: Mapping;
  readonly problems: readonly Defect[];
  readonly rowOf: (path: string) => number | null;
}

/**
 * Sniffs, maps and reads a folder. Without a mapping: its bailiwick.json, else a guess.
 * @throws IntakeError with all problems of mapping and files together.
 */
export function readFolder(files: readonly FolderFile[], given: Mapping | null): Folder {
  const stated = given ? { mapping: given, problems: [], rowOf: () => null } : statedMapping(files);
  const wanted = stated ? filesOf(stated.mapping) : null;
  const opened = open(
    files.filter(({ name }) => (wanted ? wanted.has(name) : TABLE_NAME.test(name))),
    wanted === null,
  );
  const guess = stated ? null : guessMapping([...opened.sniffed.values()]);
  const mapping = stated?.mapping ?? guess?.mapping;
  if (!mapping)
    throw new IntakeError(opened.problems.length > 0 ? opened.problems : (guess?.problems ?? []));
  const headers = new Map([...namesOf(files), ...opened.headers]);
  const { plan, problems } = planReading(mapping, headers, stated?.rowOf);
  const all = [...(stated?.problems ?? []), ...opened.problems, ...problems];
  if (all.length > 0) throw new IntakeError(all);
  const unused = files
    .map((file) => file.name)
    .filter((name) => TABLE_NAME.test(name) && !plan.columns.has(name));
  return {
    ...readPlan(mapping, plan, opened.sniffed),
    defects: [...opened.defects(plan), ...(guess?.defects ?? []), ...unusedNote(unused)],
  };
}

/** Every table of the folder, to be named where a mapping names none of them. */
const namesOf = (files: readonly FolderFile[]): [string, null][] =>
  files.filter(({ name }) => TABLE_NAME.test(name)).map(({ name }) => [name, null]);

function statedMapping(files: readonly FolderFile[]): Stated | null {
  const file = files.find(({ name }) => name === MAPPING_FILE);
  if (!file) return null;
  const { value, twice, rows } = parseJson(MAPPING_FILE, decode(MAPPING_FILE, file.bytes).text);
  const { mapping, issues } = readMapping(value);
  const rowOf = rowFinder(rows);
  const tell = (code: string, path: string, message: string, remedy: string): Defect =>
    problem(code, message, remedy, { file: MAPPING_FILE, row: rowOf(path), column: path });
  const doubled = twice.map((path) =>
    tell('two-columns', path, 'this is said twice.', 'Keep one.'),
  );
  const wrong = issues.map(({ path, message }) =>
    tell('bad-mapping', path, `${message}.`, 'See "Your own data" in the README.'),
  );
  return { mapping, problems: [...doubled, ...wrong], rowOf };
}

/** A role with one block may stand without the brackets of a list; what is missing stands in its parent. */
const rowFinder =
  (rows: ReadonlyMap<string, number>) =>
  (path: string): number | null =>
    [path, path.replace('[0]', '')]
      .flatMap((it) => [it, it.replace(/\.[^.]*$/, '')])
      .map((it) => rows.get(it))
      .find((row) => row !== undefined) ?? null;

/** Every file a mapping names, whether it exists or not. */
function filesOf(mapping: Mapping): Set<string> {
  const blocks = ROLE_NAMES.flatMap((role) => mapping.roles[role] ?? []);
  return new Set(blocks.flatMap((block) => [block.file, ...block.join.map((join) => join.file)]));
}

interface Opened {
  readonly sniffed: ReadonlyMap<string, Sniffed>;
  readonly headers: Headers;
  readonly problems: readonly Defect[];
  defects(plan: ReadingPlan): Defect[];
}

/** A file that cannot be read counts as there, without columns, so that only its own fault is told. */
function open(files: readonly FolderFile[], lenient: boolean): Opened {
  const sniffed = new Map<string, Sniffed>();
  const problems: Defect[] = [];
  for (const { name, bytes } of files) {
    try {
      sniffed.set(name, sniff(name, bytes));
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      problems.push(...error.problems);
    }
  }
  const failed = lenient && sniffed.size > 0 ? [] : problems;
  const headers = new Map(
    files.map(({ name }) => [name, sniffed.get(name)?.header ?? null] as const),
  );
  const told = (plan: ReadingPlan): Defect[] =>
    [...sniffed].flatMap(([name, it]) => (plan.columns.has(name) ? it.defects : []));
  const skipped = lenient ? problems.map((it): Defect => ({ ...it, severity: 'warning' })) : [];
  return { sniffed, headers, problems: failed, defects: (plan) => [...told(plan), ...skipped] };
}

function readPlan(
  mapping: Mapping,
  plan: ReadingPlan,
  sniffed: ReadonlyMap<string, Sniffed>,
): Omit<Folder, 'defects'> {
  const tables = new Map<string, Table>();
  for (const [file, columns] of plan.columns) {
    const found = sniffed.get(file);
    if (found) tables.set(file, parse(found, columns));
  }
  const blocks = new Map<RoleName, RoleRows[]>();
  for (const block of plan.blocks)
    blocks.set(block.role, [...(blocks.get(block.role) ?? []), readBlock(block, tables, mapping)]);
  const aside = [...tables.values()].flatMap((table) => table.aside);
  return { mapping, blocks, aside, counts: (all) => countRows(tables, all) };
}

const readBlock = (
  block: BlockPlan,
  tables: ReadonlyMap<string, Table>,
  mapping: Mapping,
): RoleRows => roleRows(block, tables, { decimal: mapping.decimal, dates: mapping.dates });

function countRows(
  tables: ReadonlyMap<string, Table>,
  aside: readonly SetAside[],
): Record<string, RowCount> {
  return Object.fromEntries(
    [...tables].map(([file, table]) => {
      const read = table.rows + table.aside.length;
      const setAside = new Set(aside.filter((it) => it.file === file).map((it) => it.row)).size;
      return [file, { read, kept: read - setAside, setAside }];
    }),
  );
}

function unusedNote(files: readonly string[]): Defect[] {
  if (files.length === 0) return [];
  const message = `${files.length} files of the folder are not used: ${files.join(', ')}.`;
  return [
    note('unused-files', message, 'Map them in bailiwick.json if they matter.', {
      count: files.length,
    }),
  ];
}
