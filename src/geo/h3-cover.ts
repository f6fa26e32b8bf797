import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import type { Point } from './plane.ts';

/** How many cells make a map that can be planned with. */
const FEWEST = 300;
const COARSEST = 1;
const FINEST = 8;
/** Of one or two places, which say nothing of how far apart others are: cells of some 10 km. */
const OF_FEW = 5;
/** Cells a held one, of seven: above, most lie alone with their ring. */
const ALONE = 5.5;

export interface CoverCell {
  /** H3 index. */
  readonly id: string;
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  /** lon0, lat0, lon1, lat1, …; the closing point is left out. */
  readonly ring: readonly number[];
}

export interface Cover {
  readonly resolution: number;
  /** By ascending id. */
  readonly cells: readonly CoverCell[];
}

/**
 * H3 cells that hold the places (degrees, each once), and the ring of cells around each, so that
 * close ones hang together: 300 to about 2,100 of them, since a finer resolution has up to seven
 * times as many; fewer where finer cells would lie alone.
 */
export function coverPlaces(places: readonly Point[]): Cover {
  if (places.length < 3) return coverOf(around(places, OF_FEW), OF_FEW);
  let resolution = COARSEST;
  let found = around(places, resolution);
  while (resolution < FINEST && found.ids.length < FEWEST) {
    const finer = around(places, resolution + 1);
    if (finer.held * 2 > places.length && finer.ids.length > ALONE * finer.held) break;
    resolution++;
    found = finer;
  }
  return coverOf(found, resolution);
}

interface Around {
  /** Cells with a place in them. */
  readonly held: number;
  readonly ids: readonly string[];
}

function around(places: readonly Point[], resolution: number): Around {
  const held = new Set(places.map(([lon, lat]) => latLngToCell(lat, lon, resolution)));
  const ids = [...new Set([...held].flatMap((cell) => gridDisk(cell, 1)))].sort();
  return { held: held.size, ids };
}

const coverOf = ({ ids }: Around, resolution: number): Cover => ({
  resolution,
  cells: ids.map(cellOf),
});

function cellOf(id: string): CoverCell {
  const [lat, lon] = cellToLatLng(id);
  return { id, lon, lat, ring: cellToBoundary(id).flatMap(([atLat, atLon]) => [atLon, atLat]) };
}

/** Makes the look-up of a place's cell: H3 index at a resolution. */
export const cellFinder =
  (resolution: number) =>
  (lon: number, lat: number): string =>
    latLngToCell(lat, lon, resolution);
