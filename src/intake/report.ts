import type { Defect } from '#domain/defect.ts';

/** A row that could not be used: where, what stood there, why. Dates, money, text as in the file. */
export interface SetAside {
  readonly file: string;
  /** 1-based line in the file, header counted. */
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  /** Which use of the file it was ('deals[0]'); absent: no use could read it. */
  readonly block?: string;
}

/** How many rows of a file were read, used, left out; read = kept + setAside. */
export interface RowCount {
  readonly read: number;
  readonly kept: number;
  readonly setAside: number;
}

/** Tables that are no use as they are. Holds every problem found in one pass. */
export class IntakeError extends Error {
  override readonly name = 'IntakeError';
  readonly problems: readonly Defect[];

  constructor(problems: readonly Defect[], options?: ErrorOptions) {
    super(problems.map(problemText).join('\n'), options);
    this.problems = problems;
  }
}

type Place = Partial<Pick<Defect, 'file' | 'row' | 'column' | 'value' | 'count'>>;

function defect(
  severity: Defect['severity'],
  code: string,
  message: string,
  remedy: string,
  place: Place,
): Defect {
  return {
    code,
    severity,
    file: null,
    row: null,
    column: null,
    value: null,
    count: 1,
    ...place,
    message,
    remedy,
  };
}

/** Something that makes the input useless. */
export const problem = (code: string, message: string, remedy: string, place: Place = {}): Defect =>
  defect('error', code, message, remedy, place);

/** Something that was dealt with, and that the reader must know. */
export const warning = (code: string, message: string, remedy: string, place: Place = {}): Defect =>
  defect('warning', code, message, remedy, place);

export const note = (code: string, message: string, remedy: string, place: Place = {}): Defect =>
  defect('note', code, message, remedy, place);

/** One line: file, row, column, value, what it is, what to do. */
export const problemText = (it: Defect): string =>
  `${placeText(it)}${it.message} ${it.remedy}`.trim();

/** One line: file, row, column, value, why it was left out. */
export const setAsideText = (it: SetAside): string =>
  `set aside: ${placeText(it)}${it.reason.replace(/\.?$/, '.')}`;

function placeText(it: Pick<Defect, 'file' | 'row' | 'column' | 'value'>): string {
  const where = [
    it.file,
    it.row === null ? null : `row ${it.row}`,
    it.column === null ? null : `column "${it.column}"`,
    it.value === null ? null : `value "${it.value}"`,
  ].filter((part) => part !== null);
  return where.length > 0 ? `${where.join(', ')}: ` : '';
}

/** How many rows a defect names; the others are counted. */
const NAMED_ROWS = 100;

/** Rows set aside, one defect a file, column and reason; the rows are named in its message. */
export function setAsideDefects(rows: readonly SetAside[]): Defect[] {
  const groups = new Map<string, SetAside[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.file, row.column, row.reason]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [asideDefect(group[0], group)] : []));
}

function asideDefect(first: SetAside, group: readonly SetAside[]): Defect {
  const { file, row, column, value, reason } = first;
  const count = group.length;
  const named = group.slice(0, NAMED_ROWS).map((it) => it.row);
  const rows = `${count === 1 ? 'Row' : 'Rows'} ${named.join(', ')}${count > NAMED_ROWS ? ` and ${count - NAMED_ROWS} more` : ''}`;
  const message = `${rows} ${count === 1 ? 'was' : 'were'} set aside: ${reason}.`;
  const at = { file, row, column, value, count };
  return warning('set-aside', message, 'Mend the rows in the file, or leave them out.', at);
}
