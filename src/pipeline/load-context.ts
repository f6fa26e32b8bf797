import type { Defect } from '#domain/defect.ts';
import type { Assumption } from '#domain/directory.ts';
import type { Cell, TableName } from '#domain/extract.ts';
import type { Mapping, RoleName } from '#domain/mapping.ts';
import type { Engine } from '#engine/engine.ts';
import type { Places } from '#intake/place.ts';
import type { SetAside } from '#intake/report.ts';
import type { RoleRows } from '#intake/rows.ts';

/** What the loaders of all roles share while a folder is loaded. */
export interface Loading {
  readonly engine: Engine;
  readonly places: Places;
  readonly mapping: Mapping;
  /** ISO day that stands for "now" where the data has no dates. */
  readonly today: string;
  /** Blocks of a role, in the mapping's order. */
  blocks(role: RoleName): readonly RoleRows[];
  readonly aside: SetAside[];
  readonly defects: Defect[];
  readonly assumptions: Assumption[];
  /** Texts → ids that are safe in file names and addresses. */
  readonly repId: (text: string) => string;
  readonly territoryId: (text: string) => string;
}

/** Rows of one contract table, given column by column at the end. */
export type Row = Readonly<Record<string, Cell>>;

/** Writes rows that all have the same columns; nothing when there are none. */
export async function insertRows(
  engine: Engine,
  table: TableName | 'unit_weight',
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map(
    (name) => [name, rows.map((row) => row[name] ?? null)] as const,
  );
  await engine.insert(table, Object.fromEntries(columns));
}

const UNSAFE = /[\\/?#%:*"<>|\p{C}]+/gu;

/** A maker of ids: same text, same id; texts that would collide are numbered. */
export function idMaker(): (text: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const base = text.normalize('NFC').replace(UNSAFE, '-').replace(/^\.+/, '').slice(0, 80) || '-';
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    known.set(text, id);
    return id;
  };
}

/** A number that means nothing below zero. @throws BadCell */
export function notNegative(rows: RoleRows, field: string, row: number): number | null {
  const value = rows.number(field, row);
  if (value !== null && value < 0) throw rows.bad(field, rows.text(field, row), 'it is below zero');
  return value;
}

/** The last day of a time that has a first one; null is open. @throws BadCell */
export function endAfter(
  rows: RoleRows,
  [from, to]: readonly [from: string, to: string],
  row: number,
): string | null {
  const [start, end] = [rows.date(from, row), rows.date(to, row)];
  if (start !== null && end !== null && end < start)
    throw rows.bad(to, rows.text(to, row), 'it ends before it begins');
  return end;
}

export const orNull = (text: string): string | null => (text === '' ? null : text);
