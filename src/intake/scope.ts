import { stem } from './column.ts';
import type { Link } from './guess-joins.ts';
import type { ColumnProfile, Profile } from './profile.ts';

/** A column a block of a table can read: its own, or one reached by links. */
export interface Reachable {
  /** As a mapping names it: 'Product Name', or 'products.Product Name' where only that is clear. */
  readonly ref: string;
  readonly profile: Profile;
  readonly column: ColumnProfile;
  /** Links from the table to where the column stands; none for its own. */
  readonly links: readonly Link[];
}

/** Links are followed so far: order → rep → region. */
const DEEPEST = 2;

/** Own columns first, then those of linked tables, the nearest first; keys of joins left out. */
export function reachable(
  base: Profile,
  links: readonly Link[],
  profiles: ReadonlyMap<string, Profile>,
): Reachable[] {
  const own = base.columns.map((column) => ({
    ref: column.name,
    profile: base,
    column,
    links: [],
  }));
  const joined = pathsFrom(base.id, links).flatMap((path) => columnsAt(path, profiles));
  const names = [...own, ...joined].map(({ column }) => column.name);
  const named = joined.map((it) => {
    const clear = names.filter((name) => name === it.column.name).length === 1;
    return clear ? it : { ...it, ref: `${stem(it.profile.id)}.${it.column.name}` };
  });
  return [...own, ...named];
}

type Path = readonly Link[];

/** One way to each table that can be reached, the shortest. */
function pathsFrom(base: string, links: readonly Link[]): Path[] {
  const seen = new Set([base]);
  const found: Path[] = [];
  let ends: Path[] = [[]];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: Path[] = [];
    for (const path of ends) {
      const at = path.at(-1)?.to ?? base;
      for (const link of links) {
        if (link.from !== at || seen.has(link.to)) continue;
        seen.add(link.to);
        next.push([...path, link]);
      }
    }
    found.push(...next);
    ends = next;
  }
  return found;
}

function columnsAt(path: Path, profiles: ReadonlyMap<string, Profile>): Reachable[] {
  const last = path.at(-1);
  const profile = last && profiles.get(last.to);
  if (!last || !profile) return [];
  return profile.columns.flatMap((column) =>
    column.name === last.toColumn ? [] : [{ ref: column.name, profile, column, links: path }],
  );
}
