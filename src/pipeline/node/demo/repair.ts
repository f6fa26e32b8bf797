import { components, eachNeighbour, type Graph } from './graph.ts';

/**
 * Makes every territory one connected part, in place: its heaviest part stays, the others join
 * the neighbour they share most borders with.
 */
export function makeContiguous(graph: Graph, mass: Float64Array, owner: Int32Array): void {
  for (let round = 0; round < 20; round += 1) {
    const { part, parts } = components(graph, owner);
    const orphans = orphanParts(part, parts, mass, owner);
    if (orphans.size === 0) return;
    for (const units of membersOf(part, orphans)) joinNeighbour(graph, units, owner);
  }
}

/** Parts that are not the heaviest of their territory. */
function orphanParts(
  part: Int32Array,
  parts: number,
  mass: Float64Array,
  owner: Int32Array,
): Set<number> {
  const weight = new Float64Array(parts);
  const territory = new Int32Array(parts);
  part.forEach((at, unit) => {
    weight[at] = (weight[at] ?? 0) + (mass[unit] ?? 0) + 1e-12;
    territory[at] = owner[unit] ?? 0;
  });
  const heaviest = new Map<number, number>();
  territory.forEach((of, at) => {
    const best = heaviest.get(of);
    if (best === undefined || (weight[at] ?? 0) > (weight[best] ?? 0)) heaviest.set(of, at);
  });
  const kept = new Set(heaviest.values());
  return new Set(Array.from({ length: parts }, (_, at) => at).filter((at) => !kept.has(at)));
}

function membersOf(part: Int32Array, wanted: ReadonlySet<number>): number[][] {
  const members = new Map<number, number[]>();
  part.forEach((at, unit) => {
    if (!wanted.has(at)) return;
    const units = members.get(at);
    if (units) units.push(unit);
    else members.set(at, [unit]);
  });
  return [...members.values()];
}

function joinNeighbour(graph: Graph, units: readonly number[], owner: Int32Array): void {
  const own = owner[units[0] ?? 0];
  const borders = new Map<number, number>();
  for (const unit of units) {
    eachNeighbour(graph, unit, (other) => {
      const of = owner[other] ?? 0;
      if (of !== own) borders.set(of, (borders.get(of) ?? 0) + 1);
    });
  }
  const [best] = [...borders].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (best) for (const unit of units) owner[unit] = best[0];
}
