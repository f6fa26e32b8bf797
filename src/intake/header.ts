import type { Defect } from '#domain/defect.ts';
import type { DeskSetting } from '#domain/desk.ts';
import { note, warning } from './report.ts';

/** One of the first records of a table. */
export interface Sample {
  readonly cells: readonly string[];
  /** 1-based. */
  readonly line: number;
}

/** Which record names the columns. */
export interface HeaderFound {
  readonly header: readonly string[];
  /** Records that start above this line are skipped. */
  readonly dataFrom: number;
  readonly defects: readonly Defect[];
  readonly setting: DeskSetting;
}

/** Records a person may choose the header from. */
const CHOICES = 12;
const NUMBER_CELL = /^\s*[-+$€£]?\d[\d.,]*\s*%?$/;
const YEAR = /^\s*(19|20)\d\d\s*$/;

/**
 * Finds the header among the first records, or takes the line that was chosen (0: there is none).
 * @param fits whether a record has the table's shape. Null when none has.
 */
export function findHeader(
  file: string,
  records: readonly Sample[],
  fits: (cells: readonly string[]) => boolean,
  chosen: number | null,
): HeaderFound | null {
  const guessed = guessLine(records, fits);
  const line = chosen === null || chosen === 0 ? guessed : chosen;
  const at = records.findIndex((it) => it.line >= (line ?? Infinity));
  const first = records[at];
  if (!first) return null;
  const named = chosen === null ? isHeader(first.cells) : chosen > 0;
  const width = Math.max(
    first.cells.length,
    ...records.filter((it) => fits(it.cells)).map(widthOf),
  );
  const cells = Array.from({ length: width }, (_, i) => (named ? (first.cells[i] ?? '') : ''));
  return {
    header: uniqueNames(cells),
    dataFrom: first.line + (named ? 1 : 0),
    defects: headerDefects(file, cells, first.line, named, at),
    setting: settingOf(records, named ? first.line : 0, chosen !== null, named),
  };
}

const widthOf = ({ cells }: Sample): number => cells.length;
const filled = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.trim() === '' ? 0 : 1), 0);

/** The first record of the table's shape; a lone title above a row of names is passed over. */
function guessLine(
  records: readonly Sample[],
  fits: (cells: readonly string[]) => boolean,
): number | null {
  const at = records.findIndex((it) => fits(it.cells));
  const first = records[at];
  if (!first) return null;
  if (filled(first.cells) > 1 || first.cells.length < 3) return first.line;
  const better = records
    .slice(at + 1, at + CHOICES)
    .find(({ cells }) => fits(cells) && filled(cells) > Math.max(1, cells.length / 2));
  return better && isHeader(better.cells) ? better.line : first.line;
}

/** A first record with numbers in it is data, years apart: the columns are then numbered. */
const isHeader = (cells: readonly string[]): boolean =>
  !cells.some((cell) => NUMBER_CELL.test(cell) && !YEAR.test(cell)) &&
  cells.some((cell) => !YEAR.test(cell) && cell.trim() !== '');

/** Blanks at the ends cut, nameless ones numbered, equal ones told apart. */
export function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  const next = new Map<string, number>();
  return cells.map((cell, i) => {
    const base = cell.trim() === '' ? `column ${i + 1}` : cell.trim();
    let name = base;
    for (let n = next.get(base) ?? 2; seen.has(name); n++) {
      name = `${base} (${n})`;
      next.set(base, n + 1);
    }
    seen.add(name);
    return name;
  });
}

function settingOf(
  records: readonly Sample[],
  line: number,
  stated: boolean,
  named: boolean,
): DeskSetting {
  const choices = records.slice(0, CHOICES).map((it) => ({
    value: String(it.line),
    label: `${it.line}: ${it.cells.join(' · ').slice(0, 60)}`,
  }));
  const found = named
    ? 'the first row of the width most rows have, and it holds no numbers'
    : 'the first row holds numbers';
  return {
    name: 'headerRow',
    value: String(line),
    origin: stated ? 'stated' : 'guessed',
    reason: stated ? 'as you said' : found,
    choices: [{ value: '0', label: 'There is none' }, ...choices],
  };
}

function headerDefects(
  file: string,
  cells: readonly string[],
  line: number,
  named: boolean,
  above: number,
): Defect[] {
  const at = { file, row: line };
  const skipped = `${above} ${above === 1 ? 'line' : 'lines'} above the header were skipped.`;
  const preamble = above > 0 ? [note('preamble', skipped, '', { ...at, count: above })] : [];
  if (named) return [...preamble, ...nameDefects(cells, at)];
  const numbered = 'The first row holds numbers, so the columns are numbered.';
  return [...preamble, warning('no-header', numbered, 'Add a header row.', at)];
}

function nameDefects(cells: readonly string[], at: { file: string; row: number }): Defect[] {
  const names = cells.map((cell) => cell.trim());
  const blank = names.filter((name) => name === '').length;
  const seen = new Set<string>();
  const twice = names.find((name) => name !== '' && (seen.has(name) || !seen.add(name)));
  const found: Defect[] = [];
  if (blank > 0) {
    const message = `${blank} columns have no name.`;
    found.push(warning('blank-header', message, 'Name them.', { ...at, count: blank }));
  }
  if (twice !== undefined) {
    const message = 'Two columns have one name; the second is numbered.';
    found.push(warning('twice-header', message, 'Rename one.', { ...at, column: twice }));
  }
  return found;
}
