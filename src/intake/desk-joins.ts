import type { DeskJoin, DeskMiss, Origin } from '#domain/desk.ts';
import type { Join } from '#domain/mapping.ts';
import type { Readings } from '#domain/reading.ts';
import { alikeFinder } from './alike.ts';
import { writtenOtherwise } from './variants.ts';
import type { Draft, DraftBlock } from './draft.ts';
import type { Known } from './guess-block.ts';
import type { Link } from './guess-joins.ts';
import type { Profile } from './profile.ts';
import { tallyOf } from './tally.ts';

const MOST_SHOWN = 20;
/** Misses that are compared with every partner, the most frequent first. */
const MOST_COMPARED = 200;

interface Told extends Link {
  readonly origin: Origin;
}

/** Every join there is or could be, with what it misses; texts of one column written in several ways. */
export function deskJoins(draft: Draft, known: Known): DeskJoin[] {
  const made = draft.blocks.flatMap((block) => block.join.map((join) => toldOf(block, join)));
  const all = [...made, ...known.links.map((link): Told => ({ ...link, origin: 'guessed' }))];
  const unique = new Map(
    all.toReversed().map((it) => [`${it.from}\n${it.fromColumn}\n${it.to}`, it]),
  );
  const joins = [...unique.values()].toReversed().flatMap((it) => joinOf(it, draft, known) ?? []);
  return [...joins, ...draft.blocks.flatMap((block) => variants(block, draft, known))];
}

function toldOf({ file, origin }: DraftBlock, join: Join): Told {
  const [fromColumn, toColumn] =
    typeof join.on === 'string' ? [join.on, join.on] : (Object.entries(join.on)[0] ?? ['', '']);
  return { from: file, fromColumn, to: join.file, toColumn, origin, reason: 'the mapping says so' };
}

function joinOf(told: Told, draft: Draft, known: Known): DeskJoin | null {
  const from = known.profiles.get(told.from);
  const to = known.profiles.get(told.to);
  if (!from?.source.header.includes(told.fromColumn) || !to) return null;
  const guessed = known.links.find(
    (it) => it.from === told.from && it.fromColumn === told.fromColumn && it.to === told.to,
  );
  const mends = draft.options.tables[told.from]?.mends?.[told.fromColumn] ?? {};
  const keys = tallyOf(to.source, told.toColumn);
  const missed = missesOf(from, told.fromColumn, (text) => keys.has(mends[text] ?? text));
  const like = alikeFinder([...keys.keys()]);
  return {
    ...told,
    reason: guessed?.reason ?? told.reason,
    rows: sum([...tallyOf(from.source, told.fromColumn).values()]),
    missedRows: sum(missed.map(([, rows]) => rows)),
    misses: [...mended(from, told.fromColumn, mends), ...shown(missed, like)],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

type Missed = readonly [text: string, rows: number];

const missesOf = (
  { source }: Profile,
  column: string,
  isThere: (text: string) => boolean,
): Missed[] =>
  [...tallyOf(source, column)]
    .filter(([text]) => !isThere(text))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** Those that can be mended with a click come first. */
function shown(missed: readonly Missed[], like: (text: string) => string | null): DeskMiss[] {
  const told = missed
    .slice(0, MOST_COMPARED)
    .map(([value, rows]) => ({ value, rows, like: like(value), mended: null }));
  return told
    .sort((a, b) => Number(b.like !== null) - Number(a.like !== null))
    .slice(0, MOST_SHOWN);
}

const mended = (
  { source }: Profile,
  column: string,
  mends: Readonly<Record<string, string>>,
): DeskMiss[] =>
  Object.entries(mends).map(([value, readAs]) => ({
    value,
    rows: tallyOf(source, column).get(value) ?? 0,
    like: readAs,
    mended: readAs,
  }));

/** People and accounts that have no table of their own: the same name in several writings. */
const NAMED = ['seller', 'owner', 'name'] as const;

function variants(block: DraftBlock, draft: Draft, known: Known): DeskJoin[] {
  if (block.role !== 'sales' && block.role !== 'accounts') return [];
  return NAMED.flatMap((field) => {
    const column = block.fields.get(field)?.value;
    const profile = known.profiles.get(block.file);
    if (typeof column !== 'string' || !profile?.source.header.includes(column)) return [];
    const linked = known.links.some((it) => it.from === block.file && it.fromColumn === column);
    return linked ? [] : variantsOf(profile, column, field, draft.options.tables);
  });
}

function variantsOf(
  profile: Profile,
  column: string,
  field: string,
  readings: Readings,
): DeskJoin[] {
  const tally = tallyOf(profile.source, column);
  const mends = readings[profile.id]?.mends?.[column] ?? {};
  const likes = writtenOtherwise(tally);
  const missed = [...likes].filter(([text]) => mends[text] === undefined);
  if (likes.size === 0 && Object.keys(mends).length === 0) return [];
  const misses = missed.map(([value, like]) => ({
    value,
    rows: tally.get(value) ?? 0,
    like,
    mended: null,
  }));
  return [
    {
      from: profile.id,
      fromColumn: column,
      to: profile.id,
      toColumn: column,
      origin: 'guessed',
      reason: `${field}: names that differ in case, blanks, signs or a letter only`,
      rows: sum([...tally.values()]),
      missedRows: sum(misses.map(({ rows }) => rows)),
      misses: [...mended(profile, column, mends), ...misses.slice(0, MOST_SHOWN)],
    },
  ];
}
