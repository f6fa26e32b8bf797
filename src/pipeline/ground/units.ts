import type { TableColumns } from '#domain/extract.ts';
import { areaKm2 } from '#geo/area.ts';
import { splitShapes, type Cells } from '#geo/cells.ts';
import { toTopology, type UnitTopology } from '#geo/geometry.ts';
import { shapeRings, type Shape } from '#geo/grid.ts';
import { borderNeighbours, nearestLinks, type Neighbour } from '#geo/neighbours.ts';
import type { Point } from '#geo/plane.ts';
import type { Plane } from '#geo/projection.ts';
import type { County, Ground, Zip } from './ground.ts';
import { planCells, type CellPlan } from './cells.ts';
import { placeLocator } from './locate.ts';
import { nationOf, shapesIn } from './shapes.ts';

export interface UnitOptions {
  /** FIPS of the counties to split into ZIP cells; one with fewer than two ZIPs stays whole. */
  readonly split: ReadonlySet<string>;
  /** Postal codes of the states to take; all 50 and DC when left out. */
  readonly states?: ReadonlySet<string>;
}

/** The areas that territories are made of: counties, and ZIP cells in place of split ones. */
export interface Units {
  /** Where on earth the map's px lie. */
  readonly plane: Plane;
  /** Unit ids ascending: '48201' a county, 'z77002' a ZIP cell; their index is the unit index. */
  readonly ids: readonly string[];
  /** Columns of the contract's `unit`, in the order of `ids`. */
  readonly table: TableColumns;
  /** Columns of `unit_neighbour`, a < b, each pair once; all units hang together. */
  readonly neighbours: TableColumns;
  readonly topology: UnitTopology;
  /** Every ZIP of the states taken → its unit. */
  readonly zipToUnit: ReadonlyMap<string, string>;
  /** County FIPS → its units: itself, or its cells. */
  readonly countyToUnits: ReadonlyMap<string, readonly string[]>;
  /** Unit of a place in degrees; off the coast the nearest ZIP's within 25 km, else null. */
  readonly unitAt: (lon: number, lat: number) => string | null;
}

interface UnitRow {
  readonly unit: string;
  readonly kind: 'county' | 'zip';
  readonly name: string;
  readonly state: string;
  readonly county: string;
  readonly zip: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly area_km2: number;
  readonly population: number;
}

/** Builds the units of a choice of split counties: 0.5 s for the lower 48 and 200 splits. */
export function buildUnits(ground: Ground, { split, states }: UnitOptions): Units {
  const chosen = shapesIn(ground, states ?? new Set(ground.states.map(({ code }) => code)));
  const plan = planCells(ground, split, chosen);
  const cells = splitShapes(chosen.arcs, chosen.counties, plan.sites);
  const shapes = [...cells.shapes].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = unitRows(ground, plan, cells, shapes);
  const ids = rows.map(({ unit }) => unit);
  const nation = nationOf(cells.arcs, chosen.states, cells.pieces);
  const locate = placeLocator(ground, cells.arcs, shapes);
  return {
    ids,
    plane: { kind: 'us' },
    table: unitTable(rows),
    neighbours: neighbourTable(ids, allNeighbours(cells, shapes, rows)),
    topology: toTopology(cells.arcs, { units: shapes, ...nation }),
    zipToUnit: plan.zipToUnit,
    countyToUnits: unitsByCounty(rows),
    unitAt: (lon, lat) => {
      const found = locate(lon, lat);
      return found && 'zip' in found
        ? (plan.zipToUnit.get(found.zip) ?? null)
        : (found?.id ?? null);
    },
  };
}

function unitRows(
  ground: Ground,
  plan: CellPlan,
  cells: Cells,
  shapes: readonly Shape[],
): UnitRow[] {
  const counties = new Map(ground.counties.map((county) => [county.fips, county]));
  const zips = new Map(ground.zips.map((zip) => [zip.zip, zip]));
  return shapes.map((shape) => {
    const county = counties.get(shape.id);
    if (county) return countyRow(county);
    const zip = zips.get(shape.id.slice(1));
    const home = counties.get(zip?.county ?? '');
    if (!zip || !home) throw new RangeError(`unit ${shape.id} is neither a county nor a ZIP`);
    const area = areaKm2(shapeRings(cells.arcs, shape));
    return cellRow(zip, home, area, plan.population.get(shape.id) ?? 0);
  });
}

const countyRow = (county: County): UnitRow => ({
  unit: county.fips,
  kind: 'county',
  name: county.name,
  state: county.state,
  county: county.fips,
  zip: null,
  lon: county.lon,
  lat: county.lat,
  area_km2: county.areaKm2,
  population: county.population,
});

const cellRow = (zip: Zip, county: County, area: number, population: number): UnitRow => ({
  unit: `z${zip.zip}`,
  kind: 'zip',
  name: `${zip.city} ${zip.zip}`,
  state: county.state,
  county: county.fips,
  zip: zip.zip,
  lon: zip.lon,
  lat: zip.lat,
  area_km2: area,
  population,
});

function unitTable(rows: readonly UnitRow[]): TableColumns {
  return {
    unit: rows.map((row) => row.unit),
    kind: rows.map((row) => row.kind),
    name: rows.map((row) => row.name),
    state: rows.map((row) => row.state),
    county: rows.map((row) => row.county),
    zip: rows.map((row) => row.zip),
    lon: rows.map((row) => row.lon),
    lat: rows.map((row) => row.lat),
    area_km2: rows.map((row) => row.area_km2),
    population: rows.map((row) => row.population),
  };
}

function allNeighbours(
  cells: Cells,
  shapes: readonly Shape[],
  rows: readonly UnitRow[],
): Neighbour[] {
  const borders = borderNeighbours(cells.arcs, shapes);
  const centres = rows.map(({ lon, lat }): Point => [lon, lat]);
  return [...borders, ...nearestLinks(centres, borders)].sort((p, q) => p.a - q.a || p.b - q.b);
}

const neighbourTable = (ids: readonly string[], pairs: readonly Neighbour[]): TableColumns => ({
  a: pairs.map(({ a }) => ids[a] ?? ''),
  b: pairs.map(({ b }) => ids[b] ?? ''),
  by: pairs.map(({ by }) => by),
  shared_km: pairs.map(({ sharedKm }) => sharedKm),
});

function unitsByCounty(rows: readonly UnitRow[]): Map<string, string[]> {
  const units = new Map<string, string[]>();
  for (const { unit, county } of rows) units.set(county, [...(units.get(county) ?? []), unit]);
  return units;
}
