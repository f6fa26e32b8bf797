import type { DeskFile, DeskTable, DeskView } from '#domain/desk.ts';
import { capital, inWords, number } from '#domain/format.ts';
import { bytesText, counted, ROLE } from './words.ts';

/** What stands on top of the mapping screen. */
export interface DeskHead {
  readonly title: string;
  readonly sub: string;
  /** Why no report can be made yet; null: it can. */
  readonly blocked: string | null;
}

/** The title says what is in the way, else what will become of the files. */
export function deskHead({ tables, questions, problems, views, files }: DeskView): DeskHead {
  const used = tables.filter(({ role }) => role !== null);
  const rows = used.reduce((sum, table) => sum + table.rows, 0);
  const on = views.filter((view) => view.on).length;
  const sub = `${counted(rows, 'row')} in ${counted(used.length, 'table')} of ${counted(files.length, 'file')}; ${on} of ${views.length} views on. What was guessed says why; change what is wrong.`;
  const first = problems[0];
  if (first) return { title: 'No report yet', sub: problemLine(first), blocked: first.message };
  if (used.length === 0) return { title: 'No report yet', sub: NOTHING, blocked: NOTHING };
  const asked = questions.length;
  if (asked > 0) {
    const title = `${capital(inWords(asked))} ${asked === 1 ? 'question' : 'questions'} before the report`;
    return { title, sub, blocked: 'Answer what is asked first.' };
  }
  return { title: `${number(rows)} rows are ready for a report`, sub, blocked: null };
}

const NOTHING = 'None of the files holds a table that is used. Add one, or say what a table holds.';

const problemLine = ({ message, remedy }: { message: string; remedy: string }): string =>
  `${capital(message)} ${remedy}`.trim();

const KIND: Readonly<Record<NonNullable<DeskFile['kind']>, string>> = {
  text: 'text table',
  workbook: 'workbook',
  parquet: 'Parquet',
  arrow: 'Arrow',
  json: 'JSON',
  shapes: 'shapes',
  database: 'DuckDB',
  mapping: 'mapping',
  archive: 'archive',
};

/** A file in the rail: its kind and size, what is wrong with it, and its tables. */
export interface FileLine {
  readonly name: string;
  readonly about: string;
  readonly problem: string | null;
  readonly tables: readonly TableLine[];
}

export interface TableLine {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly used: boolean;
}

function tableLine(table: DeskTable): TableLine {
  const role = table.role === null ? 'not used' : ROLE[table.role];
  const hidden = table.hidden ? ', hidden' : '';
  return {
    id: table.id,
    title: table.title,
    about: `${role} · ${counted(table.rows, 'row')}${hidden}`,
    used: table.role !== null,
  };
}

export const fileLines = ({ files, tables }: DeskView): FileLine[] =>
  files.map((file) => ({
    name: file.name,
    about: [file.kind === null ? 'not known' : KIND[file.kind], bytesText(file.bytes)].join(' · '),
    problem: file.problem ? problemLine(file.problem) : null,
    tables: tables.filter((table) => file.tables.includes(table.id)).map(tableLine),
  }));

/** The table to show: the one chosen, else the one the money is in, else the first. */
export const shownTable = (desk: DeskView, chosen: string | null): DeskTable | null =>
  desk.tables.find(({ id }) => id === chosen) ??
  desk.tables.find(({ role }) => role === 'sales') ??
  desk.tables[0] ??
  null;
