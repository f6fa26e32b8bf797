import type { Columns } from './columns.ts';
import { pack, unpack, type Numbers, type Packing } from './packed.ts';

/**
 * The container of shipped columns: u32 (little-endian) length of a JSON header, the header, then
 * arrays aligned to 8 bytes. Header: {name: {type, offset, length, packing?}} for arrays, {name:
 * number} for scalars; offsets count from the first array, at the next multiple of 8 behind the header.
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

interface Place {
  readonly type: ArrayName;
  readonly offset: number;
  readonly length: number;
  /** Absent: the array's own bytes. */
  readonly packing?: Packing;
}
type Header = Readonly<Record<string, Place | number>>;

const align = (offset: number): number => Math.ceil(offset / 8) * 8;

/** Bytes → columns; what is not packed is a view into `buffer`. Throws RangeError when it is cut or foreign. */
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
      : read(buffer, name, { ...place, offset: start + place.offset }),
  ]);
  return Object.fromEntries(entries) as Columns;
}

function read(buffer: ArrayBuffer, name: string, place: Place): Numbers {
  const { type, offset, length, packing } = place;
  const Kind = ARRAYS[type];
  const bytes = Kind && length * (packing?.width ?? Kind.BYTES_PER_ELEMENT);
  if (Kind === undefined || offset + bytes > buffer.byteLength)
    throw new RangeError(
      `column ${name}: ${length} × ${type} at ${offset} of ${buffer.byteLength} bytes`,
    );
  if (!packing) return new Kind(buffer, offset, length);
  const values = new Kind(length);
  unpack(new Uint8Array(buffer, offset, bytes), packing, values);
  return values;
}

/** Columns → bytes. */
export function writeColumns(columns: Columns): Uint8Array<ArrayBuffer> {
  const header: Record<string, Place | number> = {};
  const parts: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  let offset = 0;
  for (const [name, value] of Object.entries(columns) as [string, number | Numbers][]) {
    if (typeof value === 'number') {
      header[name] = value;
      continue;
    }
    const { place, bytes } = write(value);
    header[name] = { ...place, offset };
    parts.push({ offset, bytes });
    offset += align(bytes.length);
  }
  return container(new TextEncoder().encode(JSON.stringify(header)), parts, offset);
}

function write(values: Numbers): { place: Omit<Place, 'offset'>; bytes: Uint8Array } {
  const place = { type: values.constructor.name as ArrayName, length: values.length };
  const packed = pack(values);
  if (!packed)
    return { place, bytes: new Uint8Array(values.buffer, values.byteOffset, values.byteLength) };
  const { bytes, ...packing } = packed;
  return { place: { ...place, packing }, bytes };
}

function container(
  header: Uint8Array,
  parts: readonly { readonly offset: number; readonly bytes: Uint8Array }[],
  length: number,
): Uint8Array<ArrayBuffer> {
  const start = align(4 + header.length);
  const all = new Uint8Array(start + length);
  new DataView(all.buffer).setUint32(0, header.length, true);
  all.set(header, 4);
  for (const { offset, bytes } of parts) all.set(bytes, start + offset);
  return all;
}
