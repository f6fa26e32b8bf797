import type { Named } from '#domain/directory.ts';

/** Names shown as one row. */
export interface Family extends Named {
  readonly ids: readonly string[];
}

/** More rows than this and a table is a list of codes. */
const MOST_ROWS = 20;
const OTHER = 'other';

/** Sectors of the North American Industry Classification System 2022, by their first two digits. */
const NAICS_SECTORS: readonly (readonly [digits: readonly string[], name: string])[] = [
  [['11'], 'Agriculture, forestry, fishing'],
  [['21'], 'Mining, oil and gas'],
  [['22'], 'Utilities'],
  [['23'], 'Construction'],
  [['31', '32', '33'], 'Manufacturing'],
  [['42'], 'Wholesale trade'],
  [['44', '45'], 'Retail trade'],
  [['48', '49'], 'Transportation and warehousing'],
  [['51'], 'Information'],
  [['52'], 'Finance and insurance'],
  [['53'], 'Real estate'],
  [['54'], 'Professional services'],
  [['55'], 'Company management'],
  [['56'], 'Administrative and waste services'],
  [['61'], 'Educational services'],
  [['62'], 'Health care'],
  [['71'], 'Arts and recreation'],
  [['72'], 'Accommodation and food'],
  [['81'], 'Other services'],
  [['92'], 'Public administration'],
];

const isCode = ({ id }: Named): boolean => /^\d{3,6}$/.test(id);

/** The sector of a code; a code of no sector is kept by its first two digits. */
function sectorOf(code: string): Named {
  const digits = code.slice(0, 2);
  const sector = NAICS_SECTORS.find(([all]) => all.includes(digits));
  return sector ? { id: sector[0].join('-'), name: sector[1] } : { id: digits, name: `${digits}…` };
}

function grouped(names: readonly Named[], familyOf: (name: Named) => Named): readonly Family[] {
  const families = new Map<string, Family>();
  for (const name of names) {
    const family = familyOf(name);
    const ids = families.get(family.id)?.ids ?? [];
    families.set(family.id, { ...family, ids: [...ids, name.id] });
  }
  return [...families.values()];
}

/**
 * Rows of a readable table: each name its own up to twenty; codes beyond that by their sector, other
 * names by `weight`, the light ones together as “Other”.
 */
export function families(
  names: readonly Named[],
  weight: (id: string) => number,
): readonly Family[] {
  if (names.length <= MOST_ROWS) return grouped(names, (name) => name);
  if (names.every(isCode)) return grouped(names, ({ id }) => sectorOf(id));
  const heavy = new Set(
    [...names]
      .sort((a, b) => weight(b.id) - weight(a.id))
      .slice(0, MOST_ROWS - 1)
      .map(({ id }) => id),
  );
  const other = { id: OTHER, name: `Other (${names.length - heavy.size})` };
  return grouped(names, (name) => (heavy.has(name.id) ? name : other));
}
