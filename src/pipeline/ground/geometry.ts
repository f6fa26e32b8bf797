import type { Geometry } from '#geo/geometry.ts';
import type { Point } from '#geo/plane.ts';
import { type Plane, projectionOf } from '#geo/projection.ts';
import type { City, Ground } from './ground.ts';
import type { Units } from './units.ts';

/** City labels that a map can show at most; the map takes them by rank as space allows. */
const LABELS = 400;
/** A city with no larger one within this is shown at any zoom. */
const LONELY_PX = 64;

/** The geometry file's content: what the live map, the list and the images draw from. */
export function geometryOf(ground: Ground, units: Units): Geometry {
  const column = (name: string): readonly unknown[] => Array.from(units.table[name] ?? []);
  const numbers = (name: string) => column(name).map(Number);
  const { project } = projectionOf(units.plane);
  const lat = numbers('lat');
  const states = column('state').map((state) => String(state ?? ''));
  const places = numbers('lon').map((lon, at) => project(lon, lat[at] ?? 0) ?? [0, 0]);
  return {
    plane: units.plane,
    units: {
      ids: units.ids,
      names: column('name').map(String),
      states,
      kinds: column('kind').map(String),
      x: places.map(([x]) => rounded(x)),
      y: places.map(([, y]) => rounded(y)),
      areaKm2: numbers('area_km2').map((area) => Math.round(area * 10) / 10),
    },
    topology: units.topology,
    cities: labelsOf(citiesOn(ground, units.plane, new Set(states)), project),
  };
}

const rounded = (px: number): number => Math.round(px * 100) / 100;

/** On the US plane the cities of the states shown, where units have any; else all of the world's. */
const citiesOn = (
  { cities, abroad }: Ground,
  { kind }: Plane,
  states: ReadonlySet<string>,
): readonly City[] =>
  kind === 'us' && !states.has('')
    ? cities.filter(({ state }) => states.has(state))
    : [...cities, ...abroad].sort((a, b) => b.population - a.population);

/**
 * Labels in the order that a map should take them: first those with no larger city near, then
 * the ones between them, in halving distances; the larger first within a distance.
 */
function labelsOf(
  cities: readonly City[],
  project: (lon: number, lat: number) => Point | null,
): Geometry['cities'] {
  const placed: { city: City; x: number; y: number; step: number }[] = [];
  for (const city of cities) {
    const point = project(city.lon, city.lat);
    if (!point) continue;
    const [x, y] = point;
    const free = placed.reduce(
      (least, near) => Math.min(least, Math.hypot(near.x - x, near.y - y)),
      LONELY_PX,
    );
    placed.push({ city, x, y, step: Math.ceil(Math.log2(LONELY_PX / Math.max(free, 1))) });
    if (placed.length === LABELS) break;
  }
  return placed
    .sort((a, b) => a.step - b.step || a.city.rank - b.city.rank)
    .map(({ city, x, y }, rank) => {
      const name = city.name === 'New York City' ? 'New York' : city.name;
      return { name, x: rounded(x), y: rounded(y), population: city.population, rank };
    });
}
