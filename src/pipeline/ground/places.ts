import type { Ground } from './ground.ts';
import { placeLocator } from './locate.ts';
import { cityKeys, countyKeys, FORMER_COUNTIES, placeKey } from './names.ts';

/** Where something is: degrees, and the area it falls in. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
  /** FIPS. */
  readonly county: string;
  readonly zip?: string;
}

/** Look-ups of places as people write them; null where there is none. */
export interface Places {
  /** A ZIP code; what follows its five digits ('77002-1234') is ignored. */
  readonly byZip: (zip: string) => Place | null;
  /** A city and its state (postal code or name, '' for any); of several, the most populous. */
  readonly byCity: (city: string, state: string) => Place | null;
  /** A county by FIPS, or by name and state; of 'Shelby County/Jefferson County' the first. */
  readonly byCounty: (nameOrFips: string, state?: string) => Place | null;
  /** Degrees on the ground of the 50 states and DC, or within 25 km of a ZIP off their coast. */
  readonly byPoint: (lon: number, lat: number) => Place | null;
}

/** Makes the look-ups over a ground (0.1 s). */
export function placesOf(ground: Ground): Places {
  const byPoint = pointLookup(ground);
  const stateOf = stateLookup(ground);
  const zipPlace = zipLookup(ground);
  const cities = cityIndex(ground);
  const counties = countyIndex(ground);
  return {
    byPoint,
    byZip: zipPlace,
    byCity: (city, state) => {
      const found = first(
        cities,
        cityKeys(city).map((key) => `${stateOf(state)} ${key}`),
      );
      if (!found) return null;
      return 'zip' in found ? zipPlace(found.zip) : byPoint(found.lon, found.lat);
    },
    byCounty: (nameOrFips, state) => {
      if (state === undefined) return counties.get(nameOrFips.trim().padStart(5, '0')) ?? null;
      const keys = nameOrFips.split('/').flatMap(countyKeys);
      return (
        first(
          counties,
          keys.map((key) => `${stateOf(state)} ${key}`),
        ) ?? null
      );
    },
  };
}

/** What the first known of the keys stands for. */
const first = <T>(index: ReadonlyMap<string, T>, keys: readonly string[]): T | undefined =>
  keys.map((key) => index.get(key)).find((found) => found !== undefined);

function zipLookup(ground: Ground): Places['byZip'] {
  const zips = new Map(ground.zips.map((zip) => [zip.zip, zip]));
  return (text) => {
    const zip = zips.get(text.trim().slice(0, 5));
    return zip ? { lon: zip.lon, lat: zip.lat, county: zip.county, zip: zip.zip } : null;
  };
}

/** 'Texas', 'texas' or 'tx' → 'TX'; unknown names stay as they are. */
function stateLookup(ground: Ground): (state: string) => string {
  const codes = new Map(ground.states.map(({ name, code }) => [placeKey(name), code]));
  return (state) => codes.get(placeKey(state)) ?? state.trim().toUpperCase();
}

/** Cities, then post-office names of ZIPs that are no city; the most populous of a name wins. */
function cityIndex(
  ground: Ground,
): ReadonlyMap<string, { readonly lon: number; readonly lat: number } | { readonly zip: string }> {
  const index = new Map<string, { lon: number; lat: number } | { zip: string }>();
  const add = (
    state: string,
    name: string,
    place: { lon: number; lat: number } | { zip: string },
  ) => {
    for (const key of cityKeys(name)) {
      for (const at of [`${state} ${key}`, ` ${key}`]) if (!index.has(at)) index.set(at, place);
    }
  };
  for (const { state, name, lon, lat } of ground.cities) add(state, name, { lon, lat });
  const peopled = [...ground.zips].sort((a, b) => b.population - a.population);
  for (const { state, city, zip } of peopled) add(state, city, { zip });
  return index;
}

function countyIndex(ground: Ground): ReadonlyMap<string, Place> {
  const index = new Map<string, Place>();
  for (const { fips, name, state, lon, lat } of ground.counties) {
    const place = { lon, lat, county: fips };
    index.set(fips, place);
    index.set(`${state} ${countyKeys(name)[0] ?? ''}`, place);
  }
  for (const [fips, name, now] of FORMER_COUNTIES) {
    const place = index.get(now);
    if (place) index.set(fips, place).set(`CT ${placeKey(name)}`, place);
  }
  return index;
}

function pointLookup(ground: Ground): Places['byPoint'] {
  const locate = placeLocator(ground, ground.arcs, ground.countyShapes);
  return (lon, lat) => {
    const found = locate(lon, lat);
    if (!found) return null;
    return { lon, lat, county: 'zip' in found ? found.county : found.id };
  };
}
