import type { Batch, Table } from '@uwdata/flechette';

/**
 * A damaged file may tell of more rows than its bytes hold, and reading would never end.
 * @throws RangeError when one does.
 */
export function checkRows(table: Table): void {
  const columns = table.children.map(({ data }) => data as readonly Parts[]);
  for (const batch of columns.flat()) checkBatch(batch);
  const held = columns.some((batches) => batches.every((it) => it.offsets ?? it.values));
  if (!held && table.numRows > 0) throw new RangeError('no column holds a value');
}

/** What of a batch bounds its rows; parts that its type has not are absent. */
type Parts = Pick<Batch<unknown>, 'length'> & {
  readonly values?: ArrayLike<unknown>;
  readonly offsets?: ArrayLike<number | bigint>;
  readonly children?: readonly Parts[];
};

function checkBatch(batch: Parts): void {
  const { length, values, offsets, children = [] } = batch;
  const most = offsets ? offsets.length - 1 : values ? 8 * values.length : length;
  if (!(length >= 0 && length <= most)) throw new RangeError('a column is shorter than its rows');
  if (offsets) checkOffsets(offsets, length, children[0]?.length ?? Infinity);
  for (const child of children) checkBatch(child);
}

/** Where the items of each row start: never back, never beyond what there is. */
function checkOffsets(offsets: ArrayLike<number | bigint>, rows: number, items: number): void {
  let last = 0;
  for (let i = 0; i <= rows; i++) {
    const next = Number(offsets[i]);
    if (!(next >= last && next <= items)) throw new RangeError('a list ends before it starts');
    last = next;
  }
}
