import type { DeskColumn, DeskField, DeskTable, DeskView } from '#domain/desk.ts';
import type { FieldValue, RoleName } from '#domain/mapping.ts';
import type { Option } from '#ui/control/listbox.ts';
import { isFigure, typedOf } from './typed.ts';
import { ORIGIN } from './words.ts';

/** What the list of columns says when a field is not taken from one of them. */
export const NONE = 'none';
export const TYPED = 'typed';
/** Columns stand behind a mark, so that none of them can be called 'none' or 'typed'. */
const MARK = 'column:';

/** A cell as written and as it is read; null: it cannot be read. */
export interface Reading {
  readonly written: string;
  readonly read: string | null;
}

/** One line of the mapping: a field, what it is taken from, and how that reads. */
export interface FieldRow {
  readonly field: DeskField;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly typed: string;
  readonly readings: readonly Reading[];
  /** Every sample is read as it is written. */
  readonly asWritten: boolean;
  readonly origin: string;
  readonly problem: string | null;
}

/** Id of the table a field's block reads. */
export const tableOf = ({ mapping }: DeskView, field: DeskField): string | null =>
  mapping.roles[field.role]?.[field.block]?.file ?? null;

const isOneColumn = (value: FieldValue | null, known: readonly string[]): value is string =>
  typeof value === 'string' && known.includes(value);

/** The column an option stands for; null for the others. */
export const columnOf = (option: string): string | null =>
  option.startsWith(MARK) ? option.slice(MARK.length) : null;

function optionsOf(field: DeskField, columns: readonly string[]): Option[] {
  const column = (name: string, group: string) => ({ value: MARK + name, label: name, group });
  const other = columns.filter((name) => !field.candidates.includes(name));
  const typed = isFigure(field.kind) ? 'Work it out …' : 'Several columns, or a fixed text …';
  return [
    { value: NONE, label: field.required ? 'Choose a column' : 'Not in this table' },
    ...field.candidates.map((name) => column(name, 'Likely')),
    ...other.map((name) => column(name, 'Other columns')),
    { value: TYPED, label: typed, group: 'Other' },
  ];
}

function readingsOf({ value, samples }: DeskField, column: DeskColumn | undefined): Reading[] {
  if (value === null) return [];
  if (!column) return samples.map((written) => ({ written, read: written }));
  return column.samples.map((written, at) => ({ written, read: column.readAs[at] ?? null }));
}

function problemOf(desk: DeskView, field: DeskField): string | null {
  const { path } = field;
  const one = path.replace('[0]', '');
  const told = [...desk.problems, ...desk.defects].find(
    ({ column, severity }) => severity !== 'note' && (column === path || column === one),
  );
  return told ? `${told.message} ${told.remedy}`.trim() : null;
}

function fieldRow(desk: DeskView, table: DeskTable, field: DeskField): FieldRow {
  const columns = table.columns.map(({ name }) => name);
  const known = [...columns, ...field.candidates];
  const { value } = field;
  const single = isOneColumn(value, known);
  const column = single ? table.columns.find((it) => it.name === value) : undefined;
  const readings = readingsOf(field, column);
  return {
    field,
    options: optionsOf(field, columns),
    chosen: single ? MARK + value : value === null ? NONE : TYPED,
    typed: typedOf(value),
    readings,
    asWritten: readings.every(({ written, read }) => written === read),
    origin: value === null ? '' : ORIGIN[field.origin],
    problem: problemOf(desk, field),
  };
}

/** The fields a table may give as one of its roles: those it gives, or must, and the rest. */
export interface FieldGroup {
  readonly id: string;
  readonly role: RoleName;
  readonly given: readonly FieldRow[];
  readonly more: readonly FieldRow[];
}

const inFront = ({ field }: FieldRow): boolean => field.value !== null || field.required;

/** A table may stand for several roles, e.g. a list of deals for sales too: one group each. */
export function fieldGroups(desk: DeskView, table: DeskTable): FieldGroup[] {
  const own = desk.fields.filter((field) => tableOf(desk, field) === table.id);
  const ids = new Set(own.map(({ role, block }) => `${role}[${block}]`));
  return [...ids].flatMap((id) => {
    const fields = own.filter(({ role, block }) => `${role}[${block}]` === id);
    const rows = fields.map((field) => fieldRow(desk, table, field));
    const role = fields[0]?.role;
    if (role === undefined) return [];
    const more = rows.filter((row) => !inFront(row));
    return [{ id, role, given: rows.filter(inFront), more }];
  });
}

/** Column → what it is taken for, of a table; a column in several fields names all. */
export function marksOf(desk: DeskView, table: DeskTable): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const field of desk.fields) {
    if (tableOf(desk, field) !== table.id || field.value === null) continue;
    for (const { name } of table.columns) {
      if (!reads(field.value, name)) continue;
      const before = marks.get(name)?.split(', ') ?? [];
      marks.set(name, [...new Set([...before, field.label])].join(', '));
    }
  }
  return marks;
}

/** Does a value read the column? Of an expression its words are looked at. */
function reads(value: FieldValue, column: string): boolean {
  if (typeof value === 'number') return false;
  if (typeof value !== 'string') return Array.isArray(value) && value.includes(column);
  if (value === column) return true;
  const words = value.match(/"[^"]*"|`[^`]*`|[\p{L}_][\p{L}\p{N}_.]*/gu) ?? [];
  return words.some((word) => word.replace(/^["`]|["`]$/g, '') === column);
}
