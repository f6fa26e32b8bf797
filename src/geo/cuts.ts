import { pushPoint, type Arc } from './grid.ts';

/** A place where a cell border meets an arc, snapped to the grid. */
export interface Cut {
  /** Index of the arc's segment, 0 = from its first to its second point. */
  readonly segment: number;
  /** Where on the segment, 0–1. */
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

/** A stretch of an old arc between two cuts. */
export interface Piece {
  readonly arc: Arc;
  /** A place on it before snapping, to tell which cell it borders. */
  readonly middle: readonly [x: number, y: number];
}

/** Cuts an arc into pieces, in order; those that snapping shrank to a point are left out. */
export function cutArc(arc: Arc, cuts: readonly Cut[]): Piece[] {
  if (cuts.length === 0) return [{ arc, middle: longestMiddle(Array.from(arc)) }];
  const ordered = [...cuts].sort((a, b) => a.segment - b.segment || a.share - b.share);
  const pieces: Piece[] = [];
  let points = [arc[0] ?? 0, arc[1] ?? 0];
  let exact = [...points];
  let next = 1;
  const takeUntil = (segment: number): void => {
    for (; next <= segment; next += 1) {
      const x = arc[next * 2] ?? 0;
      const y = arc[next * 2 + 1] ?? 0;
      pushPoint(points, x, y);
      exact.push(x, y);
    }
  };
  for (const cut of ordered) {
    takeUntil(cut.segment);
    pushPoint(points, cut.x, cut.y);
    const place = placeOn(arc, cut);
    exact.push(...place);
    keep(pieces, points, exact);
    points = [cut.x, cut.y];
    exact = [...place];
  }
  takeUntil(arc.length / 2 - 1);
  keep(pieces, points, exact);
  return pieces;
}

function keep(pieces: Piece[], points: readonly number[], exact: readonly number[]): void {
  if (points.length > 2)
    pieces.push({ arc: Int32Array.from(points), middle: longestMiddle(exact) });
}

function placeOn(arc: Arc, { segment, share }: Cut): [number, number] {
  const at = segment * 2;
  const x = arc[at] ?? 0;
  const y = arc[at + 1] ?? 0;
  return [x + ((arc[at + 2] ?? 0) - x) * share, y + ((arc[at + 3] ?? 0) - y) * share];
}

/** Middle of the longest segment: the place farthest from any doubt about its cell. */
function longestMiddle(points: readonly number[]): [number, number] {
  let best = -1;
  let middle: [number, number] = [points[0] ?? 0, points[1] ?? 0];
  for (let at = 0; at + 3 < points.length; at += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = points.slice(at, at + 4);
    const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
    if (length > best) {
      best = length;
      middle = [(x0 + x1) / 2, (y0 + y1) / 2];
    }
  }
  return middle;
}
