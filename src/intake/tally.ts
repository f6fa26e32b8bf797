import { tidy } from './partners.ts';
import type { TableSource } from './source.ts';
import type { Coded, Store } from './held.ts';

/** Texts of a column, blanks tidied → rows they stand in. */
export type Tally = ReadonlyMap<string, number>;

/** Counted once for each opened table: a source's cells never change. */
const counted = new WeakMap<TableSource, Map<string, Tally>>();

/** Counts the filled cells of a whole column. */
export function tallyOf(source: TableSource, column: string): Tally {
  const known = counted.get(source) ?? new Map<string, Tally>();
  counted.set(source, known);
  const made = known.get(column) ?? count(source, column);
  known.set(column, made);
  return made;
}

function count(source: TableSource, column: string): Tally {
  const table = source.read(new Set([column]));
  const store = table.stores[table.header.indexOf(column)];
  const tally = new Map<string, number>();
  if (!store) return tally;
  const { words, rows } = store.coded ? codedRows(store.coded) : textRows(store);
  words.forEach((word, i) => {
    const text = tidy(word);
    if (text !== '') tally.set(text, (tally.get(text) ?? 0) + (rows[i] ?? 0));
  });
  return tally;
}

interface Counted {
  readonly words: readonly string[];
  readonly rows: ArrayLike<number>;
}

function codedRows({ words, codes }: Coded): Counted {
  const rows = new Int32Array(words.length);
  for (const code of codes) rows[code] = (rows[code] ?? 0) + 1;
  return { words, rows };
}

function textRows(store: Store): Counted {
  const raw = new Map<string, number>();
  for (let row = 0; row < store.rows; row++) {
    const cell = store.at(row);
    raw.set(cell, (raw.get(cell) ?? 0) + 1);
  }
  return { words: [...raw.keys()], rows: [...raw.values()] };
}
