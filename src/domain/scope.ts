import type { Directory } from './directory.ts';
import type { Month, Period } from './period.ts';
import { yearBefore } from './period.ts';
import type { Slice } from './slice.ts';

type Nodes = Pick<Directory, 'nodes' | 'territories'>;

/** The slice's months; without its own, the twelve that end with the last complete month. */
export function slicePeriod(
  directory: Pick<Directory, 'firstMonth' | 'months' | 'lastComplete'>,
  slice: Pick<Slice, 'from' | 'to'>,
): Period {
  const last = directory.firstMonth + directory.months - 1;
  const clamp = (month: Month) => Math.min(Math.max(month, directory.firstMonth), last);
  const to = clamp(slice.to ?? directory.lastComplete);
  return { from: Math.min(clamp(slice.from ?? to - 11), to), to };
}

/** The same months a year earlier; null when not asked for or not in the data. */
export function comparePeriod(
  directory: Pick<Directory, 'firstMonth'>,
  slice: Pick<Slice, 'compare'>,
  period: Period,
): Period | null {
  const earlier = yearBefore(period);
  return slice.compare === 'year' && earlier.from >= directory.firstMonth ? earlier : null;
}

/** Lines that count: the chosen ones, within the layer's own; null is all. May be empty. */
export function sliceLines(
  directory: Pick<Directory, 'layers'>,
  slice: Pick<Slice, 'layer' | 'lines'>,
): readonly string[] | null {
  const own = directory.layers.find(({ layer }) => layer === slice.layer)?.lines ?? null;
  if (slice.lines.length === 0) return own;
  return own === null ? slice.lines : slice.lines.filter((line) => own.includes(line));
}

/** The node and everything under it; null is the whole company. */
export function nodesUnder({ nodes }: Pick<Directory, 'nodes'>, node: string): ReadonlySet<string> {
  const under = new Set([node]);
  // Parents may stand behind their children in the list.
  for (let size = 0; size < under.size;) {
    size = under.size;
    for (const entry of nodes)
      if (entry.parent !== null && under.has(entry.parent)) under.add(entry.node);
  }
  return under;
}

/** Indexes of the layer's territories under the node, ascending; a null node is the company. */
export function territoriesUnder(
  directory: Nodes,
  layer: string,
  node: string | null,
): readonly number[] {
  const under = node === null ? null : nodesUnder(directory, node);
  return directory.territories.flatMap((entry, index) =>
    entry.layer === layer && (under === null || under.has(entry.node)) ? [index] : [],
  );
}

export interface Area {
  readonly node: string;
  readonly territories: readonly number[];
}

/** The parts a scope falls into: the nodes below it that hold territories, or itself at a leaf. */
export function areasOf(directory: Nodes, layer: string, scope: string | null): readonly Area[] {
  const root = scope ?? directory.nodes.find(({ parent }) => parent === null)?.node ?? null;
  const parts = directory.nodes
    .filter(({ parent }) => parent === root)
    .map(({ node }) => ({ node, territories: territoriesUnder(directory, layer, node) }))
    .filter(({ territories }) => territories.length > 0);
  if (parts.length > 0 || root === null) return parts;
  return [{ node: root, territories: territoriesUnder(directory, layer, root) }];
}
