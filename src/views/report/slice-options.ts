import type { Directory } from '#domain/directory.ts';
import { lacking } from '#domain/publish.ts';
import type { Slice } from '#domain/slice.ts';
import type { Option } from '#ui/control/listbox.ts';
import { TYPE_NAMES } from './filters.ts';
import { pathTo } from './input.ts';

/** One filter of the slice bar that takes several values; none means all. */
export interface SliceFilter {
  readonly key: 'lines' | 'industries' | 'tiers' | 'types';
  readonly name: string;
  readonly options: readonly Option[];
}

const named = (
  list: readonly { readonly id: string; readonly name: string }[],
): readonly Option[] => list.map(({ id, name }) => ({ value: id, label: name }));

/** Filters this data can be cut by; a dimension with one value is no choice. */
export function sliceFilters(directory: Directory): readonly SliceFilter[] {
  if (lacking(directory, 'filters')) return [];
  const types = directory.types.map((type) => ({ value: type, label: TYPE_NAMES[type] }));
  const filters: readonly SliceFilter[] = [
    { key: 'lines', name: 'Line', options: named(directory.lines) },
    { key: 'industries', name: 'Industry', options: named(directory.industries) },
    { key: 'tiers', name: 'Tier', options: named(directory.tiers) },
    { key: 'types', name: 'Type', options: types },
  ];
  return filters.filter(({ options }) => options.length > 1);
}

export const layerOptions = (directory: Directory): readonly Option[] =>
  directory.layers.map(({ layer, name, role }) => ({
    value: layer,
    label: name,
    note: role === name.toLowerCase() ? undefined : role,
  }));

/** Nodes a reader may look at from here: the company, then each node under its parents. */
export function nodeOptions(directory: Directory, layer: string): readonly Option[] {
  const other = new Set(
    directory.territories.filter((t) => t.layer !== layer).map(({ node }) => node),
  );
  return directory.nodes
    .filter(({ node }) => !other.has(node))
    .map((entry) => ({ entry, path: pathTo(directory, entry.node) }))
    .sort((a, b) => comparePaths(a.path, b.path))
    .map(({ entry, path }) => ({
      value: entry.node,
      label: `${'\u2003'.repeat(Math.max(0, path.length - 2))}${entry.parent === null ? 'Whole company' : entry.name}`,
      note: entry.parent === null ? undefined : entry.level,
    }));
}

type Path = ReturnType<typeof pathTo>;
const comparePaths = (a: Path, b: Path): number => {
  const key = (path: Path) => path.map(({ name }) => name).join('\u0000');
  return key(a) < key(b) ? -1 : 1;
};

export const COMPARISONS: readonly Option[] = [
  { value: 'year', label: 'the year before' },
  { value: 'none', label: 'nothing' },
];

export const asCompare = (value: string | undefined): Slice['compare'] =>
  value === 'none' ? value : 'year';
