import { Delaunay } from 'd3-delaunay';
import type { Point } from './plane.ts';

/**
 * The border between the cells of sites a and b, from one Voronoi vertex to the next; walked so
 * that a ring of positive area around site a walks it forwards.
 */
export interface VoronoiEdge {
  readonly a: number;
  readonly b: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** How far out the four helper sites stand, in grid steps: some fifty times the plane. */
const FAR = 5_000_000;

/**
 * Edges between the Voronoi cells of sites (x0, y0, x1, y1, …; all distinct) as finite segments.
 * Four far sites around them close the outer cells, so that no edge is a ray and every edge that
 * leaves the plane ends outside it.
 */
export function voronoiEdges(sites: readonly number[]): VoronoiEdge[] {
  const count = sites.length / 2;
  const delaunay = new Delaunay(Float64Array.from([...sites, ...farSites(sites)]));
  const { halfedges, triangles } = delaunay;
  const { circumcenters } = delaunay.voronoi();
  const vertex = (halfedge: number): Point => {
    const at = Math.floor(halfedge / 3) * 2;
    return [circumcenters[at] ?? 0, circumcenters[at + 1] ?? 0];
  };
  const edges: VoronoiEdge[] = [];
  halfedges.forEach((twin, halfedge) => {
    const a = triangles[halfedge] ?? count;
    const b = triangles[twin] ?? count;
    if (twin < halfedge || a >= count || b >= count) return;
    edges.push(directedEdge(sites, a, b, vertex(halfedge), vertex(twin)));
  });
  return edges;
}

function directedEdge(
  sites: readonly number[],
  a: number,
  b: number,
  p: Point,
  q: Point,
): VoronoiEdge {
  const acrossX = (sites[a * 2] ?? 0) - (sites[b * 2] ?? 0);
  const acrossY = (sites[a * 2 + 1] ?? 0) - (sites[b * 2 + 1] ?? 0);
  const forwards = (q[0] - p[0]) * acrossY - (q[1] - p[1]) * acrossX > 0;
  const [[x0, y0], [x1, y1]] = forwards ? [p, q] : [q, p];
  return { a, b, x0, y0, x1, y1 };
}

function farSites(sites: readonly number[]): number[] {
  const x = sites[0] ?? 0;
  const y = sites[1] ?? 0;
  return [x - FAR, y - FAR, x + FAR, y - FAR, x + FAR, y + FAR, x - FAR, y + FAR];
}
