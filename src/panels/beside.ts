import type { Box } from '#ui/map/shapes.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 12;

/**
 * Where a card stands beside a shape in a frame (px): right, else left, else below or above, so
 * that it does not cover the shape; inside the frame wherever it fits.
 */
export function besideBox(
  [x0, y0, x1, y1]: Box,
  card: Size,
  frame: Size,
): { left: number; top: number } {
  const clampX = (x: number) => Math.min(Math.max(0, x), Math.max(0, frame.width - card.width));
  const clampY = (y: number) => Math.min(Math.max(0, y), Math.max(0, frame.height - card.height));
  const middleX = clampX((x0 + x1) / 2 - card.width / 2);
  const middleY = clampY((y0 + y1) / 2 - card.height / 2);
  if (x1 + GAP + card.width <= frame.width) return { left: x1 + GAP, top: middleY };
  if (x0 - GAP - card.width >= 0) return { left: x0 - GAP - card.width, top: middleY };
  if (y1 + GAP + card.height <= frame.height) return { left: middleX, top: y1 + GAP };
  return { left: middleX, top: clampY(y0 - GAP - card.height) };
}
