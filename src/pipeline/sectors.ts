/** NAICS 2022 sectors by two-digit prefix (US Census Bureau). */
const SECTORS: Readonly<Record<string, string>> = {
  11: 'Agriculture',
  21: 'Mining',
  22: 'Utilities',
  23: 'Construction',
  31: 'Manufacturing',
  32: 'Manufacturing',
  33: 'Manufacturing',
  42: 'Wholesale',
  44: 'Retail',
  45: 'Retail',
  48: 'Transport',
  49: 'Warehousing',
  51: 'Information',
  52: 'Finance',
  53: 'Real estate',
  54: 'Professional services',
  55: 'Company management',
  56: 'Administrative services',
  61: 'Education',
  62: 'Health care',
  71: 'Arts and recreation',
  72: 'Hospitality',
  81: 'Other services',
  92: 'Public administration',
};

/** Name of a NAICS code's sector with the code where it says more; null for what is no code. */
export function sectorName(code: string): string | null {
  if (!/^\d{2,6}$/.test(code)) return null;
  const sector = SECTORS[code.slice(0, 2)];
  if (sector === undefined) return null;
  return code.length === 2 ? sector : `${sector} ${code}`;
}
