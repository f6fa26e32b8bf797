import type { TableColumns } from '#domain/extract.ts';
import { nameTerritories } from './cities.ts';
import { eachNeighbour, makeGraph, type Graph } from './graph.ts';
import { personName } from './names.ts';
import { makeRandom } from './random.ts';
import { makeContiguous } from './repair.ts';
import { makeRows } from './rows.ts';
import { FIELD, OVERLAY, SETTINGS } from './settings.ts';
import type { Landscape } from './landscape.ts';
import type { Territories } from './territories.ts';

/** The sales hierarchy over a territory design; arrays by drawn territory (0 = first heavy). */
export interface Hierarchy {
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly region: Int32Array;
  readonly district: Int32Array;
  /** Overlay territory that covers the field territory. */
  readonly overlay: Int32Array;
  readonly overlayId: readonly string[];
  readonly overlayName: readonly string[];
  readonly tables: Readonly<Record<'node' | 'layer' | 'territory', TableColumns>>;
}

interface Middle {
  readonly territory: number;
  readonly x: number;
  readonly y: number;
}

function middles(land: Landscape, territories: Territories): Middle[] {
  const sums = Array.from({ length: territories.territories }, (_, territory) => ({
    territory,
    x: 0,
    y: 0,
    units: 0,
  }));
  territories.owner.forEach((at, unit) => {
    const sum = sums[at];
    if (!sum) return;
    sum.x += land.x[unit] ?? 0;
    sum.y += land.y[unit] ?? 0;
    sum.units += 1;
  });
  return sums.map(({ territory, x, y, units }) => ({ territory, x: x / units, y: y / units }));
}

/** Splits into `parts` nearly equal groups along the longer side of their extent. */
function alongLonger(list: readonly Middle[], parts: number): Middle[][] {
  const extent = (values: number[]) => Math.max(...values) - Math.min(...values);
  const wide = extent(list.map(({ x }) => x)) > extent(list.map(({ y }) => y));
  const sorted = [...list].sort((a, b) => (wide ? a.x - b.x : a.y - b.y));
  return Array.from({ length: parts }, (_, part) =>
    sorted.slice(
      Math.round((part * list.length) / parts),
      Math.round(((part + 1) * list.length) / parts),
    ),
  );
}

/** East, South, Central, West: the west by x, then the middle, and the rest by latitude. */
function makeRegions(all: readonly Middle[]): Middle[][] {
  const quarter = Math.round(all.length / 4);
  const westward = [...all].sort((a, b) => a.x - b.x);
  const coast = westward.slice(2 * quarter).sort((a, b) => a.y - b.y);
  const half = Math.round(coast.length / 2);
  return [
    coast.slice(0, half),
    coast.slice(half),
    westward.slice(quarter, 2 * quarter),
    westward.slice(0, quarter),
  ];
}

const OVERLAY_BY_REGION: readonly number[] = [3, 3, 2, 2];

interface Grouping {
  readonly region: Int32Array;
  readonly district: Int32Array;
  readonly overlay: Int32Array;
}

function group(land: Landscape, territories: Territories): Grouping {
  const count = territories.territories;
  const grouping = {
    region: new Int32Array(count),
    district: new Int32Array(count),
    overlay: new Int32Array(count),
  };
  const perRegion = SETTINGS.districtsPerRegion;
  let overlays = 0;
  makeRegions(middles(land, territories)).forEach((members, region) => {
    for (const { territory } of members) grouping.region[territory] = region;
    alongLonger(members, perRegion).forEach((part, at) => {
      for (const { territory } of part) grouping.district[territory] = region * perRegion + at;
    });
    for (const part of alongLonger(members, OVERLAY_BY_REGION[region] ?? 2)) {
      for (const { territory } of part) grouping.overlay[territory] = overlays;
      overlays += 1;
    }
  });
  return connected(land, territories, grouping);
}

/** Cuts by coordinates can leave a territory alone: it joins the district, the overlay beside it. */
function connected(land: Landscape, territories: Territories, grouping: Grouping): Grouping {
  const graph = territoryGraph(land, territories);
  const even = new Float64Array(territories.territories).fill(1);
  makeContiguous(graph, even, grouping.district);
  makeContiguous(graph, even, grouping.overlay);
  const region = grouping.district.map((district) =>
    Math.floor(district / SETTINGS.districtsPerRegion),
  );
  return { ...grouping, region };
}

function territoryGraph(land: Landscape, { owner, territories }: Territories): Graph {
  const pairs = new Set<number>();
  owner.forEach((at, unit) => {
    eachNeighbour(land.graph, unit, (other) => {
      const beside = owner[other] ?? at;
      if (at < beside) pairs.add(at * territories + beside);
    });
  });
  return makeGraph(
    territories,
    [...pairs].map((pair) => [Math.floor(pair / territories), pair % territories] as const),
  );
}

/** Ids F01 … by district, then name, so that lists read by neighbourhood. */
function fieldIds(grouping: Grouping, names: readonly string[]): string[] {
  const order = names
    .map((_, at) => at)
    .sort((a, b) => {
      const district = (grouping.district[a] ?? 0) - (grouping.district[b] ?? 0);
      return district || ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1);
    });
  const ids = new Array<string>(names.length).fill('');
  order.forEach((territory, rank) => {
    ids[territory] = `F${String(rank + 1).padStart(2, '0')}`;
  });
  return ids;
}

/** Name of a group: its territory with the most people comes first in the order of cities. */
function groupName(
  land: Landscape,
  territories: Territories,
  of: Int32Array,
  at: number,
  names: readonly string[],
): string {
  const people = new Float64Array(names.length);
  territories.owner.forEach((territory, unit) => {
    if (of[territory] === at)
      people[territory] = Math.max(people[territory] ?? 0, land.population[unit] ?? 0);
  });
  return names[people.indexOf(Math.max(...people))] ?? '';
}

type Parts = Omit<Hierarchy, 'tables'>;

function nodeTable(parts: Parts, districtNames: readonly string[], seed: number): TableColumns {
  const random = makeRandom(seed, 'managers');
  const taken = new Set<string>();
  const rows = makeRows('node');
  const add = (
    node: string,
    parent: string | null,
    level: string,
    name: string,
    managed: boolean,
  ) => rows.add({ node, parent, level, name, manager: managed ? personName(random, taken) : null });
  add('company', null, 'company', 'Company', true);
  SETTINGS.regions.forEach((name, at) => add(`R${at + 1}`, 'company', 'region', name, true));
  districtNames.forEach((name, at) => {
    const region = Math.floor(at / SETTINGS.districtsPerRegion);
    add(`D${at + 1}`, `R${region + 1}`, 'district', name, true);
  });
  parts.id.forEach((id, at) =>
    add(id, `D${(parts.district[at] ?? 0) + 1}`, 'territory', parts.name[at] ?? '', false),
  );
  parts.overlayId.forEach((id, at) => {
    const region = parts.region[parts.overlay.indexOf(at)] ?? 0;
    add(id, `R${region + 1}`, 'territory', parts.overlayName[at] ?? '', false);
  });
  return rows.columns;
}

function layerTables(parts: Parts): Pick<Hierarchy['tables'], 'layer' | 'territory'> {
  const layer = makeRows('layer');
  layer.add({ layer: FIELD, name: 'Field sales', role: 'field', lines: null });
  layer.add({
    layer: OVERLAY,
    name: 'Specialists',
    role: 'specialist',
    lines: SETTINGS.overlayLines.join(';'),
  });
  const territory = makeRows('territory');
  parts.id.forEach((id, at) =>
    territory.add({ territory: id, layer: FIELD, node: id, name: parts.name[at] ?? '' }),
  );
  parts.overlayId.forEach((id, at) =>
    territory.add({ territory: id, layer: OVERLAY, node: id, name: parts.overlayName[at] ?? '' }),
  );
  return { layer: layer.columns, territory: territory.columns };
}

/** Regions, districts, overlay territories and names of a design. */
export function makeHierarchy(land: Landscape, territories: Territories, seed: number): Hierarchy {
  const grouping = group(land, territories);
  const name = nameTerritories(land, territories.owner, territories.territories);
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => at);
  const lead = (of: Int32Array, at: number) => groupName(land, territories, of, at, name);
  const overlays = numbered(SETTINGS.overlayTerritories);
  const parts: Parts = {
    ...grouping,
    id: fieldIds(grouping, name),
    name,
    overlayId: overlays.map((at) => `S${String(at + 1).padStart(2, '0')}`),
    overlayName: overlays.map((at) => `Specialist ${lead(grouping.overlay, at)}`),
  };
  const districts = numbered(SETTINGS.regions.length * SETTINGS.districtsPerRegion);
  const districtNames = districts.map((at) => `${lead(grouping.district, at)} district`);
  return {
    ...parts,
    tables: { node: nodeTable(parts, districtNames, seed), ...layerTables(parts) },
  };
}
