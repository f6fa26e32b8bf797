import { kmPerPx, project } from '#geo/plane.ts';
import type { TableColumns } from '#domain/extract.ts';
import { makeGraph, type Graph } from './graph.ts';
import { makeRandom, type Random } from './random.ts';
import { SETTINGS } from './settings.ts';

/** What the generator reads of the ground (real: population, places, borders). */
export interface DemoGround {
  readonly zips: readonly DemoZip[];
  readonly states: readonly { readonly code: string }[];
}

export interface DemoZip {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  readonly county: string;
  readonly lon: number;
  readonly lat: number;
  readonly population: number;
}

/** Units made of counties, those in `split` cut into ZIP cells. Tables of the contract. */
export interface DemoUnits {
  readonly table: TableColumns;
  readonly neighbours: TableColumns;
  readonly zipToUnit: ReadonlyMap<string, string>;
}

/** Which states are covered and which counties are cut into ZIP cells. */
export interface UnitChoice {
  readonly split: ReadonlySet<string>;
  readonly states: ReadonlySet<string>;
}

/** The ground as typed arrays: units in the order of their ids, ZIP areas beside them. */
export interface Landscape {
  readonly units: number;
  readonly unitId: readonly string[];
  readonly unitState: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Kilometres in the map's equal-area plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areaKm2: Float64Array;
  readonly population: Float64Array;
  readonly establishments: Float64Array;
  readonly graph: Graph;
  readonly zipCity: readonly string[];
  readonly zipState: readonly string[];
  readonly zipUnit: Int32Array;
  readonly zipLon: Float64Array;
  readonly zipLat: Float64Array;
  readonly zipPopulation: Float64Array;
  readonly zipEstablishments: Float64Array;
  readonly tables: { readonly unit: TableColumns; readonly unit_neighbour: TableColumns };
}

const NOT_COVERED = new Set(['AK', 'HI']);

/** Establishments of a ZIP area: log-linear in its people, with noise (toolchain.md). */
function establishments(random: Random, population: number): number {
  const { intercept, slope, sd } = SETTINGS.establishments;
  const noise = random.normal();
  return population <= 0 ? 0 : Math.exp(intercept + slope * Math.log(population) + sd * noise);
}

/** Counties that hold more than `splitShare` of a mean territory's establishments. */
function countiesToSplit(drawn: readonly DrawnZip[]): ReadonlySet<string> {
  const byCounty = new Map<string, number>();
  let total = 0;
  for (const { zip, weight } of drawn) {
    byCounty.set(zip.county, (byCounty.get(zip.county) ?? 0) + weight);
    total += weight;
  }
  const limit = (SETTINGS.splitShare * total) / SETTINGS.territories;
  return new Set([...byCounty].filter(([, weight]) => weight > limit).map(([county]) => county));
}

const numbers = (column: ArrayLike<unknown> | undefined): Float64Array =>
  Float64Array.from(column ?? [], Number);
const texts = (column: ArrayLike<unknown> | undefined): string[] =>
  Array.from(column ?? [], String);

function edgesOf(neighbours: TableColumns, index: ReadonlyMap<string, number>): [number, number][] {
  const b = texts(neighbours['b']);
  return texts(neighbours['a']).map((a, at) => [index.get(a) ?? 0, index.get(b[at] ?? '') ?? 0]);
}

function planeOf(lon: Float64Array, lat: Float64Array): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  lon.forEach((degrees, at) => {
    const [px, py] = project(degrees, lat[at] ?? 0) ?? [0, 0];
    x[at] = px * kmPerPx(px, py);
    y[at] = py * kmPerPx(px, py);
  });
  return { x, y };
}

interface DrawnZip {
  readonly zip: DemoZip;
  readonly weight: number;
}

/** Establishments by ZIP area of the covered states; the same for the same seed. */
function drawZips(ground: DemoGround, states: ReadonlySet<string>, seed: number): DrawnZip[] {
  const random = makeRandom(seed, 'establishments');
  const covered = ground.zips.filter(({ state }) => states.has(state));
  return covered.map((zip) => ({ zip, weight: establishments(random, zip.population) }));
}

const coveredStates = (ground: DemoGround): ReadonlySet<string> =>
  new Set(ground.states.map(({ code }) => code).filter((code) => !NOT_COVERED.has(code)));

/** The units that the company's ground is to be made of: 48 states and DC, dense counties split. */
export function chooseUnits(ground: DemoGround, seed: number): UnitChoice {
  const states = coveredStates(ground);
  return { states, split: countiesToSplit(drawZips(ground, states, seed)) };
}

/** Lays the ground and the units built by `chooseUnits`' choice into typed arrays. */
export function makeLandscape(ground: DemoGround, built: DemoUnits, seed: number): Landscape {
  const drawn = drawZips(ground, coveredStates(ground), seed);
  const unitId = texts(built.table['unit']);
  const index = new Map(unitId.map((unit, at) => [unit, at]));
  const placed = drawn.flatMap(({ zip, weight }) => {
    const unit = index.get(built.zipToUnit.get(zip.zip) ?? '');
    return unit === undefined ? [] : [{ zip, unit, weight }];
  });
  const perUnit = new Float64Array(unitId.length);
  for (const { unit, weight } of placed) perUnit[unit] = (perUnit[unit] ?? 0) + weight;
  return {
    ...unitArrays(built.table),
    unitId,
    establishments: perUnit,
    graph: makeGraph(unitId.length, edgesOf(built.neighbours, index)),
    ...zipArrays(placed),
    tables: { unit: built.table, unit_neighbour: built.neighbours },
  };
}

interface PlacedZip extends DrawnZip {
  readonly unit: number;
}

function unitArrays(table: TableColumns) {
  const lon = numbers(table['lon']);
  const lat = numbers(table['lat']);
  return {
    units: lon.length,
    unitState: texts(table['state']),
    lon,
    lat,
    ...planeOf(lon, lat),
    areaKm2: numbers(table['area_km2']),
    population: numbers(table['population']),
  };
}

function zipArrays(placed: readonly PlacedZip[]) {
  return {
    zipCity: placed.map(({ zip }) => zip.city),
    zipState: placed.map(({ zip }) => zip.state),
    zipUnit: Int32Array.from(placed, ({ unit }) => unit),
    zipLon: Float64Array.from(placed, ({ zip }) => zip.lon),
    zipLat: Float64Array.from(placed, ({ zip }) => zip.lat),
    zipPopulation: Float64Array.from(placed, ({ zip }) => zip.population),
    zipEstablishments: Float64Array.from(placed, ({ weight }) => weight),
  };
}
