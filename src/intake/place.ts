/** A spot on the ground: degrees, and the unit it lies in: a county's 5-digit FIPS, or an own one's id. */
export interface Placed {
  readonly lon: number;
  readonly lat: number;
  readonly county: string;
  readonly zip?: string;
}

/** The gazetteer. ZIPs are 5 digits, states codes or names, counties 5-digit FIPS, or names with a state. */
export interface Places {
  byZip(zip: string): Placed | null;
  byCity(city: string, state: string): Placed | null;
  byCounty(nameOrFips: string, state?: string): Placed | null;
  byPoint(lon: number, lat: number): Placed | null;
  /** Of units of one's own, anywhere on earth: by id or name. Absent: units are US counties. */
  readonly byUnit?: (idOrName: string) => Placed | null;
}

/** What a row says about where something is; '' and null are not said. */
export interface PlaceFields {
  readonly unit: string;
  readonly county: string;
  readonly zip: string;
  readonly city: string;
  readonly state: string;
  /** '' is the United States. */
  readonly country: string;
  readonly lat: number | null;
  readonly lon: number | null;
}

export type PlaceBy = 'unit' | 'zip' | 'point' | 'city' | 'county';

export interface PlaceFound {
  readonly placed: Placed | null;
  readonly by: PlaceBy | null;
  /** True when latitude and longitude stood in each other's column. */
  readonly swapped: boolean;
}

const NOWHERE: PlaceFound = { placed: null, by: null, swapped: false };

/** The first that is known of: unit id, ZIP, coordinates, city + state, county. */
export function findPlace(fields: PlaceFields, places: Places): PlaceFound {
  if (places.byUnit) {
    const own = ownPlace(fields, places, places.byUnit);
    if (own) return own;
  }
  if (isAbroad(fields.country)) return NOWHERE;
  const zip = mendZip(fields.zip)?.zip;
  const named: readonly [PlaceBy, () => Placed | null][] = [
    ['unit', () => byUnit(fields.unit, places)],
    ['zip', () => (zip === undefined ? null : places.byZip(zip))],
    ['point', () => byPoint(fields.lon, fields.lat, places)],
  ];
  for (const [by, find] of named) {
    const placed = find();
    if (placed) return { placed, by, swapped: false };
  }
  const turned = byPoint(fields.lat, fields.lon, places);
  if (turned) return { placed: turned, by: 'point', swapped: true };
  return byName(fields, places);
}

/** Whatever column holds a unit's id or name, then coordinates. */
function ownPlace(
  { unit, zip, county, state, city, lat, lon }: PlaceFields,
  places: Places,
  byUnit: NonNullable<Places['byUnit']>,
): PlaceFound | null {
  for (const text of [unit, zip, county, state, city]) {
    const placed = text === '' ? null : byUnit(text);
    if (placed) return { placed, by: 'unit', swapped: false };
  }
  const placed = byPoint(lon, lat, places);
  return placed && { placed, by: 'point', swapped: false };
}

function byName(fields: PlaceFields, places: Places): PlaceFound {
  const [name, state] =
    fields.state === '' ? cityAndState(fields.city) : [fields.city, fields.state];
  const city = name === '' ? null : places.byCity(name, state);
  if (city) return { placed: city, by: 'city', swapped: false };
  const county = byCounty(fields, places);
  return county ? { placed: county, by: 'county', swapped: false } : NOWHERE;
}

/** 'Boston, MA' → Boston in MA; without a state the largest city of the name is meant. */
function cityAndState(text: string): [city: string, state: string] {
  const [, city, state] = /^(.+?),\s*([\p{L} .]{2,25})$/u.exec(text) ?? [];
  return [city ?? text, state ?? ''];
}

const HOME =
  /^(us|usa|u\.s\.|u\.s\.a\.|united states( of america)?|america|vereinigte staaten( von amerika)?|etats-unis|états-unis|estados unidos|ee\.? ?uu\.?)$/i;

/** Whether a country is said that is not the United States. */
export const isAbroad = (country: string): boolean => country !== '' && !HOME.test(country);

function byUnit(id: string, places: Places): Placed | null {
  const fips = mendDigits(id, 5);
  return fips === null ? null : places.byCounty(fips.text);
}

function byCounty({ county, state }: PlaceFields, places: Places): Placed | null {
  const named = county !== '' && state !== '' && !/^\d/.test(county);
  return named ? places.byCounty(county, state) : byUnit(county, places);
}

/** 0, 0 lies in the sea and stands for "unknown" in many systems. */
function byPoint(lon: number | null, lat: number | null, places: Places): Placed | null {
  if (lon === null || lat === null || (lon === 0 && lat === 0)) return null;
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? places.byPoint(lon, lat) : null;
}

export interface MendedZip {
  readonly zip: string;
  /** True when leading zeros were lost and put back. */
  readonly mended: boolean;
}

/** '1001', '1001.0', '01001-2345', '010012345' → '01001'; null when it is no ZIP. */
export function mendZip(text: string): MendedZip | null {
  const plus4 = /^(\d{5})-?\d{4}$/.exec(text.trim());
  if (plus4?.[1] !== undefined) return { zip: plus4[1], mended: false };
  const lost = /^(\d{4})-\d{4}$/.exec(text.trim());
  const digits = mendDigits(lost?.[1] ?? text, 5);
  return digits === null ? null : { zip: digits.text, mended: digits.mended };
}

/** Spreadsheets turn codes into numbers: leading zeros go, '.0' may come. */
function mendDigits(text: string, width: number): { text: string; mended: boolean } | null {
  const digits = /^(\d{3,})(?:\.0+)?$/.exec(text.trim())?.[1];
  if (digits === undefined || digits.length > width) return null;
  return { text: digits.padStart(width, '0'), mended: digits.length < width };
}
