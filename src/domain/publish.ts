/** What leaves the house with an extract, from the least to all of it. */
export const PUBLISH_LEVELS = ['summary', 'territory', 'account'] as const;
export type PublishLevel = (typeof PUBLISH_LEVELS)[number];

/** What an extract was published with; an extract that does not say holds all. */
export interface Published {
  readonly level: PublishLevel;
  /** Rows by table of the extract. */
  readonly rows: Readonly<Record<string, number>>;
}

/** How an extract's files are sealed under a passphrase; nothing in it is secret. */
export interface Seal {
  readonly version: 1;
  /** Hex. */
  readonly salt: string;
  readonly iterations: number;
  /** Hex: a sealed nothing, by which a wrong passphrase is told from a damaged file. */
  readonly check: string;
}

/** What a view may need that a level leaves out. */
type Detail = 'accounts' | 'areas' | 'filters' | 'moves' | 'slices' | 'territories';

const TERRITORY = 'This extract was published without accounts';
const SUMMARY = 'This extract was published as a summary';

/** Below 'account', by what is left out: the sentence that says so. */
const LACKS: Readonly<Record<'territory' | 'summary', Partial<Record<Detail, string>>>> = {
  territory: {
    accounts: `${TERRITORY}: no row behind a number is in it.`,
    areas: `${TERRITORY}: an area shows its territory's numbers.`,
    filters: `${TERRITORY}: period, layer and part of the company can be chosen; line, industry, tier and type cannot.`,
    moves: `${TERRITORY}: moves are worked out from them, so none are shown.`,
  },
  summary: {
    accounts: `${SUMMARY}: no row behind a number is in it.`,
    areas: `${SUMMARY}: an area shows the numbers of the part of the company it lies in.`,
    filters: `${SUMMARY}: it shows its numbers as they are and cannot be filtered.`,
    moves: `${SUMMARY}: moves between territories are not in it.`,
    slices: `${SUMMARY}: it shows one period and cannot be filtered.`,
    territories: `${SUMMARY}: territories and reps are not in it.`,
  },
};

/** Why a detail is not there, as a sentence; null where it is. */
export function lacking(
  { published }: { readonly published?: Published | undefined },
  detail: Detail,
): string | null {
  if (!published || published.level === 'account') return null;
  return LACKS[published.level][detail] ?? null;
}
