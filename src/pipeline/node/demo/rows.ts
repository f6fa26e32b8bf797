import { TABLES, type Cell, type TableColumns, type TableName } from '#domain/extract.ts';

type Row<N extends TableName> = Readonly<Record<keyof (typeof TABLES)[N], Cell>>;

/** Rows of one contract table in work, kept by column. */
export interface Rows<N extends TableName> {
  readonly add: (row: Row<N>) => void;
  readonly columns: TableColumns;
}

export function makeRows<N extends TableName>(table: N): Rows<N> {
  const names = Object.keys(TABLES[table]) as (keyof (typeof TABLES)[N] & string)[];
  const columns: Record<string, Cell[]> = Object.fromEntries(names.map((name) => [name, []]));
  return {
    columns,
    add: (row) => {
      for (const name of names) columns[name]?.push(row[name]);
    },
  };
}
