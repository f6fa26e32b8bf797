/** Names of months in the languages tables come in; January first. */
const NAMES = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
].map((names) => names.split(' '));

/** Short forms that are no first letters of a name. */
const SHORT: Readonly<Record<string, number>> = { mrz: 3, sept: 9, maerz: 3, fevrier: 2, aout: 8 };

/** 'Dec', 'dezember' → 12; null for what is no month, or could be two. */
export function monthOf(name: string): number | null {
  const small = name.toLowerCase().replace(/\.$/, '');
  if (small.length < 3) return null;
  const short = SHORT[small];
  if (short !== undefined) return short;
  const found = NAMES.flatMap((names) =>
    names.flatMap((full, i) => (full.startsWith(small) ? [i + 1] : [])),
  );
  return new Set(found).size === 1 ? (found[0] ?? null) : null;
}
