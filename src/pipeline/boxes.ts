import type { Directory } from '#domain/directory.ts';
import type { UnitTopology } from '#geo/geometry.ts';
import { GRID, gridArcs, type Arc } from '#geo/grid.ts';

/** x0, y0, x1, y1 in plane px. */
export type Box = readonly [number, number, number, number];

/** Bounds of every node's ground; `ownerOf` is the territory id by unit index, one list a layer. */
export function nodeBoxes(
  directory: Pick<Directory, 'nodes' | 'territories'>,
  topology: UnitTopology,
  ownerOf: readonly (readonly (string | null)[])[],
): Record<string, Box> {
  const units = unitBoxes(topology);
  const nodeOf = new Map(directory.territories.map(({ territory, node }) => [territory, node]));
  const parentOf = new Map(directory.nodes.map(({ node, parent }) => [node, parent]));
  const boxes = new Map<string, Box>();
  for (const owners of ownerOf) {
    owners.forEach((territory, unit) => {
      const box = units[unit];
      if (!box) return;
      let node = nodeOf.get(territory ?? '') ?? null;
      for (; node !== null; node = parentOf.get(node) ?? null)
        boxes.set(node, around(boxes.get(node), box));
    });
  }
  return Object.fromEntries([...boxes].map(([node, box]) => [node, rounded(box)]));
}

const around = (a: Box | undefined, b: Box): Box =>
  a ? [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])] : b;

const rounded = (box: Box): Box => box.map((px) => Math.round(px * 10) / 10) as unknown as Box;

function unitBoxes(topology: UnitTopology): (Box | undefined)[] {
  const arcs = gridArcs(topology).map(arcBox);
  return topology.objects.units.geometries.map((unit) => {
    let box: Box | undefined;
    for (const ref of unit.type === 'MultiPolygon' ? unit.arcs.flat(2) : []) {
      const arc = arcs[ref < 0 ? ~ref : ref];
      if (arc) box = around(box, arc);
    }
    return box;
  });
}

function arcBox(arc: Arc): Box | undefined {
  let box: Box | undefined;
  for (let at = 0; at < arc.length; at += 2) {
    const [x, y] = [(arc[at] ?? 0) / GRID, (arc[at + 1] ?? 0) / GRID];
    box = around(box, [x, y, x, y]);
  }
  return box;
}
