import type { Graph } from './graph.ts';

/**
 * Pieces a territory's ground falls into, counted by union–find: slow and unlike the search's own
 * walk on purpose, so that one can check the other.
 */
export function piecesOf(graph: Graph, owner: ArrayLike<number>, territories: number): Int32Array {
  const parent = Int32Array.from({ length: graph.units }, (_, unit) => unit);
  const root = (unit: number): number => {
    let at = unit;
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (let unit = 0; unit < graph.units; unit += 1)
    for (const near of graph.neighbour.subarray(graph.start[unit], graph.start[unit + 1]))
      if (owner[unit] === owner[near])
        parent[Math.max(root(unit), root(near))] = Math.min(root(unit), root(near));
  const pieces = new Int32Array(territories);
  for (let unit = 0; unit < graph.units; unit += 1) {
    const territory = owner[unit] ?? -1;
    if (territory >= 0 && root(unit) === unit) pieces[territory] = (pieces[territory] ?? 0) + 1;
  }
  return pieces;
}

/** Whether no territory falls into more pieces than before, and none is left without ground. */
export function keepsPieces(before: Int32Array, after: Int32Array): boolean {
  return before.every((count, territory) => {
    const now = after[territory] ?? 0;
    return now <= count && (count === 0 || now > 0);
  });
}

/** Sum of a unit measure by territory. */
export function sumsBy(
  owner: ArrayLike<number>,
  values: ArrayLike<number>,
  territories: number,
): Float64Array {
  const sums = new Float64Array(territories);
  for (let unit = 0; unit < values.length; unit += 1) {
    const territory = owner[unit] ?? -1;
    if (territory >= 0) sums[territory] = (sums[territory] ?? 0) + (values[unit] ?? 0);
  }
  return sums;
}
