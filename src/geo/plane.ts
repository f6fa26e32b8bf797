/**
 * The map's plane: Albers equal-area for the lower 48 with insets for Alaska and Hawaii, in the
 * frame of us-atlas' projected files, d3's geoAlbersUsa().scale(1300).translate([487.5, 305]):
 * 975 × 610 px, y down. Written out here because d3-geo is not a package of ours; the constants
 * are d3's.
 */
export const PLANE_WIDTH = 975;
export const PLANE_HEIGHT = 610;
const SCALE = 1300;
const CENTRE_X = PLANE_WIDTH / 2;
const CENTRE_Y = PLANE_HEIGHT / 2;
const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

export type Point = readonly [x: number, y: number];

/** Left, top, right, bottom as shares of the scale, relative to the plane's centre. */
type Box = readonly [x0: number, y0: number, x1: number, y1: number];

interface Inset {
  readonly project: (lon: number, lat: number) => Point;
  readonly invert: (x: number, y: number) => Point;
  readonly box: Box;
  readonly kmPerPx: number;
}

interface InsetSettings {
  readonly parallels: readonly [number, number];
  readonly meridian: number;
  /** Relative to the meridian. */
  readonly centre: readonly [lon: number, lat: number];
  readonly scale: number;
  readonly offset: readonly [number, number];
  readonly box: Box;
}

function makeInset({ parallels, meridian, centre, scale, offset, box }: InsetSettings): Inset {
  const south = Math.sin(parallels[0] * RADIANS);
  const n = (south + Math.sin(parallels[1] * RADIANS)) / 2;
  const c = 1 + south * (2 * n - south);
  const radius = (lat: number) => Math.sqrt(Math.max(0, c - 2 * n * Math.sin(lat * RADIANS))) / n;
  const raw = (lambda: number, lat: number): Point => {
    const r = radius(lat);
    return [r * Math.sin(lambda * n), Math.sqrt(c) / n - r * Math.cos(lambda * n)];
  };
  const k = SCALE * scale;
  const [rawX, rawY] = raw(centre[0] * RADIANS, centre[1]);
  const originX = CENTRE_X + offset[0] * SCALE - k * rawX;
  const originY = CENTRE_Y + offset[1] * SCALE + k * rawY;
  return {
    box,
    kmPerPx: EARTH_RADIUS_KM / k,
    project: (lon, lat) => {
      const turned = ((((lon - meridian + 180) % 360) + 360) % 360) - 180;
      const [x, y] = raw(turned * RADIANS, lat);
      return [originX + k * x, originY - k * y];
    },
    invert: (px, py) => {
      const x = (px - originX) / k;
      const y = Math.sqrt(c) / n - (originY - py) / k;
      const lat = Math.asin((c - (x * x + y * y) * n * n) / (2 * n)) / RADIANS;
      const lon = Math.atan2(x, y) / n / RADIANS + meridian;
      return [((((lon + 180) % 360) + 360) % 360) - 180, lat];
    },
  };
}

const LOWER = makeInset({
  parallels: [29.5, 45.5],
  meridian: -96,
  centre: [-0.6, 38.7],
  scale: 1,
  offset: [0, 0],
  box: [-0.455, -0.238, 0.455, 0.238],
});
const ALASKA = makeInset({
  parallels: [55, 65],
  meridian: -154,
  centre: [-2, 58.5],
  scale: 0.35,
  offset: [-0.307, 0.201],
  box: [-0.425, 0.12, -0.214, 0.234],
});
const HAWAII = makeInset({
  parallels: [8, 18],
  meridian: -157,
  centre: [-3, 19.9],
  scale: 1,
  offset: [-0.205, 0.212],
  box: [-0.214, 0.166, -0.115, 0.234],
});

function inside([x0, y0, x1, y1]: Box, [px, py]: Point): boolean {
  const x = (px - CENTRE_X) / SCALE;
  const y = (py - CENTRE_Y) / SCALE;
  return x >= x0 && x < x1 && y >= y0 && y < y1;
}

const insetAt = (point: Point): Inset =>
  [ALASKA, HAWAII].find((inset) => inside(inset.box, point)) ?? LOWER;

/**
 * Degrees → plane px; null where the plane shows nothing: territories, the rest of the world, and
 * unlike in d3 the part of Mexico that the insets cover.
 */
export function project(lon: number, lat: number): Point | null {
  for (const inset of [LOWER, ALASKA, HAWAII]) {
    const point = inset.project(lon, lat);
    if (inside(inset.box, point) && insetAt(point) === inset) return point;
  }
  return null;
}

/** Plane px → degrees, by the inset that the point lies in. */
export const unproject = (x: number, y: number): Point => insetAt([x, y]).invert(x, y);

/** Degrees → plane px as the inset around a point has it, beyond the inset's rim too. */
export const projectNear = (x: number, y: number): ((lon: number, lat: number) => Point) =>
  insetAt([x, y]).project;

/** Kilometres a plane px at a point: 4.9 on the lower 48 and Hawaii, 14 on Alaska's inset. */
export const kmPerPx = (x: number, y: number): number => insetAt([x, y]).kmPerPx;

/**
 * MapLibre knows web mercator only. The plane is laid into it undistorted around 0° 0°, so that
 * one plane px is one CSS px at this zoom.
 */
export const PLANE_ZOOM = 3;
const WORLD_PX = 512 * 2 ** PLANE_ZOOM;

/** Plane px → the fake degrees that MapLibre draws at that place. */
export function planeToLngLat(x: number, y: number): [lng: number, lat: number] {
  const north = ((CENTRE_Y - y) / WORLD_PX) * 2 * Math.PI;
  return [
    ((x - CENTRE_X) / WORLD_PX) * 360,
    (2 * Math.atan(Math.exp(north)) - Math.PI / 2) / RADIANS,
  ];
}

/** MapLibre's fake degrees → plane px. */
export function lngLatToPlane(lng: number, lat: number): [x: number, y: number] {
  const north = Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));
  return [CENTRE_X + (lng / 360) * WORLD_PX, CENTRE_Y - (north / (2 * Math.PI)) * WORLD_PX];
}
