import type { Columns } from './columns.ts';

/**
 * The container of shipped columns: u32 (little-endian) length of a JSON header, the header, then
 * arrays aligned to 8 bytes. Header: {name: {type, offset, length}} for arrays, {name: number} for
 * scalars; offsets count from the first array, at the next multiple of 8 behind the header.
 */
const ARRAYS = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float64Array,
} as const;
type ArrayName = keyof typeof ARRAYS;
type NumberArray = InstanceType<(typeof ARRAYS)[ArrayName]>;

interface Place {
  readonly type: ArrayName;
  readonly offset: number;
  readonly length: number;
}
type Header = Readonly<Record<string, Place | number>>;

const align = (offset: number): number => Math.ceil(offset / 8) * 8;

/** Bytes → columns: views into `buffer`, nothing copied. Throws RangeError when it is cut or foreign. */
export function readColumns(buffer: ArrayBuffer): Columns {
  const length = buffer.byteLength < 4 ? 0 : new DataView(buffer).getUint32(0, true);
  if (length === 0 || length + 4 > buffer.byteLength)
    throw new RangeError(`no columns in ${buffer.byteLength} bytes`);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length))) as Header;
  const start = align(4 + length);
  const entries = Object.entries(header).map(([name, place]) => [
    name,
    typeof place === 'number'
      ? place
      : view(buffer, name, { ...place, offset: start + place.offset }),
  ]);
  return Object.fromEntries(entries) as Columns;
}

function view(buffer: ArrayBuffer, name: string, { type, offset, length }: Place): NumberArray {
  const Kind = ARRAYS[type];
  if (Kind === undefined || offset + length * Kind.BYTES_PER_ELEMENT > buffer.byteLength)
    throw new RangeError(
      `column ${name}: ${length} × ${type} at ${offset} of ${buffer.byteLength} bytes`,
    );
  return new Kind(buffer, offset, length);
}

/** Columns → bytes. */
export function writeColumns(columns: Columns): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(columns) as [string, number | NumberArray][];
  let offset = 0;
  const header = entries.map(([name, value]) => {
    if (typeof value === 'number') return [name, value];
    const place = { type: value.constructor.name, offset, length: value.length };
    offset += align(value.byteLength);
    return [name, place];
  });
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const start = align(4 + text.length);
  const bytes = new Uint8Array(start + offset);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  entries.forEach(([, value], i) => {
    const place = header[i]?.[1];
    if (typeof value === 'number' || typeof place !== 'object') return;
    bytes.set(
      new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
      start + place.offset,
    );
  });
  return bytes;
}
