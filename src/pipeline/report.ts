import type { Directory } from '#domain/directory.ts';
import type { Manifest } from '#domain/extract.ts';
import type { ReportFacts } from '#domain/facts.ts';
import type { ReportJson } from '#domain/report.ts';
import { WHOLE } from '#domain/slice.ts';
import type { Engine } from '#engine/engine.ts';
import type { UnitTopology } from '#geo/geometry.ts';
import { suggest } from '#planning/suggest.ts';
import { allPages } from '#queries/report.ts';
import { nodeBoxes } from './boxes.ts';
import { checkCubes } from './cube-facts.ts';
import { indexOf } from './entities.ts';
import type { FirstMap } from './first-map.ts';
import { writePlan } from './plan.ts';
import type { Units } from './ground/units.ts';
import type { Prepared } from './prepare.ts';

/** Pairs of unit ids that touch. */
export interface NeighbourPairs {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

/** What the report says of the ground beside its facts. */
export interface ReportGround {
  readonly unitIds: readonly string[];
  readonly neighbours: NeighbourPairs;
  readonly topology: UnitTopology;
}

export function reportGround(units: Units): ReportGround {
  const text = (name: string) => Array.from(units.neighbours[name] ?? [], String);
  return {
    unitIds: units.ids,
    neighbours: { a: text('a'), b: text('b') },
    topology: units.topology,
  };
}

/**
 * Asks everything the prerendered pages show, of the engine a reader runs on the extract's bytes.
 * Throws ExtractError where the shipped columns say otherwise.
 */
export async function makeReport(
  engine: Engine,
  manifest: Manifest,
  { directory, columns, plan }: Prepared,
  ground: ReportGround,
  map: FirstMap,
): Promise<ReportJson> {
  await writePlan(engine, plan);
  const pages = await nodePages(engine, directory);
  if (!pages.company) throw new TypeError('the company has no page');
  checkCubes(map.company, pages.company.company.now);
  const at = indexOf(ground.unitIds);
  const indexes = (ids: readonly string[]) => Int32Array.from(ids, (id) => at.get(id) ?? -1);
  const neighbours = { a: indexes(ground.neighbours.a), b: indexes(ground.neighbours.b) };
  const owners = directory.layers.map((_, layer) => ownersIn(layer, columns, directory));
  return {
    manifest,
    directory,
    pages,
    advice: suggest({ columns, directory, unitIds: ground.unitIds, neighbours }),
    unitClasses: map.unitClasses,
    mapBoxes: nodeBoxes(directory, ground.topology, owners),
  };
}

/** Every node's page in its layer: a territory's own, the first for all above. */
async function nodePages(
  engine: Engine,
  directory: Directory,
): Promise<Record<string, ReportFacts>> {
  const [first = WHOLE.layer, ...others] = directory.layers.map(({ layer }) => layer);
  const pages = await allPages(engine, directory, { ...WHOLE, layer: first });
  for (const layer of others) {
    const ofLayer = await allPages(engine, directory, { ...WHOLE, layer });
    for (const { node, layer: own } of directory.territories) {
      const page = ofLayer[node];
      if (own === layer && page) pages[node] = page;
    }
  }
  return pages;
}

/** Territory id by unit in a layer, null where nobody owns it. */
function ownersIn(
  layer: number,
  { units, unitOwner }: Prepared['columns'],
  { territories }: Directory,
): (string | null)[] {
  const owners = unitOwner.subarray(layer * units, (layer + 1) * units);
  return Array.from(owners, (owner) => territories[owner]?.territory ?? null);
}
