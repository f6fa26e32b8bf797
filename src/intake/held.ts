/** Cells of one column, held closely: no string a cell. */
export interface Store {
  readonly rows: number;
  at(row: number): string;
  /** Its different texts, where they are few: each need be understood once only. */
  readonly coded: Coded | null;
}

/** A column of few different texts. */
export interface Coded {
  readonly words: readonly string[];
  /** Row → index of its word. */
  readonly codes: Int32Array;
}

/** After so many rows a column is judged: with a larger share of different texts it is not coded. */
const TRIAL = 4096;
const MOST_SHARE = 0.3;

/** Whether so many different words in so many rows are too many to be worth a code. */
export const isMany = (words: number, rows: number): boolean =>
  rows > TRIAL && words > rows * MOST_SHARE;

export const codedStore = (coded: Coded): Store => {
  const { words, codes } = coded;
  return { rows: codes.length, at: (row) => words[codes[row] ?? -1] ?? '', coded };
};

const listStore = (cells: readonly string[]): Store => ({
  rows: cells.length,
  at: (row) => cells[row] ?? '',
  coded: null,
});

/** Reads every cell once. */
export function storeOf(rows: number, text: (row: number) => string): Store {
  const codes = new Int32Array(rows);
  const words: string[] = [];
  const known = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const cell = text(row);
    let code = known.get(cell);
    if (code === undefined) {
      if (isMany(words.length, row))
        return listStore(Array.from({ length: rows }, (_, i) => text(i)));
      code = words.push(cell) - 1;
      known.set(cell, code);
    }
    codes[row] = code;
  }
  return codedStore({ words, codes });
}

/** Arrays of all cells, each made when it is first looked at; a column without a store is empty. */
export function lazyColumns(stores: readonly (Store | null)[]): readonly (readonly string[])[] {
  const columns: (readonly string[])[] = [];
  stores.forEach((store, i) => {
    const get = (): readonly string[] => {
      const cells = store ? Array.from({ length: store.rows }, (_, row) => store.at(row)) : [];
      Object.defineProperty(columns, i, { value: cells });
      return cells;
    };
    Object.defineProperty(columns, i, { get, configurable: true, enumerable: true });
  });
  return columns;
}
