/** Centre of a drawn datum in client px. */
export interface Spot {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** The spot nearest to a pointer, none beyond `reach` px: small dots must be easy to hit. */
export function nearest(spots: readonly Spot[], x: number, y: number, reach: number): Spot | null {
  let best: Spot | null = null;
  let bestSquare = reach * reach;
  for (const spot of spots) {
    const square = (spot.x - x) ** 2 + (spot.y - y) ** 2;
    if (square <= bestSquare) {
      best = spot;
      bestSquare = square;
    }
  }
  return best;
}

/** Index after a key in a list of `length`; null when the key does not move the cursor. */
export function stepCursor(key: string, at: number, length: number): number | null {
  if (length === 0) return null;
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}

/** Where the tip stands in a frame, beside the spot and inside the frame; all px. */
export function besideSpot(
  spot: { readonly x: number; readonly y: number },
  tip: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly height: number },
): { left: number; top: number } {
  const GAP = 14;
  const right = spot.x + GAP;
  const left = right + tip.width > frame.width ? spot.x - GAP - tip.width : right;
  const top = Math.min(
    Math.max(0, spot.y - tip.height / 2),
    Math.max(0, frame.height - tip.height),
  );
  return { left: Math.max(0, left), top };
}
