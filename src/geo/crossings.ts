import type { Cut } from './cuts.ts';
import { contains, type Arc } from './grid.ts';
import type { VoronoiEdge } from './voronoi.ts';

/** Where a cell border crosses the shape's border: how far along the cell border, and where. */
export interface Crossing {
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

/** Finds every crossing of an arc with the edges; tells the edges, returns the arc's cuts. */
export function crossArc(
  arc: Arc,
  edges: readonly VoronoiEdge[],
  crossings: readonly Crossing[][],
): Cut[] {
  const cuts: Cut[] = [];
  edges.forEach((edge, at) => {
    const side = sideOf(edge);
    let before = side(arc[0] ?? 0, arc[1] ?? 0);
    for (let point = 2; point < arc.length; point += 2) {
      const now = side(arc[point] ?? 0, arc[point + 1] ?? 0);
      // Half-open, so that a vertex on the line counts once for the two segments that share it.
      if (now >= 0 !== before >= 0) {
        const cut = crossSegment(arc, point / 2 - 1, before / (before - now));
        const share = along(edge, cut.exactX, cut.exactY);
        if (share >= 0 && share < 1) {
          cuts.push(cut);
          crossings[at]?.push({ share, x: cut.x, y: cut.y });
        }
      }
      before = now;
    }
  });
  return cuts;
}

/** Signed distance (times the edge's length) of a point from the edge's line. */
function sideOf({ x0, y0, x1, y1 }: VoronoiEdge): (x: number, y: number) => number {
  const runX = x1 - x0;
  const runY = y1 - y0;
  return (x, y) => runX * (y - y0) - runY * (x - x0);
}

/** Where on the edge a point of its line lies: 0 at its start, 1 at its end. */
function along({ x0, y0, x1, y1 }: VoronoiEdge, x: number, y: number): number {
  return Math.abs(x1 - x0) > Math.abs(y1 - y0) ? (x - x0) / (x1 - x0) : (y - y0) / (y1 - y0);
}

function crossSegment(
  arc: Arc,
  segment: number,
  share: number,
): Cut & { exactX: number; exactY: number } {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = arc.subarray(segment * 2, segment * 2 + 4);
  const exactX = x0 + (x1 - x0) * share;
  const exactY = y0 + (y1 - y0) * share;
  return { segment, share, exactX, exactY, x: Math.round(exactX), y: Math.round(exactY) };
}

/** The parts of an edge inside the rings, between its crossings, snapped to the grid. */
export function insideParts(
  edge: VoronoiEdge,
  crossings: readonly Crossing[],
  rings: readonly number[][],
): VoronoiEdge[] {
  const { x0, y0, x1, y1 } = edge;
  const stops = [
    { share: 0, x: Math.round(x0), y: Math.round(y0) },
    ...[...crossings].sort((p, q) => p.share - q.share),
    { share: 1, x: Math.round(x1), y: Math.round(y1) },
  ];
  return stops.slice(1).flatMap((stop, at) => {
    const start = stops[at] ?? stop;
    const middle = (start.share + stop.share) / 2;
    return contains(rings, x0 + (x1 - x0) * middle, y0 + (y1 - y0) * middle)
      ? [{ ...edge, x0: start.x, y0: start.y, x1: stop.x, y1: stop.y }]
      : [];
  });
}
