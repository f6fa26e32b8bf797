import { folded } from './alike.ts';
import { stem } from './column.ts';
import { plainName } from './names.ts';
import { type ColumnProfile, isNumeric, type Profile } from './profile.ts';

/** Rows of one table point by a column to the rows of another, where it is a key. */
export interface Link {
  readonly from: string;
  readonly fromColumn: string;
  readonly to: string;
  readonly toColumn: string;
  readonly reason: string;
}

const ENOUGH = { sameName: 0.3, values: 0.85 } as const;
/** Few values, or numbers, meet by chance. */
const TELLING = 4;

/** Links between any two tables, by names and values; one for each column, the likeliest. */
export function guessLinks(profiles: readonly Profile[]): Link[] {
  const keys = profiles.flatMap((profile) =>
    profile.columns.filter(({ isKey }) => isKey).map((column) => keyOf(profile, column)),
  );
  return profiles.flatMap((from) =>
    from.columns.flatMap((column) => bestLink(from, column, keys) ?? []),
  );
}

interface Key {
  readonly profile: Profile;
  readonly column: ColumnProfile;
  readonly values: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

function keyOf(profile: Profile, column: ColumnProfile): Key {
  const title = plainName(stem(profile.id));
  const single = title.replace(/s$/, '');
  const own = bare(column.plain);
  return {
    profile,
    column,
    values: new Set(column.unique.map(folded)),
    names: new Set([own, `${single} ${own}`, ...(own === 'id' || own === 'code' ? [single] : [])]),
  };
}

/** 'product id' and 'product' name one thing. */
const bare = (plain: string): string => plain.replace(/ (id|no|nr|number|key|code)$/, '') || plain;

interface Scored {
  readonly link: Link;
  readonly score: number;
}

function bestLink(from: Profile, column: ColumnProfile, keys: readonly Key[]): Link | null {
  const scored = keys.flatMap((key) => scoreLink(from, column, key) ?? []);
  return scored.sort((a, b) => b.score - a.score)[0]?.link ?? null;
}

function scoreLink(from: Profile, column: ColumnProfile, key: Key): Scored | null {
  const { profile: to } = key;
  if (to === from || column.unique.length === 0) return null;
  // The bigger of two tables points to the smaller.
  if (column.isKey && from.rows <= to.rows) return null;
  if (isNumeric(column) !== isNumeric(key.column) || column.kind === 'date') return null;
  const named = key.names.has(bare(column.plain));
  const hits = column.unique.filter((text) => key.values.has(folded(text))).length;
  const share = hits / column.unique.length;
  const chance = isNumeric(column) || column.unique.length < TELLING;
  if (!(named ? share >= ENOUGH.sameName : !chance && share >= ENOUGH.values)) return null;
  const reason = named
    ? `both columns have one name, and ${hits} of ${column.unique.length} values are found`
    : `${hits} of ${column.unique.length} values are found there`;
  return {
    link: {
      from: from.id,
      fromColumn: column.name,
      to: to.id,
      toColumn: key.column.name,
      reason,
    },
    score: share + (named ? 1 : 0),
  };
}
