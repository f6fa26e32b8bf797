/** 45° lines 2 px wide every 5 px, which is 3 of 7 along an axis; the side holds whole strides. */
const SIDE = 14;
const STRIDE = 7;
const THICK = 3;

/** The no-data hatch as an RGBA image: `line` on `ground`, both [r, g, b]. */
export function hatch(
  line: readonly [number, number, number],
  ground: readonly [number, number, number],
): { width: number; height: number; data: Uint8ClampedArray } {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      data.set([...((x + y) % STRIDE < THICK ? line : ground), 255], (y * SIDE + x) * 4);
    }
  }
  return { width: SIDE, height: SIDE, data };
}

/** "rgb(1, 2, 3)" as computed styles give it → its channels. */
export function channels(colour: string): [number, number, number] {
  const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b];
}
