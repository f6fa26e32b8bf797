import {
  Bool,
  Float64,
  Table,
  Type,
  Utf8,
  makeData,
  makeVector,
  tableToIPC,
  type Vector,
} from 'apache-arrow';
import {
  QueryError,
  type Column,
  type ResultColumns,
  type TableColumns,
  type Value,
} from './engine.ts';

/** Arrow results as plain columns; nothing of Arrow leaves this file. */
export function tableColumns(table: Table): ResultColumns {
  return Object.fromEntries(
    table.schema.fields.map((field, i) => [
      field.name,
      toColumn(table.getChildAt(i), field.typeId),
    ]),
  );
}

/** Arrow results as plain rows. Repeated names would swallow each other; SQL must name them apart. */
export function tableRows<T extends Record<string, unknown>>(table: Table): T[] {
  const { fields } = table.schema;
  const columns = fields.map((field, i) => cells(table.getChildAt(i), field.typeId));
  return Array.from(
    { length: table.numRows },
    (_, row) =>
      Object.fromEntries(fields.map(({ name }, i) => [name, columns[i]?.[row] ?? null])) as T,
  );
}

function cells(vector: Vector | null, type: Type): readonly Value[] {
  return Array.from({ length: vector?.length ?? 0 }, (_, row) => plain(vector?.get(row), type));
}

function plain(value: unknown, type: Type): Value {
  if (value === null || value === undefined) return null;
  if (type === Type.Date) return new Date(Number(value)).toISOString().slice(0, 10);
  if (type === Type.Timestamp) return new Date(Number(value)).toISOString();
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return Number(value);
}

const TEXTUAL: readonly Type[] = [Type.Utf8, Type.Date, Type.Timestamp, Type.Null];

function toColumn(vector: Vector | null, type: Type): Column {
  if (TEXTUAL.includes(type)) return cells(vector, type) as (string | null)[];
  if (vector && type === Type.Float && vector.nullCount === 0)
    return Float64Array.from(vector.toArray());
  return Float64Array.from(cells(vector, type), (cell) =>
    cell === null ? Number.NaN : Number(cell),
  );
}

/**
 * Columns as one Arrow stream, in the order `names` of the target table. The engine casts text to
 * dates and numbers to the table's types. Throws QueryError for a column the table does not have.
 */
export function toStream(
  table: string,
  names: readonly string[],
  columns: TableColumns,
): Uint8Array {
  const unknown = Object.keys(columns).filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new QueryError(`${table} has no column ${unknown.join(', ')}`, 'query');
  const length = rowCount(columns);
  const vectors = names.map((name) => [name, toVector(columns[name], length)] as const);
  return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
}

/** Rows of columns; all have one length. */
export const rowCount = (columns: TableColumns): number =>
  Math.max(0, ...Object.values(columns).map((column) => column.length));

/**
 * Buffers are laid out by hand: Arrow's own builders make functions from text, which the page's CSP
 * forbids.
 */
function toVector(column: ArrayLike<Value> | undefined, length: number): Vector {
  const values = Array.from({ length }, (_, row) => column?.[row] ?? null);
  const sample = values.find((value) => value !== null);
  const nullBitmap = bits(values, (value) => value !== null);
  const nullCount = values.reduce<number>(
    (count, value) => (value === null ? count + 1 : count),
    0,
  );
  const shape = { length, nullCount, nullBitmap };
  if (typeof sample === 'number') {
    const data = Float64Array.from(values, (value) => (value === null ? 0 : Number(value)));
    return makeVector(makeData({ type: new Float64(), data, ...shape }));
  }
  if (typeof sample === 'boolean')
    return makeVector(
      makeData({ type: new Bool(), data: bits(values, (value) => value === true), ...shape }),
    );
  return makeVector(makeData({ type: new Utf8(), ...texts(values), ...shape }));
}

/** One bit a value, lowest first. */
function bits(values: readonly Value[], holds: (value: Value) => boolean): Uint8Array {
  const packed = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, i) => {
    if (holds(value)) packed[i >> 3] = (packed[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return packed;
}

function texts(values: readonly Value[]): { data: Uint8Array; valueOffsets: Int32Array } {
  const encoder = new TextEncoder();
  const parts = values.map((value) => encoder.encode(value === null ? '' : String(value)));
  const valueOffsets = new Int32Array(values.length + 1);
  parts.forEach((part, i) => (valueOffsets[i + 1] = (valueOffsets[i] ?? 0) + part.length));
  const data = new Uint8Array(valueOffsets[values.length] ?? 0);
  parts.forEach((part, i) => data.set(part, valueOffsets[i]));
  return { data, valueOffsets };
}
