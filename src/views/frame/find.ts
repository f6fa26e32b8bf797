import type { Directory } from '#domain/directory.ts';
import type { Session } from '#state/session.svelte.ts';
import type { Option } from '#ui/control/listbox.ts';

/** What lies over the page and is loaded behind its first paint. */
export type Tool = 'find' | 'link';

export interface ToolsProps {
  session: Session;
  /** Route id of the page in view. */
  here: string | null;
  tool: Tool | null;
  ontool: (tool: Tool | null) => void;
  ontheme: () => void;
}

/** What a found entry leads to. */
export type Goal =
  | { readonly kind: 'node' | 'rep' | 'place' | 'download'; readonly id: string }
  | { readonly kind: 'command'; readonly id: CommandId }
  | { readonly kind: 'unknown' };

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly state: string;
}

export const COMMANDS = [
  { id: 'print', label: 'Print this page' },
  { id: 'link', label: 'Copy a link to this view' },
  { id: 'theme', label: 'Switch between light and dark' },
  { id: 'reset', label: 'Remove all filters' },
  { id: 'data', label: 'Data: what is loaded, bring your own tables' },
  { id: 'extract', label: 'Download all rows (.duckdb)' },
] as const;
export type CommandId = (typeof COMMANDS)[number]['id'];

const LEVEL: Readonly<Record<string, string>> = {
  region: 'Region',
  district: 'District',
  territory: 'Territory',
};

function peopleAndGround(directory: Directory): readonly Option[] {
  const names = new Map(directory.nodes.map(({ node, name }) => [node, name]));
  const territories = new Map(directory.territories.map((entry) => [entry.territory, entry.name]));
  return [
    ...directory.nodes.map(({ node, name, level, parent }) => ({
      value: `node:${node}`,
      label: name,
      note: parent === null ? undefined : names.get(parent),
      group: LEVEL[level] ?? level.charAt(0).toUpperCase() + level.slice(1),
    })),
    ...directory.reps.map(({ rep, name, territory }) => ({
      value: `rep:${rep}`,
      label: name,
      note: territory === null ? undefined : territories.get(territory),
      group: 'Rep',
    })),
  ];
}

export interface Findable {
  readonly directory: Directory;
  readonly places: readonly Place[];
  /** Cities with the id of the place they lie in. */
  readonly cities: readonly Place[];
  /** What the page in view offers to take along, e.g. 'Download CSV: Reps'. */
  readonly downloads: readonly string[];
}

/** Everything that can be found, commands last; values are 'kind:id'. */
export function findOptions({ directory, places, cities, downloads }: Findable): readonly Option[] {
  return [
    ...peopleAndGround(directory),
    ...places.map(({ id, name, state }) => ({
      value: `place:${id}`,
      label: name,
      note: state,
      group: 'Place',
    })),
    ...cities.map(({ id, name, state }) => ({
      value: `city:${id}:${name}`,
      label: name,
      note: state,
      group: 'City',
    })),
    ...downloads.map((label, at) => ({ value: `download:${at}`, label, group: 'Command' })),
    ...COMMANDS.map(({ id, label }) => ({ value: `command:${id}`, label, group: 'Command' })),
  ];
}

const KINDS = ['node', 'rep', 'place', 'download'] as const;

/** 'rep:r1' → what it leads to; ids may hold colons. */
export function goalOf(value: string): Goal {
  const colon = value.indexOf(':');
  const [kind, id] = [value.slice(0, colon), value.slice(colon + 1)];
  const known = KINDS.find((name) => name === kind);
  if (known) return { kind: known, id };
  // A city is named beside its place: several lie in one.
  if (kind === 'city') return { kind: 'place', id: id.slice(0, id.indexOf(':')) };
  const command = kind === 'command' ? COMMANDS.find((entry) => entry.id === id) : undefined;
  return command ? { kind: 'command', id: command.id } : { kind: 'unknown' };
}
