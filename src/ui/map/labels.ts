import { toFrame, type Size, type View } from './camera.ts';
import type { Box, City } from './shapes.ts';

export interface Label {
  readonly name: string;
  /** Frame px of the dot. */
  readonly x: number;
  readonly y: number;
  /** The name stands left of its dot, where the right has no room. */
  readonly left: boolean;
}

const LETTER_PX = 6.3;
const LINE_PX = 16;
const DOT_PX = 9;
/** Labels a million square px of the plane as drawn may carry. */
const PER_MEGAPIXEL = 44;

interface Span {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

const touch = (a: Span, b: Span) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

function span(x: number, y: number, name: string, left: boolean): Span {
  const width = name.length * LETTER_PX + DOT_PX;
  return {
    x0: left ? x - width : x - 4,
    x1: left ? x + 4 : x + width,
    y0: y - LINE_PX / 2,
    y1: y + LINE_PX / 2,
  };
}

/**
 * Cities whose names fit, by rank, none on another nor on a `covered` box of the frame; more of
 * them the closer the map is.
 */
export function chooseLabels(
  cities: readonly City[],
  view: View,
  plane: Size,
  frame: Size,
  covered: readonly Box[] = [],
): Label[] {
  const drawn = (plane.width * plane.height * view.scale ** 2) / 1e6;
  const most = Math.max(4, Math.round(drawn * PER_MEGAPIXEL));
  const taken: Span[] = covered.map(([x0, y0, x1, y1]) => ({ x0, x1, y0, y1 }));
  const labels: Label[] = [];
  for (const city of cities) {
    if (city.rank >= most) continue;
    const [x, y] = toFrame(view, city.x, city.y);
    if (x < 0 || y < LINE_PX / 2 || x > frame.width || y > frame.height - LINE_PX / 2) continue;
    const side = [false, true].find((left) => {
      const wanted = span(x, y, city.name, left);
      const inside = wanted.x0 >= 0 && wanted.x1 <= frame.width;
      return inside && !taken.some((other) => touch(other, wanted));
    });
    if (side === undefined) continue;
    taken.push(span(x, y, city.name, side));
    labels.push({ name: city.name, x, y, left: side });
  }
  return labels;
}
