import type { Defect } from '#domain/defect.ts';
import type { DeskFileKind } from '#domain/desk.ts';
import { uniqueNames } from '../header.ts';
import { tableOf } from '../parse.ts';
import type { SetAside } from '../report.ts';
import type { TableSource } from '../source.ts';
import { storeOf } from '../held.ts';

/** A table whose container knows its columns: all rows have the same ones. */
export interface TypedColumns {
  readonly id: string;
  readonly file: string;
  readonly kind: DeskFileKind;
  readonly title: string;
  readonly columns: readonly TypedColumn[];
  readonly rows: number;
  /** 1-based line or number of a row; its number where absent. */
  readonly line?: (row: number) => number;
  readonly aside?: readonly SetAside[];
  readonly defects: readonly Defect[];
}

export interface TypedColumn {
  readonly name: string;
  /** Canonical text of a cell. */
  readonly text: (row: number) => string;
}

/** Numbers have points and days are ISO, so nothing is left to settle. */
export function columnsSource(table: TypedColumns): TableSource {
  const { id, file, kind, title, columns, defects, line = (row) => row + 1, aside = [] } = table;
  const header = uniqueNames(columns.map(({ name }) => name));
  return {
    id,
    file,
    kind,
    title,
    hidden: false,
    settings: [],
    header,
    defects,
    decimal: '.',
    read(keep, limit = Number.POSITIVE_INFINITY) {
      const rows = Math.min(table.rows, limit);
      const wanted = (name: string, i: number): boolean =>
        keep === 'all' || i === 0 || keep.has(name);
      const stores = columns.map(({ text }, i) =>
        wanted(header[i] ?? '', i) ? storeOf(rows, text) : null,
      );
      const lines = Array.from({ length: rows }, (_, row) => line(row));
      return tableOf(id, header, stores, lines, aside);
    },
  };
}
