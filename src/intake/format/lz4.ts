const MAGIC = 0x184d2204;

/**
 * One LZ4 frame (github.com/lz4/lz4, doc/lz4_Frame_format.md) → its `length` bytes.
 * @throws RangeError for a damaged one, or one of another length.
 */
export function lz4Frame(frame: Uint8Array, length: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw new RangeError('no LZ4 frame');
  const flags = view.getUint8(4);
  const output = new Uint8Array(length);
  // Descriptor: flags, block size, content size (8, where flag 8 is set), dictionary (4, flag 1), check.
  let at = 7 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0);
  let end = 0;
  for (let size = view.getUint32(at, true); size !== 0; size = view.getUint32(at, true)) {
    const bytes = size & 0x7fffffff;
    const block = frame.subarray(at + 4, at + 4 + bytes);
    if (size >>> 31) {
      output.set(block, end);
      end += bytes;
    } else end = lz4Block(block, output, end);
    at += 4 + bytes + (flags & 16 ? 4 : 0);
  }
  if (end !== length) throw new RangeError('LZ4 of another length');
  return output;
}

/** Unpacks behind `end`, where earlier blocks may be copied from; answers the new end. */
function lz4Block(block: Uint8Array, output: Uint8Array, end: number): number {
  let at = 0;
  const long = (size: number): number => {
    let [sum, more] = [size, size === 15];
    while (more) {
      const byte = block[at++] ?? 0;
      sum += byte;
      more = byte === 255;
    }
    return sum;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = long(token >> 4);
    output.set(block.subarray(at, at + literals), end);
    end += literals;
    at += literals;
    if (at >= block.length) return end;
    const back = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    const match = 4 + long(token & 15);
    if (back === 0 || back > end || end + match > output.length) throw new RangeError('bad LZ4');
    for (const stop = end + match; end < stop; end++) output[end] = output[end - back] ?? 0;
  }
  return end;
}
