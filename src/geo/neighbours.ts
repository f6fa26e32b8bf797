import { Delaunay } from 'd3-delaunay';
import { distanceKm } from './distance.ts';
import { GRID, type Arc, type Shape } from './grid.ts';
import { unproject, type Point } from './plane.ts';

/** Two areas that touch, or that stand for each other's way out; indexes with a < b. */
export interface Neighbour {
  readonly a: number;
  readonly b: number;
  /** 'nearest': no common border, but the shortest way from an island to the rest. */
  readonly by: 'border' | 'nearest';
  /** Length of the common border, 0 for 'nearest'. */
  readonly sharedKm: number;
}

/** Plane px → degrees, or the other way. */
type Turn = (x: number, y: number) => Point;

/** Pairs of shapes with a common arc, each once, none with itself. */
export function borderNeighbours(
  arcs: readonly Arc[],
  shapes: readonly Shape[],
  toDegrees: Turn = unproject,
): Neighbour[] {
  const owner = new Map<number, number>();
  const shared = new Map<number, number>();
  shapes.forEach(({ polygons }, index) => {
    for (const ref of polygons.flat(2)) {
      const arc = ref < 0 ? ~ref : ref;
      const other = owner.get(arc);
      owner.set(arc, index);
      if (other === undefined || other === index) continue;
      const key = Math.min(other, index) * shapes.length + Math.max(other, index);
      shared.set(key, (shared.get(key) ?? 0) + arcKm(arcs[arc] ?? new Int32Array(), toDegrees));
    }
  });
  return [...shared]
    .sort(([a], [b]) => a - b)
    .map(([key, sharedKm]) => ({
      a: Math.floor(key / shapes.length),
      b: key % shapes.length,
      by: 'border',
      sharedKm,
    }));
}

function arcKm(arc: Arc, toDegrees: Turn): number {
  let km = 0;
  let before: Point | null = null;
  for (let at = 0; at < arc.length; at += 2) {
    const next = toDegrees((arc[at] ?? 0) / GRID, (arc[at + 1] ?? 0) / GRID);
    if (before) km += distanceKm(before[0], before[1], next[0], next[1]);
    before = next;
  }
  return km;
}

/**
 * What joins islands to the rest: of all pairs of close centres (degrees) in different connected
 * parts, the shortest until everything hangs together. `flatten` lays centres on a plane.
 */
export function nearestLinks(
  centres: readonly Point[],
  borders: readonly Neighbour[],
  flatten: Turn = squeezed,
): Neighbour[] {
  const parts = joiner(centres.length);
  for (const { a, b } of borders) parts.join(a, b);
  return closePairs(centres, flatten)
    .filter(({ a, b }) => parts.root(a) !== parts.root(b))
    .sort((p, q) => p.km - q.km || p.a - q.a || p.b - q.b)
    .filter(({ a, b }) => parts.join(a, b))
    .map(({ a, b }) => ({ a, b, by: 'nearest', sharedKm: 0 }));
}

/** Degrees squeezed to the US' middle latitude; west of the date line stays west. */
const squeezed = (lon: number, lat: number): Point => [(lon > 0 ? lon - 360 : lon) * 0.78, lat];

/** Edges of the Delaunay triangulation; the shortest links between parts are among them. */
function closePairs(
  centres: readonly Point[],
  flatten: Turn,
): { a: number; b: number; km: number }[] {
  const flat = centres.flatMap(([lon, lat]) => flatten(lon, lat));
  const { halfedges, triangles } = new Delaunay(Float64Array.from(flat));
  const pairs: { a: number; b: number; km: number }[] = [];
  triangles.forEach((from, edge) => {
    const to = triangles[edge % 3 === 2 ? edge - 2 : edge + 1] ?? from;
    if (edge < (halfedges[edge] ?? -1)) return;
    const [lonA, latA] = centres[from] ?? [0, 0];
    const [lonB, latB] = centres[to] ?? [0, 0];
    const km = distanceKm(lonA, latA, lonB, latB);
    pairs.push({ a: Math.min(from, to), b: Math.max(from, to), km });
  });
  return pairs;
}

/** Union-find: `join` says whether two parts became one. */
function joiner(count: number): { root(of: number): number; join(a: number, b: number): boolean } {
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const root = (of: number): number => {
    let at = of;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const join = (a: number, b: number): boolean => {
    const [one, other] = [root(a), root(b)];
    parent[one] = other;
    return one !== other;
  };
  return { root, join };
}
