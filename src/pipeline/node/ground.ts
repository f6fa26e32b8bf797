import { areaKm2 } from '#geo/area.ts';
import { shapesOf, type NamedShape } from '#geo/atlas.ts';
import { gridArcs, shapeRings, type Arc } from '#geo/grid.ts';
import { byCounty, collapsedAreaKm2, countyCentre, countyPopulations } from '../ground/counties.ts';
import type { City, County, Ground, State, Zip } from '../ground/ground.ts';
import { readAtlas, readCities, readZips, type CityRow, type ZipRow } from './ground-source.ts';

/** Reads the reference packages (about 1.2 s); nothing is cached. */
export function loadGround(): Ground {
  const rows = readZips();
  const atlas = readAtlas();
  const arcs = gridArcs(atlas);
  const cityRows = readCities();
  const zips = rows.map(zipOf).sort((a, b) => (a.zip < b.zip ? -1 : 1));
  const codes = new Map(rows.map((row) => [row.stateName, row.stateAbbreviation]));
  const stateShapes = shapesOf(atlas.objects.states);
  const states = stateShapes.map(({ id, name }) => ({
    fips: id,
    code: codes.get(name) ?? name,
    name,
  }));
  const countyShapes = shapesOf(atlas.objects.counties).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    states,
    counties: countiesOf({ arcs, countyShapes, zips, states }),
    zips,
    cities: citiesOf(cityRows, (row) => row.country === 'US'),
    abroad: citiesOf(cityRows, isLargeAbroad).map((city) => ({ ...city, state: '' })),
    arcs,
    countyShapes,
    stateShapes,
  };
}

function zipOf(row: ZipRow): Zip {
  const weights = Object.entries(JSON.parse(row.county_weights) as Record<string, number>);
  const whole = weights.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return {
    zip: row.zip,
    city: row.city,
    state: row.stateAbbreviation,
    county: String(row.county_fips).padStart(5, '0'),
    lon: row.longitude,
    lat: row.latitude,
    population: row.population ?? 0,
    density: row.density ?? 0,
    weights: weights
      .map(([county, weight]): [string, number] => [county, weight / whole])
      .sort((a, b) => b[1] - a[1]),
  };
}

/** People of a city abroad that is worth its bytes: about 4,000 there are. */
const LARGE = 100_000;
const isLargeAbroad = ({ country, population }: CityRow): boolean =>
  country !== 'US' && population >= LARGE;

/** Some cities, parts of cities (PPLX) left out, most populous first. */
function citiesOf(rows: readonly CityRow[], wanted: (row: CityRow) => boolean): City[] {
  return rows
    .filter((row) => wanted(row) && row.featureCode !== 'PPLX')
    .sort((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
    .map(({ name, adminCode, population, loc }, rank) => {
      const [lon, lat] = loc.coordinates;
      return { name, state: adminCode, lon, lat, population, rank };
    });
}

/** Names unique within a state: an independent city (codes from 510 up) beside its county is a City. */
function countyNames(shapes: readonly NamedShape[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  const keyOf = ({ id, name }: NamedShape) => id.slice(0, 2) + name;
  for (const shape of shapes) count.set(keyOf(shape), (count.get(keyOf(shape)) ?? 0) + 1);
  const isCity = (shape: NamedShape) => Number(shape.id.slice(2)) >= 510;
  return new Map(
    shapes.map((shape) => {
      const twice = (count.get(keyOf(shape)) ?? 0) > 1;
      return [shape.id, twice && isCity(shape) ? `${shape.name} City` : shape.name];
    }),
  );
}

interface CountySources {
  readonly arcs: readonly Arc[];
  readonly countyShapes: readonly NamedShape[];
  readonly zips: readonly Zip[];
  readonly states: readonly State[];
}

function countiesOf({ arcs, countyShapes, zips, states }: CountySources): County[] {
  const names = countyNames(countyShapes);
  const population = countyPopulations(zips);
  const codes = new Map(states.map((state) => [state.fips, state.code]));
  const zipsIn = byCounty(zips);
  return countyShapes.map((shape) => {
    const rings = shapeRings(arcs, shape);
    const here = zipsIn.get(shape.id) ?? [];
    const [lon, lat] = countyCentre(rings, here);
    return {
      fips: shape.id,
      name: names.get(shape.id) ?? shape.id,
      state: codes.get(shape.id.slice(0, 2)) ?? '',
      areaKm2: areaKm2(rings) || collapsedAreaKm2(shape.id, zips),
      lon,
      lat,
      population: population.get(shape.id) ?? 0,
    };
  });
}
