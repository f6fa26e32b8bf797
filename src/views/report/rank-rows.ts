import type { Directory } from '#domain/directory.ts';
import type { RepFacts } from '#domain/facts.ts';
import { capital, counted, inWords, list, money, number, share, signed } from '#domain/format.ts';
import type { NoRanking, RankGroup, RankedRep, Ranking } from '#domain/ranking.ts';
import { isRanking } from '#domain/ranking.ts';

/** A rep in one of the three orders. */
export interface RankRow {
  readonly rep: string;
  readonly name: string;
  readonly territory: string;
  readonly territoryId: string | null;
  /** Effect, cents or attainment; NaN where not known. */
  readonly value: number;
  readonly text: string;
  /** 90 % interval of the effect; null in the other orders. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly intervalText: string;
  readonly rankText: string;
  readonly group: RankGroup | null;
}

export type RankMode = 'fair' | 'revenue' | 'attainment';

const percent = (value: number): string => signed(share(value, 0));

function names(directory: Directory, rep: string, territory: string | null) {
  return {
    rep,
    name: directory.reps.find((entry) => entry.rep === rep)?.name ?? rep,
    territoryId: territory,
    territory: directory.territories.find((entry) => entry.territory === territory)?.name ?? '',
  };
}

function fairRow(directory: Directory, row: RankedRep): RankRow {
  return {
    ...names(directory, row.rep, row.territory),
    value: row.effect,
    text: percent(row.effect),
    interval: [row.low, row.high],
    intervalText: `${signed(number(row.low * 100))} to ${signed(number(row.high * 100))}`,
    rankText:
      row.rankLow === row.rankHigh
        ? number(row.rankLow)
        : `${number(row.rankLow)}–${number(row.rankHigh)}`,
    group: row.group,
  };
}

function plainRow(directory: Directory, facts: RepFacts, value: number, text: string): RankRow {
  const named = names(directory, facts.rep, facts.territory);
  return { ...named, value, text, interval: null, intervalText: '', rankText: '', group: null };
}

/** Attainment of reps comes with the ranking; without one it is taken from `attainment`. */
export function rankRows(
  directory: Directory,
  reps: readonly RepFacts[],
  ranking: Ranking | NoRanking,
  mode: RankMode,
  attainment: (rep: RepFacts) => number,
): readonly RankRow[] {
  if (mode === 'fair')
    return isRanking(ranking) ? ranking.rows.map((row) => fairRow(directory, row)) : [];
  const rows = reps.map((rep) => {
    const value = mode === 'revenue' ? rep.revenueCents : attainment(rep);
    const text = mode === 'revenue' ? money(value, directory.currency) : share(value);
    return plainRow(directory, rep, value, text);
  });
  return rows.sort((a, b) => order(b.value) - order(a.value) || (a.rep < b.rep ? -1 : 1));
}

const order = (value: number): number => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value);

/** The title of a plain order: who books most, or how many reach their quota. */
export function orderTitle(rows: readonly RankRow[], mode: 'revenue' | 'attainment'): string {
  const known = rows.filter(({ value }) => !Number.isNaN(value));
  const [first] = known;
  if (!first) return mode === 'revenue' ? 'No revenue is credited' : 'No rep carries a quota';
  if (mode === 'revenue') return `${first.name} books the most: ${first.text}`;
  const reached = known.filter(({ value }) => value >= 1).length;
  return `${capital(inWords(reached))} of ${counted(known.length, 'rep')} ${reached === 1 ? 'reaches' : 'reach'} the quota`;
}

export const rankNote = (ranking: Ranking | NoRanking, mode: RankMode): string => {
  if (mode === 'revenue')
    return 'Revenue credited in the period: what the ground gave is not taken out';
  if (mode === 'attainment') return 'Revenue credited ÷ quota of the period: as fair as the quota';
  if (!isRanking(ranking)) return ranking.reason;
  return `Revenue against what ${list(ranking.predictors)} predict, % · dot: estimate, line: 90 % interval`;
};

/** A symmetric scale that holds every interval. */
export function effectDomain(rows: readonly RankRow[]): readonly [number, number] {
  const ends = rows.flatMap(({ interval }) =>
    interval ? [Math.abs(interval[0]), Math.abs(interval[1])] : [],
  );
  const most = Math.max(0.1, ...ends);
  return [-most, most];
}
