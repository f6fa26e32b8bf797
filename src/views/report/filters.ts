import type { Directory, Named } from '#domain/directory.ts';
import { month } from '#domain/format.ts';
import type { Slice, TerritoryType } from '#domain/slice.ts';
import { WHOLE } from '#domain/slice.ts';

/** One choice of the reader, with the slice that takes it back. */
export interface ChosenFilter {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly without: Partial<Slice>;
}

export const TYPE_NAMES: Readonly<Record<TerritoryType, string>> = {
  account: 'Account-based',
  industry: 'Industry-based',
  customer: 'Customer-focused',
  potential: 'Market-potential-based',
  geographical: 'Geographical',
};

type ListKey = 'lines' | 'industries' | 'tiers' | 'types';

function listFilters(
  slice: Slice,
  key: ListKey,
  name: string,
  known: readonly Named[],
): readonly ChosenFilter[] {
  const names = new Map(known.map((entry) => [entry.id, entry.name]));
  const chosen: readonly string[] = slice[key];
  return chosen.map((id) => ({
    key: `${key}:${id}`,
    name,
    value: withoutName(names.get(id) ?? id, name),
    without: { [key]: chosen.filter((other) => other !== id) },
  }));
}

/** 'Tier A' under the name Tier is 'A'. */
const withoutName = (value: string, name: string): string =>
  value.startsWith(`${name} `) ? value.slice(name.length + 1) : value;

function periodFilter({ from, to }: Slice): readonly ChosenFilter[] {
  if (from === null || to === null) return [];
  const value = from === to ? month(from) : `${month(from)} to ${month(to)}`;
  return [{ key: 'period', name: 'Period', value, without: { from: null, to: null } }];
}

/** Everything chosen but the node, which is the page's own; in the bar's order. */
export function chosenFilters(
  slice: Slice,
  directory: Directory,
  layer: string,
): readonly ChosenFilter[] {
  const types = directory.types.map((type) => ({ id: type, name: TYPE_NAMES[type] }));
  const layerName =
    directory.layers.find((entry) => entry.layer === slice.layer)?.name ?? slice.layer;
  const one = (on: boolean, filter: ChosenFilter) => (on ? [filter] : []);
  return [
    ...periodFilter(slice),
    ...one(slice.compare !== WHOLE.compare, {
      key: 'compare',
      name: 'Compared with',
      value: 'nothing',
      without: { compare: WHOLE.compare },
    }),
    ...one(slice.layer !== layer, {
      key: 'layer',
      name: 'Layer',
      value: layerName,
      without: { layer },
    }),
    ...listFilters(slice, 'lines', 'Line', directory.lines),
    ...listFilters(slice, 'industries', 'Industry', directory.industries),
    ...listFilters(slice, 'tiers', 'Tier', directory.tiers),
    ...listFilters(slice, 'types', 'Type', types),
    ...one(slice.history !== WHOLE.history, {
      key: 'history',
      name: 'History',
      value: 'as credited',
      without: { history: WHOLE.history },
    }),
  ];
}

/** The slice without any of the choices. */
export const withoutAny = (filters: readonly ChosenFilter[]): Partial<Slice> =>
  filters.reduce<Partial<Slice>>(
    (all, { without, key }) => ({ ...all, ...(key.includes(':') ? emptied(without) : without) }),
    {},
  );

const emptied = (without: Partial<Slice>): Partial<Slice> =>
  Object.fromEntries(Object.keys(without).map((key) => [key, []]));

/** The choice, the last made first, without which something would match; null where none alone is it. */
export const emptyingFilter = (
  filters: readonly ChosenFilter[],
  matches: (without: Partial<Slice>) => boolean,
): ChosenFilter | null => filters.findLast(({ without }) => matches(without)) ?? null;

/** The filters in words, for print and for what an exported file says of itself. */
export function filterText(filters: readonly ChosenFilter[]): string {
  if (filters.length === 0) return 'Filters: none';
  return `Filters: ${filters.map(({ name, value }) => `${name} ${value}`).join(', ')}`;
}
