import type { TableReading } from '#domain/reading.ts';
import type { Table } from './parse.ts';
import { tidy } from './partners.ts';
import { codedStore, lazyColumns, type Store } from './held.ts';

/** A table whose texts are read as a person said: column → text → what it is read as. */
export function withMends(table: Table, mends: TableReading['mends']): Table {
  if (!mends) return table;
  const stores = table.stores.map((store, i) => {
    const own = mends[table.header[i] ?? ''];
    return store && own ? mendStore(store, new Map(Object.entries(own))) : store;
  });
  return { ...table, stores, columns: lazyColumns(stores) };
}

function mendStore(store: Store, mends: ReadonlyMap<string, string>): Store {
  const mend = (cell: string): string => mends.get(tidy(cell)) ?? cell;
  const { coded } = store;
  if (coded) return codedStore({ words: coded.words.map(mend), codes: coded.codes });
  return { ...store, at: (row) => mend(store.at(row)) };
}
