/** What a cell is sorted by; null and NaN stand for "not known". */
export type SortValue = string | number | null;
export interface Order {
  readonly column: string;
  readonly descending: boolean;
}

const unknown = (value: SortValue) => value === null || Number.isNaN(value);

/** A sorted copy; equal rows keep their order, what is not known goes last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  by: (row: Row) => SortValue,
  descending: boolean,
): Row[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const left = by(a);
    const right = by(b);
    if (unknown(left) || unknown(right)) return Number(unknown(left)) - Number(unknown(right));
    if (typeof left === 'string' && typeof right === 'string') {
      return sign * left.localeCompare(right, 'en', { numeric: true });
    }
    return sign * (Number(left) - Number(right));
  });
}

/** The order after a head is pressed: figures begin with the largest, words with A. */
export function nextOrder(order: Order | null, column: string, figures: boolean): Order {
  if (order?.column === column) return { column, descending: !order.descending };
  return { column, descending: figures };
}
