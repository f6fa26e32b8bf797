import type { Defect } from '#domain/defect.ts';
import { type Mapping, readMapping } from '#domain/mapping.ts';
import { decode } from './decode.ts';
import { parseJson } from './json.ts';
import { IntakeError, problem } from './report.ts';
import type { FolderFile } from './source.ts';

/** A mapping that was given, what is wrong with it, and where its parts stand. */
export interface Stated {
  readonly mapping: Mapping;
  readonly problems: readonly Defect[];
  readonly rowOf: (path: string) => number | null;
}

/** @throws IntakeError when it is no JSON. */
export function readStated({ name, bytes }: FolderFile): Stated {
  const { value, twice, rows } = parseJson(name, decode(name, bytes).text);
  const { mapping, issues } = readMapping(value);
  const rowOf = rowFinder(rows);
  const tell = (code: string, path: string, message: string, remedy: string): Defect =>
    problem(code, message, remedy, { file: name, row: rowOf(path), column: path });
  const doubled = twice.map((path) =>
    tell('two-columns', path, 'this is said twice.', 'Keep one.'),
  );
  const wrong = issues.map(({ path, message }) =>
    tell('bad-mapping', path, `${message}.`, 'See "Your own data" in the README.'),
  );
  return { mapping, problems: [...doubled, ...wrong], rowOf };
}

/** As `readStated`, with what makes it no JSON among its problems. */
export function tryStated(file: FolderFile | null): Stated | null {
  if (!file) return null;
  try {
    return readStated(file);
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { mapping: readMapping({}).mapping, problems: error.problems, rowOf: () => null };
  }
}

/** A role with one block may stand without the brackets of a list; what is missing stands in its parent. */
const rowFinder =
  (rows: ReadonlyMap<string, number>) =>
  (path: string): number | null =>
    [path, path.replace('[0]', '')]
      .flatMap((it) => [it, it.replace(/\.[^.]*$/, '')])
      .map((it) => rows.get(it))
      .find((row) => row !== undefined) ?? null;
