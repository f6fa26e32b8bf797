import { lineHaulHours } from '#domain/workload.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';
import { distanceKm } from '#geo/distance.ts';
import { graphOf, type Graph } from '#optimiser/graph.ts';

/** The parts of the shipped columns that a plan is judged by (see cubes/columns.ts). */
export interface PlanningColumns {
  readonly accounts: number;
  readonly units: number;
  readonly lastComplete: number;
  readonly potentialLines: number;
  readonly unit: Int32Array;
  readonly potentialCents: Float64Array;
  readonly serviceHours: Float64Array;
  readonly fieldDays: Float64Array;
  readonly owner: Int32Array;
  readonly ownerType: Int8Array;
  readonly saleStart: Uint32Array;
  readonly saleMonth: Uint8Array;
  readonly saleCents: Float64Array;
  readonly unitLon: Float64Array;
  readonly unitLat: Float64Array;
  readonly unitOwner: Int32Array;
  readonly territoryLayer: Int16Array;
  readonly capacityHours: Float64Array;
  readonly homeLon: Float64Array;
  readonly homeLat: Float64Array;
}

/** Sums of accounts: of a unit's that follow the ground, or of a territory's that do not. */
export interface Content {
  readonly potential: Float64Array;
  readonly revenue: Float64Array;
  readonly serviceHours: Float64Array;
  readonly accounts: Float64Array;
}

/** Today's plan of one layer as integers and typed arrays; territories are the layer's own. */
export interface Problem {
  readonly graph: Graph;
  readonly territories: number;
  /** Territory index in the columns, by territory here. */
  readonly territoryOf: readonly number[];
  /** By unit, −1 no owner. */
  readonly owner: Int32Array;
  /** Whole metres of an equal-area plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** By unit: accounts that change hands with the ground. */
  readonly ground: Content;
  /** By territory: accounts that rules above the map give it. */
  readonly fixed: Content;
  readonly fixedHaulHours: Float64Array;
  /** Hours a year; a vacancy counts with the mean. */
  readonly capacityHours: Float64Array;
  /** 1 where nobody staffs it: what it loses would move anyway. */
  readonly vacant: Uint8Array;
  /** Of all accounts a territory of the layer serves, last 12 complete months. */
  readonly revenueCents: number;
  /** Line-haul hours a year of a unit's ground when a territory serves it. */
  readonly haulHours: (unit: number, territory: number) => number;
}

const EARTH_M = 6371008.8;
const RADIANS = Math.PI / 180;
const GEOGRAPHICAL = TERRITORY_TYPES.indexOf('geographical');

const contentOf = (length: number): Content => ({
  potential: new Float64Array(length),
  revenue: new Float64Array(length),
  serviceHours: new Float64Array(length),
  accounts: new Float64Array(length),
});

function bump(array: Float64Array, at: number, by: number): void {
  array[at] = (array[at] ?? 0) + by;
}

/** Revenue of each account over the 12 months that end with the last complete one. */
export function revenue12(columns: PlanningColumns): Float64Array {
  const { saleStart, saleMonth, saleCents, lastComplete } = columns;
  return Float64Array.from({ length: columns.accounts }, (_, account) => {
    let sum = 0;
    for (let sale = saleStart[account] ?? 0; sale < (saleStart[account + 1] ?? 0); sale += 1) {
      const month = saleMonth[sale] ?? 0;
      if (month <= lastComplete && month > lastComplete - 12) sum += saleCents[sale] ?? 0;
    }
    return sum;
  });
}

/** Potential of each account over all lines. */
export function knownPotential({
  accounts,
  potentialLines,
  potentialCents,
}: PlanningColumns): Float64Array {
  return Float64Array.from({ length: accounts }, (_, account) => {
    let sum = 0;
    for (let line = 0; line < potentialLines; line += 1)
      sum += potentialCents[line * accounts + account] ?? 0;
    return sum;
  });
}

/** Hours of one account's line-haul from a territory's home; 0 without a home or a place. */
function accountHaul(columns: PlanningColumns, account: number, territory: number): number {
  const unit = columns.unit[account] ?? -1;
  const { homeLon, homeLat, unitLon, unitLat, fieldDays } = columns;
  const places = [homeLon[territory], homeLat[territory], unitLon[unit], unitLat[unit]];
  const [lonA = Number.NaN, latA = Number.NaN, lonB = Number.NaN, latB = Number.NaN] = places;
  const km = distanceKm(lonA, latA, lonB, latB);
  return Number.isNaN(km) ? 0 : lineHaulHours(km, fieldDays[account] ?? 0);
}

/** Line-haul of a unit's ground by territory, summed when first asked for: few ever ask. */
function hauler(
  columns: PlanningColumns,
  members: readonly (readonly number[])[],
  territoryOf: readonly number[],
) {
  const askers = members.map((): number[] => []);
  const answers = members.map((): number[] => []);
  return (unit: number, territory: number): number => {
    const known = answers[unit]?.[askers[unit]?.indexOf(territory) ?? -1];
    if (known !== undefined) return known;
    let sum = 0;
    for (const account of members[unit] ?? [])
      sum += accountHaul(columns, account, territoryOf[territory] ?? -1);
    askers[unit]?.push(territory);
    answers[unit]?.push(sum);
    return sum;
  };
}

function capacities(columns: PlanningColumns, territoryOf: readonly number[]): Float64Array {
  const stated = territoryOf.map((territory) => columns.capacityHours[territory] ?? Number.NaN);
  const known = stated.filter((hours) => hours > 0);
  const mean = known.reduce((sum, hours) => sum + hours, 0) / known.length;
  return Float64Array.from(stated, (hours) => (hours > 0 ? hours : mean));
}

/** An account changes hands with its unit when the map alone gave it its owner. */
function followsGround(columns: PlanningColumns, layer: number, account: number): boolean {
  const unit = columns.unit[account] ?? -1;
  const at = layer * columns.accounts + account;
  const byMap = columns.ownerType[at] === GEOGRAPHICAL && unit >= 0;
  return byMap && columns.unitOwner[layer * columns.units + unit] === columns.owner[at];
}

/** Sorts accounts into those that follow the ground and those that rules above it own. */
function contents(columns: PlanningColumns, layer: number, localOf: ReadonlyMap<number, number>) {
  const ground = contentOf(columns.units);
  const fixed = contentOf(localOf.size);
  const fixedHaulHours = new Float64Array(localOf.size);
  const members: number[][] = Array.from({ length: columns.units }, () => []);
  const [potential, revenue] = [knownPotential(columns), revenue12(columns)];
  for (let account = 0; account < columns.accounts; account += 1) {
    const owner = columns.owner[layer * columns.accounts + account] ?? -1;
    const territory = localOf.get(owner);
    if (territory === undefined) continue;
    const unit = columns.unit[account] ?? -1;
    const follows = followsGround(columns, layer, account);
    const [content, at] = follows ? [ground, unit] : [fixed, territory];
    if (follows) members[unit]?.push(account);
    else bump(fixedHaulHours, territory, accountHaul(columns, account, owner));
    bump(content.potential, at, potential[account] ?? 0);
    bump(content.revenue, at, revenue[account] ?? 0);
    bump(content.serviceHours, at, columns.serviceHours[account] ?? 0);
    bump(content.accounts, at, 1);
  }
  return { ground, fixed, fixedHaulHours, members };
}

/** Lambert's cylindrical equal-area plane, true at 38°: areas and moments compare. */
function planeMetres({ unitLon, unitLat }: PlanningColumns): { x: Float64Array; y: Float64Array } {
  const scale = Math.cos(38 * RADIANS);
  return {
    x: unitLon.map((lon) => Math.round(EARTH_M * scale * lon * RADIANS) || 0),
    y: unitLat.map((lat) => Math.round((EARTH_M * Math.sin(lat * RADIANS)) / scale) || 0),
  };
}

/**
 * @param neighbours pairs of unit indexes, each once
 * @param vacant by territory index of the columns
 * @param layer index of the layer to plan
 */
export function problemOf(
  columns: PlanningColumns,
  neighbours: { readonly a: ArrayLike<number>; readonly b: ArrayLike<number> },
  vacant: readonly boolean[],
  layer = 0,
): Problem {
  const territoryOf = [...columns.territoryLayer.keys()].filter(
    (territory) => columns.territoryLayer[territory] === layer,
  );
  const localOf = new Map(territoryOf.map((territory, local) => [territory, local]));
  const { ground, fixed, fixedHaulHours, members } = contents(columns, layer, localOf);
  const owners = columns.unitOwner.subarray(layer * columns.units, (layer + 1) * columns.units);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  return {
    graph: graphOf(columns.units, neighbours.a, neighbours.b),
    territories: territoryOf.length,
    territoryOf,
    owner: owners.map((owner) => localOf.get(owner) ?? -1),
    ...planeMetres(columns),
    ground,
    fixed,
    fixedHaulHours,
    capacityHours: capacities(columns, territoryOf),
    vacant: Uint8Array.from(territoryOf, (territory) => (vacant[territory] ? 1 : 0)),
    revenueCents: sum(ground.revenue) + sum(fixed.revenue),
    haulHours: hauler(columns, members, territoryOf),
  };
}
