import { afterEach, beforeEach } from 'vitest';
import type { Engine, Sql } from '#engine/engine.ts';
import { openNative } from '#engine/native.ts';
import type { Places } from '#intake/place.ts';
import { type FolderFile, type GroundOf, loadFolder, type LoadResult } from '#pipeline/load.ts';
import { createTables } from '#pipeline/tables.ts';

/** A gazetteer of one county, 25025: its ZIP 02108, and any point in the north-west. */
const PLACES: Places = {
  byZip: (zip) => (zip === '02108' ? { lon: -71, lat: 42, county: '25025', zip } : null),
  byCity: () => null,
  byCounty: (fips) => (fips === '25025' ? { lon: -71, lat: 42, county: fips } : null),
  byPoint: (lon, lat) => (lon < -60 && lat > 20 ? { lon, lat, county: '25025' } : null),
};

export const file = (name: string, text: string): FolderFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});

/** bailiwick.json from a value, or from its text. */
export const mapping = (value: unknown): FolderFile =>
  file('bailiwick.json', typeof value === 'string' ? value : JSON.stringify(value, null, 1));

/** Two sales of 10.00 and 20.00 at shops A and B. */
export const SALES = file('sales.csv', 'Day,Shop,Amount\n2026-01-02,A,10.00\n2026-02-03,B,20.00\n');

export interface OwnFolder {
  load(...files: FolderFile[]): Promise<LoadResult>;
  rows(query: Sql): Promise<Record<string, unknown>[]>;
  engine(): Engine;
}

/** Loads folders into a fresh database for each test of the file; today is 2026-06-30. */
export function ownFolder(places: Places = PLACES): OwnFolder {
  let engine: Engine;
  beforeEach(async () => {
    engine = await openNative();
    await createTables(engine);
  });
  afterEach(() => engine.close());
  return {
    load: (...files) => loadFolder(files, null, groundOf(places), engine, '2026-06-30'),
    rows: (query) => engine.rows(query),
    engine: () => engine,
  };
}

/** Places as they are, whatever the folder holds. */
export const groundOf =
  (places: Places): GroundOf =>
  async () => ({ places, defects: [] });

/** A gazetteer that knows no place. */
export const NOWHERE: Places = {
  byZip: () => null,
  byCity: () => null,
  byCounty: () => null,
  byPoint: () => null,
};
