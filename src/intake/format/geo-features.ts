import { refusal } from './refusal.ts';
import { topologyLayers } from './topology.ts';

/** A geometry of GeoJSON (RFC 7946); what stands in it is not yet checked. */
export interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
  readonly geometries: readonly Geometry[];
}

/** A thing on the map and what is said of it. */
export interface Feature {
  readonly id: string | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
}

export interface Layer {
  readonly name: string;
  readonly features: readonly Feature[];
}

type Json = Readonly<Record<string, unknown>>;
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const GEOMETRIES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** GeoJSON and TopoJSON → layers; null for any other value. @throws IntakeError for an empty one. */
export function featuresOf(file: string, value: unknown): Layer[] | null {
  if (Array.isArray(value) && value.length > 0 && value.every(isFeature))
    return [{ name: '', features: value.map(featureOf) }];
  if (!isJson(value)) return null;
  if (value['type'] === 'Topology') return topologyLayers(file, value);
  if (value['type'] === 'FeatureCollection' && Array.isArray(value['features'])) {
    const features: readonly unknown[] = value['features'];
    return [{ name: '', features: features.filter(isJson).map(featureOf) }];
  }
  if (isFeature(value)) return [{ name: '', features: [featureOf(value)] }];
  const bare =
    GEOMETRIES.has(String(value['type'])) && ('coordinates' in value || 'geometries' in value);
  if (bare)
    return [{ name: '', features: [{ id: null, properties: {}, geometry: geometryOf(value) }] }];
  if (value['type'] === 'FeatureCollection')
    throw refusal(file, 'no-areas', 'the GeoJSON holds no features.', 'Export it again.');
  return null;
}

const isFeature = (value: unknown): value is Json => isJson(value) && value['type'] === 'Feature';

function featureOf(value: Json): Feature {
  const { id, properties, geometry } = value;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : null,
    properties: isJson(properties) ? properties : {},
    geometry: geometryOf(geometry),
  };
}

/** Null when there is none. */
export function geometryOf(value: unknown): Geometry | null {
  if (!isJson(value)) return null;
  const parts: readonly unknown[] = Array.isArray(value['geometries']) ? value['geometries'] : [];
  return {
    type: String(value['type']),
    coordinates: value['coordinates'],
    geometries: parts.flatMap((part) => geometryOf(part) ?? []),
  };
}
