import type { Defect } from '#domain/defect.ts';
import type { Point } from '#geo/plane.ts';
import type { Folder } from '#intake/folder.ts';
import type { Placed, Places } from '#intake/place.ts';
import { IntakeError, problem } from '#intake/report.ts';
import type { ShapeSource } from '#intake/source.ts';
import { areaGround } from './areas.ts';
import type { Ground } from './ground.ts';
import { hexagonGround } from './hexagons.ts';
import type { OwnGround } from './own-ground.ts';
import { placesOf } from './places.ts';
import { buildUnits, type Units } from './units.ts';

export interface ChosenGround {
  readonly units: Units;
  readonly places: Places;
  readonly defects: readonly Defect[];
}

/**
 * What territories are made of: as the mapping says; else the user's own shapes; else hexagons,
 * where most coordinates lie outside the United States; else US counties. Throws IntakeError where
 * the mapping asks for what is not there.
 */
export function chooseGround(ground: Ground, folder: Folder): ChosenGround {
  const known = placesOf(ground);
  const { units } = folder.mapping;
  const own = (units === null ? guessed : asked)(ground, folder, known);
  if (own) return { ...own, places: ownPlaces(own, known) };
  return { units: buildUnits(ground, { split: new Set() }), places: known, defects: [] };
}

function guessed(ground: Ground, folder: Folder, known: Places): OwnGround | null {
  const shapes = largest(folder.shapes);
  if (shapes) return areaGround(shapes, folder, null);
  const points = pointsOf(folder);
  const abroad = points.filter(([lon, lat]) => known.byPoint(lon, lat) === null);
  if (abroad.length === 0 || abroad.length * 2 < points.length) return null;
  return hexagonGround(points, [...ground.cities, ...ground.abroad]);
}

function asked(ground: Ground, folder: Folder): OwnGround | null {
  const { units } = folder.mapping;
  if (units === 'hexagons') {
    const points = pointsOf(folder);
    if (points.length === 0) throw missing('hexagons need coordinates, and no row has any');
    return hexagonGround(points, [...ground.cities, ...ground.abroad]);
  }
  if (units === null || typeof units === 'string') return null;
  const shapes = folder.shapes.find(({ id, file }) => id === units.file || file === units.file);
  if (!shapes) throw missing(`there are no areas in ${units.file}`);
  const { id } = units;
  if (id !== undefined && !shapes.table.header.includes(id))
    throw missing(`the areas of ${units.file} have no property “${id}”`);
  return areaGround(shapes, folder, id ?? null);
}

const missing = (message: string): IntakeError =>
  new IntakeError([
    problem('units', `${message}.`, 'Change "units" in bailiwick.json.', {
      file: 'bailiwick.json',
    }),
  ]);

/** One area is an outline, not a ground to plan on. */
const largest = (shapes: readonly ShapeSource[]): ShapeSource | null =>
  [...shapes]
    .filter(({ features }) => features.length > 1)
    .sort((a, b) => b.features.length - a.features.length)[0] ?? null;

const PLACED_ROLES = ['accounts', 'sales', 'potential'] as const;

/** Every place that rows give in degrees; 0, 0 stands for "unknown" in many systems. */
function pointsOf(folder: Folder): Point[] {
  const points = new Map<string, Point>();
  for (const rows of PLACED_ROLES.flatMap((role) => folder.blocks.get(role) ?? [])) {
    if (!rows.has('lat') || !rows.has('lon')) continue;
    for (let row = 0; row < rows.rows; row++) {
      const [lonText, latText] = [rows.text('lon', row), rows.text('lat', row)];
      const [lon, lat] = [degrees(lonText), degrees(latText)];
      const real = Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && (lon !== 0 || lat !== 0);
      if (real) points.set(`${lonText} ${latText}`, [lon, lat]);
    }
  }
  return [...points.values()];
}

const degrees = (text: string): number =>
  text === '' ? Number.NaN : Number(text.replace(',', '.'));

/** Look-ups of own units; names and codes of the US lead to them by way of their place. */
function ownPlaces({ units, byUnit }: OwnGround, known: Places): Places {
  const at = (placed: Placed | null): Placed | null => {
    const unit = placed && units.unitAt(placed.lon, placed.lat);
    return placed && unit !== null ? { ...placed, county: unit } : null;
  };
  return {
    byUnit,
    byPoint: (lon, lat) => {
      const unit = units.unitAt(lon, lat);
      return unit === null ? null : { lon, lat, county: unit };
    },
    byZip: (zip) => byUnit(zip) ?? at(known.byZip(zip)),
    byCity: (city, state) => at(known.byCity(city, state)),
    byCounty: (name, state) => at(known.byCounty(name, state)),
  };
}
