export interface Spark {
  /** SVG path data; gaps where a value is not known. */
  readonly path: string;
  /** The last known value's place; null without any. */
  readonly end: readonly [x: number, y: number] | null;
}

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * A line over `values` (oldest first, NaN = not known) in a box of `width` × `height` px, with
 * `pad` px kept free so that the end dot is not cut. A constant series runs through the middle.
 */
export function sparkline(
  values: readonly number[],
  width: number,
  height: number,
  pad = 3,
): Spark {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return { path: '', end: null };
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = (width - 2 * pad) / Math.max(values.length - 1, 1);
  const x = (index: number) => round(pad + index * step);
  const y = (value: number) =>
    round(span === 0 ? height / 2 : height - pad - ((value - low) / span) * (height - 2 * pad));
  let path = '';
  let end: Spark['end'] = null;
  let drawing = false;
  values.forEach((value, index) => {
    if (!Number.isFinite(value)) {
      drawing = false;
      return;
    }
    path += `${drawing ? 'L' : 'M'}${x(index)},${y(value)}`;
    end = [x(index), y(value)];
    drawing = true;
  });
  return { path, end };
}
