import type { Defect } from '#domain/defect.ts';
import { warning } from '../report.ts';
import type { ShapeFeature, ShapeSource, TableSource } from '../source.ts';
import { rowsSource } from './json-rows.ts';
import { valueText } from './number-text.ts';
import { refusal } from './refusal.ts';
import { type AreaRead, areaOf, type Fault } from './area.ts';
import { type Feature, featuresOf, type Geometry } from './geo-features.ts';

/** Areas of a GeoJSON or TopoJSON value; points alone are a table. Null: it is neither. */
export function geoSources(
  id: string,
  file: string,
  value: unknown,
): { sources: readonly TableSource[]; shapes: readonly ShapeSource[] } | null {
  const layers = featuresOf(id, value);
  if (!layers) return null;
  const found = layers.map(({ name, features }) => {
    const own = layers.length === 1 ? id : `${id}#${name}`;
    if (features.length === 0)
      throw refusal(own, 'no-areas', 'it holds no areas.', 'Export it again.');
    return features.every(({ geometry }) => isPoint(geometry))
      ? { source: pointSource(own, file, features) }
      : { shape: shapeSource(own, file, features) };
  });
  return {
    sources: found.flatMap(({ source }) => source ?? []),
    shapes: found.flatMap(({ shape }) => shape ?? []),
  };
}

const isPoint = (geometry: Geometry | null): boolean => geometry?.type === 'Point';

/** Places: what is said of each, with its coordinates as columns. */
function pointSource(id: string, file: string, features: readonly Feature[]): TableSource {
  const rows = features.map(({ properties, geometry }) => {
    const [lon, lat] = geometry?.coordinates as readonly unknown[];
    return { ...properties, longitude: lon, latitude: lat };
  });
  return rowsSource(id, file, { rows, lines: [], aside: [] }, []);
}

function shapeSource(id: string, file: string, features: readonly Feature[]): ShapeSource {
  const areas = features.map(({ geometry }) => areaOf(geometry));
  if (areas.every(({ faults }) => faults.some((it) => FATAL.has(it)))) throw noArea(id, areas);
  const ids = features.map((feature, i) => ownId(feature) ?? String(i + 1));
  const unique = uniqueIds(ids);
  const defects = [...faultDefects(id, ids, areas), ...twiceDefects(id, ids)];
  const rows = features.map(({ properties }, i) => ({ 'shape id': unique[i], ...properties }));
  const table = rowsSource(id, file, { rows, lines: [], aside: [] }, []);
  return {
    id,
    file,
    features: features.map(({ properties }, i): ShapeFeature => ({
      id: unique[i] ?? '',
      rings: areas[i]?.rings ?? [],
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, valueText(value)]),
      ),
    })),
    table: { ...table, kind: 'shapes', defects },
    defects,
  };
}

/** Properties that name an area in files people have, the surest first. */
const ID_NAMES = /^(id|geoid\d*|fips|code|zip|zcta5?ce\d*|territory|key|name)$/i;

function ownId({ id, properties }: Feature): string | null {
  if (id !== null) return id;
  const named = Object.entries(properties).find(([name, value]) => {
    const plain = typeof value === 'string' || typeof value === 'number';
    return plain && ID_NAMES.test(name) && String(value).trim() !== '';
  });
  return named ? String(named[1]) : null;
}

function uniqueIds(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.map((id) => {
    let unique = id;
    for (let n = 2; seen.has(unique); n++) unique = `${id} (${n})`;
    seen.add(unique);
    return unique;
  });
}

function twiceDefects(file: string, ids: readonly string[]): Defect[] {
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
  const [first] = twice;
  if (first === undefined) return [];
  const message = `${twice.length === 1 ? 'Two areas have' : `${twice.length + 1} areas share`} one id; the later ones are numbered.`;
  const at = { file, row: ids.lastIndexOf(first) + 1, value: first, count: twice.length };
  return [warning('twice-shape', message, 'Give each area an id of its own.', at)];
}

const FAULTS: Readonly<Record<Fault, readonly [message: string, remedy: string]>> = {
  crossing: ['Its border crosses itself; its area is not sure.', 'Mend the shape.'],
  'no-area': ['It has no area, and was left out.', 'Mend the shape or remove it.'],
  'hole-outside': ['A hole lies outside its area, and was left out.', 'Mend the shape.'],
  swapped: [
    'Latitude and longitude were swapped; they were put right.',
    'Check the map, and write longitude first.',
  ],
  'no-numbers': ['Its coordinates are no numbers.', 'Export it again.'],
  'not-degrees': [
    'Its coordinates are no degrees, likely metres of a map projection.',
    'Export it in longitude and latitude (WGS 84).',
  ],
  'not-polygon': ['It is a line or a point, and no area.', 'Export areas.'],
};

/** What no one meant as an area; a shape that lost its area is told and kept without one. */
const FATAL: ReadonlySet<Fault> = new Set(['no-numbers', 'not-degrees', 'not-polygon']);

/** One defect a kind of fault, with the first area that has it. */
function faultDefects(file: string, ids: readonly string[], areas: readonly AreaRead[]): Defect[] {
  return (Object.keys(FAULTS) as Fault[]).flatMap((fault) => {
    const rows = areas.flatMap(({ faults }, i) => (faults.includes(fault) ? [i] : []));
    const [first] = rows;
    if (first === undefined) return [];
    const [message, remedy] = FAULTS[fault];
    const at = { file, row: first + 1, value: ids[first] ?? '', count: rows.length };
    return [warning(`shape-${fault}`, message, remedy, at)];
  });
}

function noArea(file: string, areas: readonly AreaRead[]): Error {
  const fault = areas.flatMap(({ faults }) => faults).find((it) => FATAL.has(it)) ?? 'no-area';
  const [message, remedy] = FAULTS[fault];
  return refusal(file, `shape-${fault}`, `no area can be read: ${message.toLowerCase()}`, remedy);
}
