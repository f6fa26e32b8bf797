import {
  CompressionType,
  type DataType,
  Endianness,
  setCompressionCodec,
  type Table,
  tableFromIPC,
  TimeUnit,
  Type,
} from '@uwdata/flechette';
import { decompressZstd } from 'hyparquet-compressors';
import type { IntakeError } from '../report.ts';
import type { TableSource } from '../source.ts';
import { storeOf } from '../held.ts';
import { checkRows } from './arrow-check.ts';
import { columnsSource, type TypedColumn } from './columns.ts';
import { lz4Frame } from './lz4.ts';
import { clockText, dayText, decimalText, timeText, valueText } from './number-text.ts';
import { refusal } from './refusal.ts';

/**
 * An Arrow IPC file or stream as a table. Lists, maps and structs are cells of JSON.
 * @throws IntakeError for a cut, damaged or big-endian one, and for one over `most` bytes unpacked.
 */
export function arrowSource(
  id: string,
  file: string,
  bytes: Uint8Array,
  most: number,
): TableSource {
  const table = decodeTable(id, bytes, most);
  const rows = table.numRows;
  if (table.names.length === 0 || table.children.some((column) => column.length !== rows))
    throw damaged(id, new Error('it has no columns, or columns of unequal length'));
  guarded(id, () => checkRows(table));
  const columns = table.children.map((column, i): TypedColumn => {
    const text = cellReader(column.type);
    // Read through once: a damaged file shows only where its values are.
    const store = guarded(id, () => storeOf(rows, (row) => text(column.at(row))));
    return { name: String(table.names[i]), text: (row) => store.at(row) };
  });
  return columnsSource({ id, file, kind: 'arrow', title: id, columns, rows, defects: [] });
}

const damaged = (file: string, cause: unknown): IntakeError => {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  const message = `the Arrow file is cut or damaged${why}.`;
  return refusal(file, 'arrow-broken', message, 'Copy or export it again.', cause);
};

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw damaged(file, cause);
  }
}

const OPTIONS = { useBigInt: true, useBigIntTimestamp: true, useDecimalInt: true } as const;

function decodeTable(file: string, bytes: Uint8Array, most: number): Table {
  // The decoder makes typed arrays over the buffer under a view, at offsets of eight.
  const own = bytes.byteOffset % 8 === 0 ? bytes : Uint8Array.from(bytes);
  const table = guarded(file, () => withCodecs(most, () => tableFromIPC(own, OPTIONS)));
  if (table.schema.endianness === Endianness.Big)
    throw refusal(
      file,
      'arrow-big-endian',
      'the Arrow file was written with the bytes of its numbers the other way round (big endian).',
      'Write it on an ordinary computer, or export it as Parquet or CSV.',
    );
  return table;
}

/** The decoder knows no compression of its own, nor a limit. */
function withCodecs<T>(most: number, work: () => T): T {
  let left = most;
  const limited =
    (decode: (bytes: Uint8Array, length: number) => Uint8Array) =>
    (bytes: Uint8Array, length: number): Uint8Array => {
      left -= length;
      if (!(length >= 0 && left >= 0)) throw new RangeError('it unpacks to more than can be held');
      const plain = decode(bytes, length);
      if (plain.length !== length) throw new RangeError('it unpacks to another length');
      return plain;
    };
  const encode = (bytes: Uint8Array): Uint8Array => bytes;
  const zstd = (bytes: Uint8Array): Uint8Array => decompressZstd(bytes);
  setCompressionCodec(CompressionType.LZ4_FRAME, { decode: limited(lz4Frame), encode });
  setCompressionCodec(CompressionType.ZSTD, { decode: limited(zstd), encode });
  return work();
}

const PER_SECOND: Readonly<Record<number, bigint>> = {
  [TimeUnit.SECOND]: 1n,
  [TimeUnit.MILLISECOND]: 1000n,
  [TimeUnit.MICROSECOND]: 1_000_000n,
  [TimeUnit.NANOSECOND]: 1_000_000_000n,
};
const MS_PER_DAY = 86_400_000;

/** How the cells of a column become text. */
function cellReader(type: DataType): (value: unknown) => string {
  const known = (read: (value: unknown) => string) => (value: unknown) =>
    value === null || value === undefined ? '' : read(value);
  const integer = (value: unknown): bigint => BigInt(value as bigint | number);
  switch (type.typeId) {
    case Type.Dictionary:
      return cellReader(type.dictionary);
    case Type.Decimal:
      return known((value) => decimalText(integer(value), type.scale));
    case Type.Date:
      return known((value) => dayText(Math.floor(Number(value) / MS_PER_DAY)));
    case Type.Timestamp:
      return known((value) => timeText(integer(value), PER_SECOND[type.unit] ?? 1n));
    case Type.Time:
      return known((value) => clockText(integer(value), PER_SECOND[type.unit] ?? 1n));
    default:
      return valueText;
  }
}
