import type { Columns } from '#cubes/columns.ts';
import { sumsOf, withoutAccounts } from '#cubes/published.ts';
import type { Directory } from '#domain/directory.ts';
import { indexSlice } from '#domain/slice-index.ts';
import { WHOLE } from '#domain/slice.ts';
import type { Parts } from './parts.ts';

/** Sums by territory and month in the place of accounts. */
export function territoryColumns(columns: Columns, directory: Directory): Columns {
  const filters = directory.layers.map(
    ({ layer }) => indexSlice(directory, { ...WHOLE, layer }).filter,
  );
  return withoutAccounts(columns, sumsOf(columns, filters));
}

/** Only whose ground is whose: a summary's numbers are in its pages. */
export function summaryColumns(columns: Columns, { territories, partOf }: Parts): Columns {
  const owner = columns.unitOwner.subarray(0, columns.units);
  return {
    ...withoutAccounts(columns, {}),
    ...{ territories: territories.length, reps: 0, layers: 1 },
    unitOwner: owner.map((territory) => partOf[territory] ?? -1),
    territoryLayer: new Int16Array(territories.length),
    capacityHours: new Float64Array(),
    homeLon: new Float64Array(),
    homeLat: new Float64Array(),
    quotaCents: new Float64Array(),
    vacantDays: new Uint8Array(),
    sellerTerritory: new Int32Array(),
  };
}
