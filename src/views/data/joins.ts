import type { DeskChange, DeskJoin, DeskMiss, DeskTable, DeskView } from '#domain/desk.ts';
import { counted } from './words.ts';

export interface JoinLine {
  readonly join: DeskJoin;
  /** 'sales_pipeline.csv → products.csv' in a sentence with its misses. */
  readonly text: string;
  readonly on: string;
  /** Misses with a likely partner that are not mended yet. */
  readonly likely: readonly DeskMiss[];
}

/** Joins in words, those that miss the most first. */
export const joinLines = ({ joins, tables }: DeskView): JoinLine[] =>
  [...joins].sort((a, b) => b.missedRows - a.missedRows).map((join) => joinLine(join, tables));

function joinLine(join: DeskJoin, tables: readonly DeskTable[]): JoinLine {
  const title = (id: string) => tables.find((table) => table.id === id)?.title ?? id;
  const [from, to] = [title(join.from), title(join.to)];
  const text =
    join.missedRows === 0
      ? `All ${counted(join.rows, 'row')} of ${from} find theirs in ${to}.`
      : `${counted(join.missedRows, 'row')} of ${from} ${join.missedRows === 1 ? 'names' : 'name'} a ${join.fromColumn} that is not in ${to}.`;
  return {
    join,
    text,
    on: join.fromColumn === join.toColumn ? join.toColumn : `${join.fromColumn} = ${join.toColumn}`,
    likely: join.misses.filter(({ like, mended }) => like !== null && mended === null),
  };
}

/** Reads a value as another; null takes it back. */
export const mendChange = (join: DeskJoin, value: string, readAs: string | null): DeskChange => ({
  kind: 'mend',
  table: join.from,
  column: join.fromColumn,
  value,
  readAs,
});
