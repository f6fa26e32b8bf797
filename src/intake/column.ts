/** A file whose columns can be named: the block's own first, then its joins in order. */
export interface Scope {
  readonly file: string;
  readonly header: readonly string[];
}

/** A column of the block's file (`join` −1) or of its n-th join. */
export interface ColumnAt {
  readonly file: string;
  readonly column: string;
  readonly join: number;
}

export type ColumnFound =
  | { readonly kind: 'found'; readonly at: ColumnAt }
  | { readonly kind: 'none' | 'several'; readonly message: string; readonly remedy: string };

/** 'stores.csv.gz', 'all.zip/stores.parquet', 'book.xlsx#stores' → 'stores'. */
export const stem = (file: string): string =>
  file
    .replace(/^.*[/#]/, '')
    .replace(/(\.(csv|tsv|txt|tab|psv|parquet|arrows?|feather|json|geojson|xlsx?))?(\.gz)?$/i, '');

/** By name in the own file; as `stem.name` in a join; by name alone where one join has it. */
export function findColumn(name: string, scope: readonly Scope[]): ColumnFound {
  const wanted = name.trim();
  const at = (index: number, column: string): ColumnFound => {
    const file = scope[index]?.file ?? '';
    return { kind: 'found', at: { file, column, join: index - 1 } };
  };
  if (scope[0]?.header.includes(wanted)) return at(0, wanted);
  for (const [index, { file, header }] of scope.entries()) {
    const prefix = `${stem(file)}.`;
    const rest = wanted.slice(prefix.length);
    if (wanted.startsWith(prefix) && header.includes(rest)) return at(index, rest);
  }
  const holders = scope.flatMap(({ header }, index) => (header.includes(wanted) ? [index] : []));
  if (holders.length === 1 && holders[0] !== undefined) return at(holders[0], wanted);
  return holders.length > 1
    ? several(
        wanted,
        holders.map((i) => scope[i]?.file ?? ''),
      )
    : none(wanted, scope);
}

function several(name: string, files: readonly string[]): ColumnFound {
  const ways = files.map((file) => `"${stem(file)}.${name}"`).join(' or ');
  return {
    kind: 'several',
    message: `${files.join(' and ')} both have this column.`,
    remedy: `Write ${ways}.`,
  };
}

function none(name: string, scope: readonly Scope[]): ColumnFound {
  const files = scope.map((it) => it.file).join(', ');
  const like = scope.flatMap((it) => it.header).find((column) => folded(column) === folded(name));
  const known = scope
    .flatMap((it) => it.header)
    .slice(0, 30)
    .join(', ');
  const remedy = like === undefined ? `There are: ${known}.` : `Did you mean "${like}"?`;
  return { kind: 'none', message: `there is no such column in ${files}.`, remedy };
}

/** Names that differ in case, blanks or signs only are likely meant alike. */
const folded = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
