import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadata,
  type ParquetScan,
  parquetScan,
  parquetSchema,
  type SchemaElement,
  type SchemaTree,
} from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { IntakeError } from '../report.ts';
import type { TableSource } from '../source.ts';
import { columnsSource, type TypedColumn } from './columns.ts';
import { REFUSALS } from './container.ts';
import { clockText, dayText, decimalText, timeText, valueText } from './number-text.ts';
import { refusal, tooLarge } from './refusal.ts';

/**
 * A Parquet file as a table. Lists, maps and structs are cells of JSON.
 * @throws IntakeError for a cut, damaged or encrypted one, and for one over `most` bytes unpacked.
 */
export async function parquetSource(
  id: string,
  file: string,
  bytes: Uint8Array,
  most: number,
): Promise<TableSource> {
  const metadata = metadataOf(id, bytes);
  if (unpackedBytes(metadata) > most) throw tooLarge(id, most);
  const rows = Number(metadata.num_rows);
  const { children } = parquetSchema(metadata);
  if (children.length === 0)
    throw refusal(id, 'no-columns', 'the Parquet file has no columns.', 'Export it again.');
  checkColumns(id, metadata, children);
  const texts = children.map((child) => cellReader(child));
  const data = await decodeColumns(id, bytes, undressed(metadata), children);
  const columns = children.map(({ element }, i): TypedColumn => {
    const [values, text] = [data[i] ?? [], texts[i] ?? valueText];
    return { name: element.name, text: (row) => text(values[row]) };
  });
  return columnsSource({ id, file, kind: 'parquet', title: id, columns, rows, defects: [] });
}

const damaged = (file: string, cause: unknown): IntakeError => {
  const why = cause instanceof Error ? ` (${cause.message})` : '';
  const message = `the Parquet file is cut or damaged${why}.`;
  return refusal(file, 'parquet-broken', message, 'Copy or export it again.', cause);
};

function metadataOf(file: string, bytes: Uint8Array): FileMetaData {
  let metadata: FileMetaData;
  try {
    metadata = parquetMetadata(bytes, { geoparquet: false });
  } catch (cause) {
    throw damaged(file, cause);
  }
  const columns = metadata.row_groups.flatMap((group) => group.columns);
  if (columns.some((it) => it.crypto_metadata || it.encrypted_column_metadata))
    throw refusal(file, 'parquet-encrypted', ...REFUSALS['parquet-encrypted']);
  const rows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
  if (rows !== Number(metadata.num_rows))
    throw damaged(file, new Error('its parts have another number of rows than the whole'));
  return metadata;
}

/** Every part must hold the columns of the schema and no others. */
function checkColumns(file: string, metadata: FileMetaData, children: readonly SchemaTree[]): void {
  const leaves = (tree: SchemaTree): string[] =>
    tree.children.length > 0 ? tree.children.flatMap(leaves) : [JSON.stringify(tree.path)];
  const wanted = children.flatMap(leaves).join();
  for (const { columns } of metadata.row_groups) {
    const paths = columns.map((it) => JSON.stringify(it.meta_data?.path_in_schema));
    if (paths.join() !== wanted)
      throw damaged(file, new Error('its parts have other columns than its schema'));
  }
  if (new Set(children.map(({ element }) => element.name)).size < children.length)
    throw damaged(file, new Error('two columns have one name'));
}

const unpackedBytes = ({ row_groups: groups }: FileMetaData): number =>
  groups
    .flatMap((group) => group.columns)
    .reduce((sum, it) => sum + Number(it.meta_data?.total_uncompressed_size ?? 0), 0);

/** Without the types that the reader would make inexact or local: their cells are read here. */
function undressed(metadata: FileMetaData): FileMetaData {
  const schema = metadata.schema.map((element): SchemaElement => {
    if (!isOwn(element)) return element;
    const { converted_type: _, logical_type: __, ...plain } = element;
    return plain;
  });
  return { ...metadata, schema };
}

const kindOf = ({ logical_type: logical, converted_type: converted }: SchemaElement): string =>
  logical?.type === 'TIMESTAMP' || logical?.type === 'TIME'
    ? `${logical.type}_${logical.unit}`
    : logical?.type === 'DECIMAL' || logical?.type === 'DATE'
      ? logical.type
      : (converted ?? '');

const OWN = /^(DECIMAL|DATE|TIME_\w+|TIMESTAMP_\w+|INTERVAL|BSON)$/;
const isOwn = (element: SchemaElement): boolean => OWN.test(kindOf(element));

const PER_SECOND: Readonly<Record<string, bigint>> = {
  MILLIS: 1000n,
  MICROS: 1_000_000n,
  NANOS: 1_000_000_000n,
};

/** How the cells of a column become text. */
function cellReader({ element, children }: SchemaTree): (value: unknown) => string {
  const kind = children.length > 0 ? '' : kindOf(element);
  const known = (read: (value: unknown) => string) => (value: unknown) =>
    value === null || value === undefined ? '' : read(value);
  if (kind === 'DECIMAL')
    return known((value) => decimalText(integerOf(value), element.scale ?? 0));
  if (kind === 'DATE') return known((value) => dayText(Number(value)));
  const [, what, unit = ''] = /^(TIMESTAMP|TIME)_(\w+)$/.exec(kind) ?? [];
  const perSecond = PER_SECOND[unit] ?? 1000n;
  if (what === 'TIMESTAMP') return known((value) => timeText(BigInt(value as bigint), perSecond));
  if (what === 'TIME') return known((value) => clockText(BigInt(value as bigint), perSecond));
  return valueText;
}

/** Big endian, two's complement where they are bytes. */
function integerOf(value: unknown): bigint {
  if (!(value instanceof Uint8Array)) return BigInt(value as number | bigint);
  let n = 0n;
  for (const byte of value) n = n * 256n + BigInt(byte);
  const bits = BigInt(value.length * 8);
  return (value[0] ?? 0) > 127 ? n - (1n << bits) : n;
}

/** Values of each column, in the schema's order. One at a time: a bad one leaves no other behind. */
async function decodeColumns(
  file: string,
  bytes: Uint8Array,
  metadata: FileMetaData,
  children: readonly SchemaTree[],
): Promise<unknown[][]> {
  const parsers = { timestampFromNanoseconds: (nanos: bigint) => timeText(nanos, 1_000_000_000n) };
  const options = { metadata, compressors, parsers, utf8: false, useOffsetIndex: false };
  try {
    const scan = await parquetScan({ file: bufferOf(bytes), geoparquet: false, ...options });
    const columns: unknown[][] = [];
    for (const { element } of children) columns.push(await decodeColumn(scan, element.name));
    return columns;
  } catch (cause) {
    throw damaged(file, cause);
  }
}

async function decodeColumn(scan: ParquetScan, column: string): Promise<unknown[]> {
  const values: unknown[] = [];
  for (const { rowStart, rowEnd } of scan.ranges) {
    const part = await scan.readColumn({ column, rowStart, rowEnd });
    if (part.length !== rowEnd - rowStart)
      throw new Error(`"${column}" has ${part.length} of ${rowEnd - rowStart} rows`);
    for (let i = 0; i < part.length; i++) values.push(part[i]);
  }
  return values;
}

/** A view would not do: the reader takes the whole buffer under it. */
const bufferOf = (bytes: Uint8Array): AsyncBuffer => ({
  byteLength: bytes.byteLength,
  slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
});
