import { cutArc, type Cut, type Piece } from './cuts.ts';
import { directionOf, shapeRings, type Arc, type ArcRing, type Shape } from './grid.ts';
import { linkRings } from './rings.ts';
import { crossArc, insideParts, type Crossing } from './crossings.ts';
import { voronoiEdges, type VoronoiEdge } from './voronoi.ts';

/** The centre of a cell to be, in grid steps. */
export interface Site {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

export interface Cells {
  readonly arcs: readonly Arc[];
  /** Shapes in the order given, a split one replaced by its cells. */
  readonly shapes: readonly Shape[];
  /** Old arc → the new arcs it became, in its own direction. */
  readonly pieces: readonly (readonly number[])[];
}

/** One shape to split: its cells' borders, cut where they cross its own border. */
interface Split {
  readonly shape: Shape;
  readonly sites: readonly Site[];
  readonly rings: readonly number[][];
  readonly inner: readonly VoronoiEdge[];
}

/**
 * Splits shapes into the cells of their sites: what is nearer to a site than to any other of the
 * same shape (Voronoi), clipped to the shape. Borders stay shared arcs: where a cell border meets
 * the shape's border, the arc is cut for the neighbour beyond it, too. A site whose cell has no
 * ground inside the shape yields no cell. Approximate by nature: cells are not postal borders.
 */
export function splitShapes(
  arcs: readonly Arc[],
  shapes: readonly Shape[],
  sitesOf: ReadonlyMap<string, readonly Site[]>,
): Cells {
  const cuts = new Map<number, Cut[]>();
  const splits = new Map<string, Split>();
  for (const shape of shapes) {
    const sites = sitesOf.get(shape.id);
    if (sites && sites.length > 0) splits.set(shape.id, planSplit(arcs, shape, sites, cuts));
  }
  const next: Arc[] = [];
  const middles: Piece['middle'][] = [];
  const pieces = arcs.map((arc, index) => {
    const cut = cutArc(arc, cuts.get(index) ?? []);
    for (const piece of cut) {
      next.push(piece.arc);
      middles.push(piece.middle);
    }
    return cut.map((_, at) => next.length - cut.length + at);
  });
  const result = shapes.flatMap((shape) => {
    const split = splits.get(shape.id);
    return split ? cellsOf(split, next, middles, pieces) : [repiece(shape, pieces)];
  });
  return { arcs: next, shapes: result, pieces };
}

/** The same shape over the cut arcs. */
export function repiece(shape: Shape, pieces: Cells['pieces']): Shape {
  return {
    id: shape.id,
    polygons: shape.polygons.map((polygon) => polygon.map((ring) => repieceRing(ring, pieces))),
  };
}

function repieceRing(ring: ArcRing, pieces: Cells['pieces']): ArcRing {
  return ring.flatMap((ref) => {
    const parts = pieces[ref < 0 ? ~ref : ref] ?? [];
    return ref < 0 ? parts.map((part) => ~part).reverse() : parts;
  });
}

function planSplit(
  arcs: readonly Arc[],
  shape: Shape,
  sites: readonly Site[],
  cuts: Map<number, Cut[]>,
): Split {
  const rings = shapeRings(arcs, shape);
  const edges = voronoiEdges(sites.flatMap(({ x, y }) => [x, y]));
  const crossings = edges.map((): Crossing[] => []);
  for (const index of new Set(shape.polygons.flat(2).map((ref) => (ref < 0 ? ~ref : ref)))) {
    const found = crossArc(arcs[index] ?? new Int32Array(), edges, crossings);
    if (found.length > 0) cuts.set(index, [...(cuts.get(index) ?? []), ...found]);
  }
  const inner = edges.flatMap((edge, at) => insideParts(edge, crossings[at] ?? [], rings));
  return { shape, sites, rings, inner };
}

/** Appends the split's inner borders to `arcs` and links each cell's rings. */
function cellsOf(
  { shape, sites, rings, inner }: Split,
  arcs: Arc[],
  middles: readonly Piece['middle'][],
  pieces: Cells['pieces'],
): Shape[] {
  const direction = directionOf(rings);
  const refs = sites.map((): number[] => []);
  for (const ref of repiece(shape, pieces).polygons.flat(2)) {
    const [x, y] = middles[ref < 0 ? ~ref : ref] ?? [0, 0];
    refs[nearest(sites, x, y)]?.push(ref);
  }
  for (const { a, b, x0, y0, x1, y1 } of inner) {
    if (x0 === x1 && y0 === y1) continue;
    const ref = arcs.push(Int32Array.of(x0, y0, x1, y1)) - 1;
    refs[a]?.push(direction > 0 ? ref : ~ref);
    refs[b]?.push(direction > 0 ? ~ref : ref);
  }
  return sites.flatMap(({ id }, at) => {
    const polygons = linkRings(arcs, refs[at] ?? [], direction);
    return polygons.length > 0 ? [{ id, polygons }] : [];
  });
}

function nearest(sites: readonly Site[], x: number, y: number): number {
  let best = 0;
  let least = Infinity;
  sites.forEach((site, at) => {
    const square = (site.x - x) ** 2 + (site.y - y) ** 2;
    if (square < least) [best, least] = [at, square];
  });
  return best;
}
