import type { FieldValue, Join } from '#domain/mapping.ts';
import type { RoleName } from '#domain/roles.ts';
import { stem } from './column.ts';
import type { DraftBlock, DraftField } from './draft.ts';
import { guessFields } from './guess-fields.ts';
import type { Link } from './guess-joins.ts';
import { nameRank } from './names.ts';
import type { Profile } from './profile.ts';
import { reachable, type Reachable } from './scope.ts';

/** All that is known of the tables at hand. */
export interface Known {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly links: readonly Link[];
}

/** A table as a block of a role, its fields guessed; joins as far as its fields need them. */
export function guessBlock(
  role: RoleName,
  profile: Profile,
  known: Known,
  reason: string,
): DraftBlock {
  const scope = reachable(profile, known.links, known.profiles);
  const found = guessFields(role, scope);
  const fields = new Map(
    [...found].map(([field, { at, reason: why }]): [string, DraftField] => [
      field,
      { value: at.ref, origin: 'guessed', reason: why },
    ]),
  );
  const area = role === 'reps' || role === 'territories' ? guessArea(scope) : [];
  const used = [...[...found.values()].map(({ at }) => at), ...area.map(([, at]) => at)];
  return {
    role,
    file: profile.id,
    origin: 'guessed',
    reason,
    join: joinsOf(profile.id, used),
    area: Object.fromEntries(area.map(([level, at]) => [level, at.ref])),
    extra: {},
    fields,
  };
}

/** Levels above a rep or territory, from the top. */
function guessArea(scope: readonly Reachable[]): [level: string, Reachable][] {
  return (['region', 'district'] as const).flatMap((level) => {
    const at = scope.find(
      ({ column }) => nameRank(level, column.plain) !== null && column.kind === 'text',
    );
    return at ? [[level, at] as [string, Reachable]] : [];
  });
}

/** The joins that reach the columns, in the order they must be made. */
export function joinsOf(base: string, used: readonly Reachable[]): Join[] {
  const links = new Map<string, Link>();
  for (const { links: path } of used) for (const link of path) links.set(link.to, link);
  return [...links.values()].map(({ from, to, fromColumn, toColumn }) => {
    const here = from === base ? fromColumn : `${stem(from)}.${fromColumn}`;
    return { file: to, on: here === toColumn ? here : { [here]: toColumn } };
  });
}

export const withField = (
  block: DraftBlock,
  field: string,
  value: FieldValue,
  reason: string,
): DraftBlock => ({
  ...block,
  fields: new Map(block.fields).set(field, { value, origin: 'guessed', reason }),
});

export const valueOf = (block: DraftBlock, field: string): FieldValue | null =>
  block.fields.get(field)?.value ?? null;
