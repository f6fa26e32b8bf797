import type { Readings } from '#domain/reading.ts';
import type { Known } from './guess-block.ts';
import { guessLinks } from './guess-joins.ts';
import { type Profile, profileOf } from './profile.ts';
import type { TableSource } from './source.ts';

/** Profiles made before; a source that was not opened again keeps its own. */
export type ProfileCache = WeakMap<TableSource, Map<string, Profile>>;

/** Looks at the first rows of every table and at what they have in common. */
export function knownOf(
  sources: readonly TableSource[],
  readings: Readings,
  cache: ProfileCache = new WeakMap(),
): Known {
  const profiles = sources.map((source) =>
    cached(cache, source, readings[source.id]?.decimal ?? null),
  );
  return {
    profiles: new Map(profiles.map((profile) => [profile.id, profile])),
    links: guessLinks(profiles.filter(({ source }) => !source.hidden)),
  };
}

function cached(cache: ProfileCache, source: TableSource, decimal: '.' | ',' | null): Profile {
  const made = cache.get(source) ?? new Map<string, Profile>();
  cache.set(source, made);
  const key = decimal ?? '';
  const known = made.get(key) ?? profileOf(source, decimal);
  made.set(key, known);
  return known;
}
