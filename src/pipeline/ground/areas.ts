import type { Defect } from '#domain/defect.ts';
import { areaFinder } from '#geo/area-finder.ts';
import { fitPlane } from '#geo/fitted.ts';
import type { Point } from '#geo/plane.ts';
import { type Plane, projectionOf, US } from '#geo/projection.ts';
import type { Folder } from '#intake/folder.ts';
import type { Placed } from '#intake/place.ts';
import { note, warning } from '#intake/report.ts';
import type { ShapeFeature, ShapeSource } from '#intake/source.ts';
import { type AreaNames, guessNames } from './area-names.ts';
import { looseUnits, type LooseUnit } from './loose-units.ts';
import { placeKey } from './names.ts';
import type { OwnGround } from './own-ground.ts';

/** How far off a drawn coast or border an account still belongs to the nearest area. */
const RIM_KM = 5;

/**
 * A user's own shapes as units. `id` is the property that names them, guessed where null.
 */
export function areaGround(shapes: ShapeSource, folder: Folder, id: string | null): OwnGround {
  const guessed = guessNames(shapes, folder);
  const names = id === null ? guessed : { ...guessed, id, reason: 'as bailiwick.json says' };
  const given = unitsOf(shapes.features, names);
  const plane = planeFor(given);
  const { shared, ...units } = looseUnits(given, 'area', plane);
  const projection = projectionOf(plane);
  const find = areaFinder(shared.arcs, shared.shapes, RIM_KM / projection.kmPerPx(487, 305));
  const unitAt = (lon: number, lat: number): string | null => {
    const point = projection.project(lon, lat);
    return point && (units.ids[find(...point)] ?? null);
  };
  return {
    units: { ...units, zipToUnit: new Map(), countyToUnits: new Map(), unitAt },
    byUnit: unitFinder(given, placesById(units.table)),
    defects: told(
      shapes,
      names,
      shared.shapes.filter(({ polygons }) => polygons.length === 0),
    ),
  };
}

/** One unit an id: features of the same id are one area of several parts. */
function unitsOf(features: readonly ShapeFeature[], names: AreaNames): LooseUnit[] {
  const units = new Map<string, LooseUnit>();
  for (const { id: own, rings, properties } of features) {
    const id = (names.id === null ? own : (properties[names.id] ?? '').trim()) || own;
    const before = units.get(id);
    const people = Number(names.population === null ? Number.NaN : properties[names.population]);
    units.set(id, {
      id,
      name: ((names.name === null ? '' : properties[names.name]) ?? '').trim() || id,
      rings: [...(before?.rings ?? []), ...rings],
      population: Number.isFinite(people) && people >= 0 ? Math.round(people) : null,
    });
  }
  return [...units.values()];
}

/** The US plane where it shows all of the ground, else one fitted to it. */
function planeFor(units: readonly LooseUnit[]): Plane {
  const points = units.flatMap(({ rings }) =>
    rings.flatMap((ring) =>
      [...ring.keys()]
        .filter((at) => at % 2 === 0)
        .map((at): Point => [ring[at] ?? 0, ring[at + 1] ?? 0]),
    ),
  );
  const isUs = points.every(([lon, lat]) => US.project(lon, lat) !== null);
  return isUs ? { kind: 'us' } : fitPlane(points);
}

function placesById(table: OwnGround['units']['table']): ReadonlyMap<string, Placed> {
  const ids = Array.from(table['unit'] ?? [], String);
  const [lon, lat] = [
    Array.from(table['lon'] ?? [], Number),
    Array.from(table['lat'] ?? [], Number),
  ];
  return new Map(
    ids.map((id, at) => [id, { lon: lon[at] ?? 0, lat: lat[at] ?? 0, county: id }] as const),
  );
}

/** By id, or by a name that no other unit has; in any case, with accents or without. */
function unitFinder(
  units: readonly LooseUnit[],
  places: ReadonlyMap<string, Placed>,
): (text: string) => Placed | null {
  const keys = new Map<string, string | null>();
  for (const { id, name } of units) {
    const key = placeKey(name);
    keys.set(key, keys.has(key) ? null : id);
  }
  for (const { id } of units) keys.set(placeKey(id), id);
  return (text) => {
    const bare = text.replace(/^0+(?=\d)/, '');
    const id = keys.get(placeKey(text)) ?? keys.get(placeKey(bare));
    return id === undefined ? null : (places.get(id ?? '') ?? null);
  };
}

function told(
  { file, features }: ShapeSource,
  { id, reason }: AreaNames,
  lost: readonly { readonly id: string }[],
): Defect[] {
  const by = id === null ? 'their own ids' : `their property “${id}”`;
  const message = `Territories are made of the ${features.length} areas of ${file}, known by ${by}: ${reason}.`;
  const remedy = 'Another choice: "units": {"file": …, "id": property} in bailiwick.json.';
  const at = { file, count: features.length };
  if (lost.length === 0) return [note('own-areas', message, remedy, at)];
  const small = `${lost.length} areas are too small to be drawn on this map; they count, and show as a dot.`;
  return [
    note('own-areas', message, remedy, at),
    warning('area-too-small', small, 'Simplify less, or merge them.', {
      file,
      value: lost[0]?.id ?? null,
      count: lost.length,
    }),
  ];
}
