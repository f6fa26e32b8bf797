import {
  cellToBoundary,
  cellToLatLng,
  getHexagonEdgeLengthAvg,
  getResolution,
  isValidCell,
  latLngToCell,
  UNITS,
} from 'h3-js';
import type { Projection } from './projection.ts';

/** Cells that hold places; every list has one entry a cell, in the order of ids. */
export interface Hexagons {
  readonly resolution: number;
  /** H3 indexes, ascending. */
  readonly ids: readonly string[];
  /** Cell index by place; −1 where a place is no number. */
  readonly cellOf: Int32Array;
  /** x0, y0, x1, y1, … in plane px; the closing point is left out. */
  readonly rings: readonly (readonly number[])[];
  /** Centre in plane px. */
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export const COARSEST = 1;
export const FINEST = 9;
/** Below this a hexagon's edge on the screen is too short to point at. */
const LEAST_EDGE_PX = 9;

/** The finest resolution whose edges are long enough where a px is `kmPerPx`. */
export function resolutionAt(kmPerPx: number): number {
  let resolution = COARSEST;
  while (resolution < FINEST && edgeKm(resolution + 1) >= LEAST_EDGE_PX * kmPerPx) resolution++;
  return resolution;
}

const edgeKm = (resolution: number): number => getHexagonEdgeLengthAvg(resolution, UNITS.km);

/** Groups places (plane px) by the H3 cell they lie in. */
export function hexagonsOf(
  { x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  projection: Projection,
  resolution: number,
): Hexagons {
  const cells = Array.from({ length: x.length }, (_, at) => {
    const [lon, lat] = projection.unproject(x[at] ?? Number.NaN, y[at] ?? Number.NaN);
    return Number.isFinite(lon) && Number.isFinite(lat) ? latLngToCell(lat, lon, resolution) : null;
  });
  const ids = [...new Set(cells.filter((cell) => cell !== null))].sort();
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const from = firstPlaces(cells, indexes);
  const drawn = ids.map((id, at) => {
    const place = from[at] ?? 0;
    return drawCell(id, projection.near(x[place] ?? 0, y[place] ?? 0));
  });
  return {
    resolution,
    ids,
    cellOf: Int32Array.from(cells, (cell) => indexes.get(cell ?? '') ?? -1),
    rings: drawn.map(({ ring }) => ring),
    x: drawn.map(({ x }) => x),
    y: drawn.map(({ y }) => y),
  };
}

/** A place of each cell: it tells the inset that the cell is drawn in. */
function firstPlaces(
  cells: readonly (string | null)[],
  indexes: ReadonlyMap<string, number>,
): Int32Array {
  const from = new Int32Array(indexes.size);
  for (let place = cells.length - 1; place >= 0; place--) {
    const cell = indexes.get(cells[place] ?? '');
    if (cell !== undefined) from[cell] = place;
  }
  return from;
}

function drawCell(
  id: string,
  project: ReturnType<Projection['near']>,
): { ring: number[]; x: number; y: number } {
  const [lat, lon] = cellToLatLng(id);
  const [x, y] = project(lon, lat);
  const ring = cellToBoundary(id).flatMap(([atLat, atLon]) => [...project(atLon, atLat)]);
  return { ring, x, y };
}

/** Resolution of an H3 index; null when it is none. */
export const resolutionOf = (id: string): number | null =>
  isValidCell(id) ? getResolution(id) : null;

/** The finest resolution, up to `wanted`, at which places still share cells: finer would be dots. */
export function finestShared(
  places: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  projection: Projection,
  wanted: number,
): number {
  let resolution = COARSEST;
  while (resolution < wanted && shares(places, projection, resolution + 1)) resolution++;
  return resolution;
}

/** Cells a place, above which most hexagons hold one place only. */
const MOST_CELLS = 0.65;

function shares(
  { x, y }: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  projection: Projection,
  resolution: number,
): boolean {
  const cells = new Set<string>();
  for (let at = 0; at < x.length; at++) {
    const [lon, lat] = projection.unproject(x[at] ?? 0, y[at] ?? 0);
    if (Number.isFinite(lon)) cells.add(latLngToCell(lat, lon, resolution));
  }
  return cells.size <= MOST_CELLS * x.length;
}
