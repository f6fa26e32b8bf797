import type {
  Feature,
  FeatureCollection,
  MultiLineString,
  MultiPolygon,
  Point,
  Position,
} from 'geojson';

/** x, y, x, y … in plane px; the closing point is left out. */
export type Ring = ArrayLike<number>;
/** Polygons, each an outer ring and its holes. */
export type Area = readonly (readonly Ring[])[];
/** Lines of points in plane px. */
export type Lines = readonly (readonly Position[])[];
/** Plane px → the degrees MapLibre draws at that place; straight lines stay straight. */
export type ToLngLat = (x: number, y: number) => [lng: number, lat: number];

export interface City {
  readonly name: string;
  /** Plane px. */
  readonly x: number;
  readonly y: number;
  /** 0 = first to be shown. */
  readonly rank: number;
}

/** What a map is drawn of, all in plane px; index in `units`, `x` and `y` = unit. */
export interface MapShapes {
  /** Size of the plane; the first-paint image shows exactly this. */
  readonly width: number;
  readonly height: number;
  readonly units: readonly Area[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly land: Area;
  /** Borders between units, each once: an outline a unit would draw every one twice. */
  readonly borders: Lines;
  readonly states: Lines;
  readonly cities: readonly City[];
}

/** What stands for many units together: hexagons, or the dots at their middles. */
export interface MapGroups {
  readonly areas: readonly Area[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Left, top, right, bottom. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

function ringPositions(ring: Ring, toLngLat: ToLngLat): Position[] {
  const positions: Position[] = [];
  for (let at = 0; at < ring.length; at += 2)
    positions.push(toLngLat(ring[at] ?? 0, ring[at + 1] ?? 0));
  if (positions[0]) positions.push(positions[0]);
  return positions;
}

export const areaGeometry = (area: Area, toLngLat: ToLngLat): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: area.map((rings) => rings.map((ring) => ringPositions(ring, toLngLat))),
});

export const lineGeometry = (lines: Lines, toLngLat: ToLngLat): MultiLineString => ({
  type: 'MultiLineString',
  coordinates: lines.map((line) => line.map(([x, y]) => toLngLat(x ?? 0, y ?? 0))),
});

const collection = <G extends MultiPolygon | Point>(geometries: G[]): FeatureCollection<G> => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry, id): Feature<G> => ({
    type: 'Feature',
    id,
    properties: {},
    geometry,
  })),
});

/** One feature an area, id = its index. */
export const areaFeatures = (
  areas: readonly Area[],
  toLngLat: ToLngLat,
): FeatureCollection<MultiPolygon> => collection(areas.map((area) => areaGeometry(area, toLngLat)));

/** One feature a place, id = its index. */
export const pointFeatures = (
  { x, y }: Pick<MapGroups, 'x' | 'y'>,
  toLngLat: ToLngLat,
): FeatureCollection<Point> =>
  collection(x.map((px, at) => ({ type: 'Point', coordinates: toLngLat(px, y[at] ?? 0) })));

/** The box around an area, in plane px. */
export function areaBox(area: Area): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of area.flat()) {
    for (let at = 0; at < ring.length; at += 2) {
      const x = ring[at] ?? 0;
      const y = ring[at + 1] ?? 0;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x);
      y0 = Math.min(y0, y);
      y1 = Math.max(y1, y);
    }
  }
  return [x0, y0, x1, y1];
}
