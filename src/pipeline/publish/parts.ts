import type { Directory, NodeEntry, TerritoryEntry } from '#domain/directory.ts';

/** Parts of the company that stand where territories stood, in a summary. */
export interface Parts {
  readonly nodes: readonly NodeEntry[];
  readonly territories: readonly TerritoryEntry[];
  /** Part by territory index; −1: of another layer, not told. */
  readonly partOf: Int32Array;
}

/** The lowest nodes above the first layer's territories, each with its territories as one. */
export function partsOf({ nodes, territories, layers }: Directory): Parts {
  const leaves = new Set(territories.map(({ node }) => node));
  const entryOf = new Map(nodes.map((entry) => [entry.node, entry]));
  const layer = layers[0]?.layer ?? '';
  const above = territories.map((territory) => {
    const leaf = entryOf.get(territory.node);
    return territory.layer === layer ? (leaf?.parent ?? leaf?.node ?? null) : null;
  });
  const ids = [...new Set(above.filter((node) => node !== null))].sort();
  const under = new Set(ids);
  for (const id of ids)
    for (let up = entryOf.get(id)?.parent; up; up = entryOf.get(up)?.parent) under.add(up);
  return {
    nodes: nodes
      .filter(({ node, parent }) => under.has(node) && (parent === null || !leaves.has(node)))
      .map((entry) => ({ ...entry, manager: null })),
    territories: ids.map((id) =>
      partEntry(
        id,
        entryOf.get(id)?.name ?? id,
        territories.filter((_, at) => above[at] === id),
      ),
    ),
    partOf: Int32Array.from(above, (id) => (id === null ? -1 : ids.indexOf(id))),
  };
}

function partEntry(node: string, name: string, of: readonly TerritoryEntry[]): TerritoryEntry {
  const known = of.flatMap(({ capacityHours }) => (capacityHours === null ? [] : [capacityHours]));
  return {
    territory: node,
    layer: of[0]?.layer ?? '',
    node,
    name,
    reps: [],
    vacantSince: null,
    capacityHours: known.length > 0 ? known.reduce((a, b) => a + b, 0) : null,
    home: null,
    at: of[0]?.at ?? null,
  };
}
