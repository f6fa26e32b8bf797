import { PLANE_HEIGHT, PLANE_WIDTH, type Point } from './plane.ts';

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** Px kept free around the ground. */
const PAD_PX = 12;
/** A single town still shows what is around it. */
const LEAST_KM = 20;

/**
 * A plane fitted to a part of the world: Lambert's azimuthal equal-area around its middle, so that
 * neither the date line nor a pole cuts it. Equal-area up to the whole globe.
 */
export interface FittedPlane {
  readonly kind: 'fitted';
  /** Degrees of the middle, which lies at the middle of the frame. */
  readonly lon: number;
  readonly lat: number;
  readonly kmPerPx: number;
}

/** Degrees → plane px; the far side of the globe comes out far off the frame. */
export function projectFitted(plane: FittedPlane, lon: number, lat: number): Point {
  const [sinMid, cosMid] = [Math.sin(plane.lat * RADIANS), Math.cos(plane.lat * RADIANS)];
  const [sin, cos] = [Math.sin(lat * RADIANS), Math.cos(lat * RADIANS)];
  const turn = (lon - plane.lon) * RADIANS;
  const across = cos * Math.sin(turn);
  const up = cosMid * sin - sinMid * cos * Math.cos(turn);
  const towards = sinMid * sin + cosMid * cos * Math.cos(turn);
  const k = (Math.sqrt(2 / Math.max(1 + towards, 1e-12)) * EARTH_RADIUS_KM) / plane.kmPerPx;
  return [PLANE_WIDTH / 2 + k * across, PLANE_HEIGHT / 2 - k * up];
}

/** Plane px → degrees, longitudes from −180 up to 180. */
export function unprojectFitted(plane: FittedPlane, px: number, py: number): Point {
  const x = ((px - PLANE_WIDTH / 2) * plane.kmPerPx) / EARTH_RADIUS_KM;
  const y = ((PLANE_HEIGHT / 2 - py) * plane.kmPerPx) / EARTH_RADIUS_KM;
  const rho = Math.hypot(x, y);
  if (rho === 0) return [plane.lon, plane.lat];
  const c = 2 * Math.asin(Math.min(1, rho / 2));
  const [sinMid, cosMid] = [Math.sin(plane.lat * RADIANS), Math.cos(plane.lat * RADIANS)];
  const lat = Math.asin(Math.cos(c) * sinMid + (y * Math.sin(c) * cosMid) / rho) / RADIANS;
  const turn = Math.atan2(x * Math.sin(c), rho * cosMid * Math.cos(c) - y * sinMid * Math.sin(c));
  return [wrap(plane.lon + turn / RADIANS), lat];
}

const wrap = (lon: number): number => ((((lon + 180) % 360) + 360) % 360) - 180;

/**
 * The plane whose frame holds all places (degrees, [lon, lat]) as large as they fit. Throws
 * RangeError without a place.
 */
export function fitPlane(places: Iterable<Point>): FittedPlane {
  const points = [...places];
  if (points.length === 0) throw new RangeError('a plane needs a place to be fitted to');
  let plane: FittedPlane = { kind: 'fitted', ...meanPlace(points), kmPerPx: 1 };
  // The middle of the box is not the mean: twice is enough, the third only measures.
  for (let round = 0; round < 2; round++) {
    const [x0, y0, x1, y1] = bounds(plane, points);
    const [lon, lat] = unprojectFitted(plane, (x0 + x1) / 2, (y0 + y1) / 2);
    plane = { ...plane, lon, lat };
  }
  const [x0, y0, x1, y1] = bounds(plane, points);
  // Around the middle of the frame, whatever the box's own.
  const halfX = Math.max(x1 - PLANE_WIDTH / 2, PLANE_WIDTH / 2 - x0, LEAST_KM / 2);
  const halfY = Math.max(y1 - PLANE_HEIGHT / 2, PLANE_HEIGHT / 2 - y0, LEAST_KM / 2);
  const kmPerPx = Math.max(halfX / (PLANE_WIDTH / 2 - PAD_PX), halfY / (PLANE_HEIGHT / 2 - PAD_PX));
  return { ...plane, kmPerPx };
}

/** The mean direction from the middle of the earth: right across the date line, too. */
function meanPlace(points: readonly Point[]): { lon: number; lat: number } {
  let [x, y, z] = [0, 0, 0];
  for (const [lon, lat] of points) {
    const cos = Math.cos(lat * RADIANS);
    x += cos * Math.cos(lon * RADIANS);
    y += cos * Math.sin(lon * RADIANS);
    z += Math.sin(lat * RADIANS);
  }
  return { lon: Math.atan2(y, x) / RADIANS, lat: Math.atan2(z, Math.hypot(x, y)) / RADIANS };
}

function bounds(plane: FittedPlane, points: readonly Point[]): [number, number, number, number] {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of points) {
    const [x, y] = projectFitted(plane, lon, lat);
    x0 = Math.min(x0, x);
    x1 = Math.max(x1, x);
    y0 = Math.min(y0, y);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}
