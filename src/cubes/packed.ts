/**
 * Numbers as the fewest whole bytes that hold them: `low` is taken off, then the lowest byte of all
 * values stands first, then the second of all, and so on. Like bytes side by side compress a fifth
 * better than doubles do, and nothing is lost.
 */
export interface Packing {
  readonly low: number;
  /** Bytes a value. */
  readonly width: number;
  /** Values are whole in units of 1 / scale: hours are multiples of 1/1024. */
  readonly scale: number;
  /** Ascending: what stands is the step from the value before. */
  readonly steps: boolean;
}

export interface Packed extends Packing {
  readonly bytes: Uint8Array;
}

export type Numbers =
  Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array;

const SCALES = [1, 1024];
/** Beyond it, sums of bytes are no exact doubles. */
const MAX_WIDTH = 6;

/** The values packed; null where that saves nothing or would lose something. */
export function pack(values: Numbers): Packed | null {
  const steps = values instanceof Uint32Array && isAscending(values);
  const written = steps ? values.map((value, at) => value - (values[at - 1] ?? 0)) : values;
  const scale = SCALES.find((factor) => isWhole(written, factor));
  if (scale === undefined || values.length === 0) return null;
  const [low, high] = bounds(written, scale);
  let width = 1;
  while (256 ** width <= high - low) width += 1;
  if (width > MAX_WIDTH || (width >= values.BYTES_PER_ELEMENT && !steps)) return null;
  return { low, width, scale, steps, bytes: planes(written, { low, width, scale, steps }) };
}

function isAscending(values: Numbers): boolean {
  for (let at = 1; at < values.length; at += 1)
    if ((values[at] ?? 0) < (values[at - 1] ?? 0)) return false;
  return true;
}

function isWhole(values: Numbers, scale: number): boolean {
  for (const value of values)
    if (!Number.isSafeInteger(value * scale) || Object.is(value, -0)) return false;
  return true;
}

function bounds(values: Numbers, scale: number): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value * scale);
    high = Math.max(high, value * scale);
  }
  return [low, high];
}

function planes(values: Numbers, { low, width, scale }: Packing): Uint8Array {
  const { length } = values;
  const bytes = new Uint8Array(width * length);
  for (let at = 0; at < length; at += 1) {
    let rest = (values[at] ?? 0) * scale - low;
    for (let plane = 0; plane < width; plane += 1, rest = Math.floor(rest / 256))
      bytes[plane * length + at] = rest % 256;
  }
  return bytes;
}

/** Fills `values` with what was packed. */
export function unpack(
  bytes: Uint8Array,
  { low, width, scale, steps }: Packing,
  values: Numbers,
): void {
  const { length } = values;
  for (let plane = width - 1; plane >= 0; plane -= 1) {
    const first = plane * length;
    for (let at = 0; at < length; at += 1)
      values[at] = (values[at] ?? 0) * 256 + (bytes[first + at] ?? 0);
  }
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    const value = ((values[at] ?? 0) + low) / scale;
    sum += value;
    values[at] = steps ? sum : value;
  }
}
