const WORDS: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  ft: 'fort',
  mt: 'mount',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
  twp: 'township',
};

/**
 * A place name as a key: lower case, no accents or punctuation, short forms written out, so that
 * 'St. Louis', 'Saint Louis' and 'ST LOUIS' are one.
 */
export const placeKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => WORDS[word] ?? word)
    .join(' ');

const COUNTY_KIND =
  / (?:county|parish|city and borough|borough|census area|municipality|municipio|planning region)$/;

/** A county's name as keys: what kind of county it is matters only beside a city of its name. */
export function countyKeys(name: string): readonly string[] {
  const key = placeKey(name).replace(COUNTY_KIND, '');
  return [...new Set([key, key.replace(/ city$/, '')])];
}

/**
 * Connecticut's counties until 2022 → the planning region of 2023 with most of their people,
 * by FIPS and by name.
 */
export const FORMER_COUNTIES: readonly (readonly [fips: string, name: string, now: string])[] = [
  ['09001', 'Fairfield', '09190'],
  ['09003', 'Hartford', '09110'],
  ['09005', 'Litchfield', '09160'],
  ['09007', 'Middlesex', '09130'],
  ['09009', 'New Haven', '09170'],
  ['09011', 'New London', '09180'],
  ['09013', 'Tolland', '09110'],
  ['09015', 'Windham', '09150'],
];

const CITY_KIND = / (?:township|charter township|consolidated government|metro government|city)$/;

/** A city's name as keys, the one to try first ahead: as written, then without what kind it is. */
export function cityKeys(name: string): readonly string[] {
  const plain = name.replace(/\(.*\)/, '');
  const key = placeKey(plain).replace(/^(?:city|town|village) of /, '');
  const bare = key.replace(CITY_KIND, '');
  // Joined governments carry the city first: 'Nashville-Davidson', 'Louisville/Jefferson County'.
  const first = placeKey(plain.split(/[-–/]/)[0] ?? plain);
  // 'San Buenaventura (Ventura)' goes by either name.
  const other = placeKey(/\((.*)\)/.exec(name)?.[1] ?? '');
  return [...new Set([key, bare, first, other])].filter((candidate) => candidate !== '');
}
