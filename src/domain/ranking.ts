import type { Directory } from './directory.ts';
import { drawsOf } from './draws.ts';
import type { RepFacts } from './facts.ts';
import { number } from './format.ts';
import { randomEffects, type Effect } from './random-effect.ts';
import { countedQuarters, repLevels } from './rep-quarters.ts';

export type RankGroup = 'above' | 'expected' | 'below';

/** One rep against what the ground explains. Shares: 0.21 is 21 % more than expected. */
export interface RankedRep {
  readonly rep: string;
  readonly territory: string | null;
  readonly effect: number;
  /** 90 % interval of the effect. */
  readonly low: number;
  readonly high: number;
  readonly group: RankGroup;
  /** 80 % interval of the rank, 1 the best. */
  readonly rankLow: number;
  readonly rankHigh: number;
  readonly revenueCents: number;
  /** NaN without a quota. */
  readonly attainment: number;
}

export interface Ranking {
  /** What was taken out, in the words the page shows. */
  readonly predictors: readonly string[];
  readonly groups: Readonly<Record<RankGroup, number>>;
  /** The largest effect first. */
  readonly rows: readonly RankedRep[];
  /** Reps without enough quarters or without potential. */
  readonly leftOut: readonly string[];
  readonly caution: string;
}

/** Why no fair ranking is made. */
export interface NoRanking {
  readonly reason: string;
}

export const isRanking = (result: Ranking | NoRanking): result is Ranking => 'rows' in result;

const FEWEST_REPS = 12;
const FEWEST_QUARTERS = 4;
/** Above this share of revenue sold on others' ground, ground explains nobody. */
const MOST_OVERLAP = 0.25;
const MOST_INFLATION = 5;
const NORMAL_90 = 1.6448536269514722;
const DRAWS = 2000;
const CAUTION =
  'With one rep a territory, the rep and what the facts do not say about the ground cannot be fully told apart.';

/**
 * Places reps by the revenue their territory's facts do not explain (domain.md, "Ranking people
 * fairly"). @param overlap of a derived plan; null when territories are given
 */
export function rankReps(
  reps: readonly RepFacts[],
  overlap: Directory['planDerived'],
  seed = 1,
): Ranking | NoRanking {
  const fit = reps.filter(
    (rep) => countedQuarters(rep).length >= FEWEST_QUARTERS && rep.potentialCents > 0,
  );
  const reason = reasonAgainst(reps, fit, overlap);
  if (reason !== null) return { reason };
  const levels = repLevels(fit);
  const size = sizePredictors(fit);
  const variance = levels.noise.map((noise, at) => noise + luckOf(fit[at]));
  const effects = randomEffects(size.rows, levels.level, variance);
  if (!effects)
    return { reason: 'No fair ranking: all territories are alike in what would explain sales.' };
  return {
    ...ranked(fit, effects, seed),
    predictors: [...size.predictors, ...levels.predictors],
    leftOut: reps.filter((rep) => !fit.includes(rep)).map((rep) => rep.rep),
    caution: CAUTION,
  };
}

function reasonAgainst(
  reps: readonly RepFacts[],
  fit: readonly RepFacts[],
  overlap: Directory['planDerived'],
): string | null {
  if (reps.length === 0) return 'No fair ranking: the data names no reps.';
  if (overlap && overlap.overlapShare > MOST_OVERLAP) {
    const [low, high] = overlap.statesPerRep;
    return `No fair ranking: reps share ground (each sells in ${low}–${high} states), so what the ground explains cannot be told from the rep.`;
  }
  if (!reps.some((rep) => rep.potentialCents > 0))
    return 'No fair ranking: without potential nothing says what the ground would yield.';
  const quarters = Math.max(...reps.map((rep) => countedQuarters(rep).length));
  if (quarters < FEWEST_QUARTERS)
    return `No fair ranking: ${FEWEST_QUARTERS} whole quarters are needed, there are ${quarters}.`;
  if (fit.length < FEWEST_REPS)
    return `No fair ranking: ${FEWEST_REPS} reps with ${FEWEST_QUARTERS} quarters are needed, there are ${number(fit.length)}.`;
  return null;
}

const luckOf = (rep: RepFacts | undefined): number =>
  rep && rep.accountLuck > 0 ? rep.accountLuck : 0;

/** Potential, and service need beside it when the two are not nearly the same. */
function sizePredictors(reps: readonly RepFacts[]): { rows: number[][]; predictors: string[] } {
  const potential = reps.map((rep) => Math.log(rep.potentialCents));
  const need = reps.map((rep) => Math.log(rep.needHours));
  const both = need.every(Number.isFinite) && inflation(potential, need) < MOST_INFLATION;
  return {
    rows: reps.map((_, at) => [1, potential[at] ?? 0, ...(both ? [need[at] ?? 0] : [])]),
    predictors: ['potential', ...(both ? ['service need'] : [])],
  };
}

/** Variance inflation of two predictors: 1 ÷ (1 − r²); infinite where one does not vary. */
function inflation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, at) => {
    const [da, db] = [value - meanA, (b[at] ?? 0) - meanB];
    [ab, aa, bb] = [ab + da * db, aa + da * da, bb + db * db];
  });
  return aa > 0 && bb > 1e-12
    ? 1 / Math.max(1 - (ab * ab) / (aa * bb), 0)
    : Number.POSITIVE_INFINITY;
}

function groupOf(low: number, high: number): RankGroup {
  if (low > 0) return 'above';
  return high < 0 ? 'below' : 'expected';
}

function ranked(
  reps: readonly RepFacts[],
  effects: readonly Effect[],
  seed: number,
): Pick<Ranking, 'groups' | 'rows'> {
  const ranks = rankIntervals(effects, seed);
  const rows = reps.map((rep, at): RankedRep => {
    const { effect, error } = effects[at] ?? { effect: 0, error: 0 };
    const [low, high] = [
      Math.expm1(effect - NORMAL_90 * error),
      Math.expm1(effect + NORMAL_90 * error),
    ];
    const [rankLow, rankHigh] = ranks[at] ?? [1, reps.length];
    return {
      rep: rep.rep,
      territory: rep.territory,
      effect: Math.expm1(effect),
      low,
      high,
      group: groupOf(low, high),
      rankLow,
      rankHigh,
      revenueCents: rep.revenueCents,
      attainment: rep.quotaCents > 0 ? rep.revenueCents / rep.quotaCents : Number.NaN,
    };
  });
  rows.sort((a, b) => b.effect - a.effect || (a.rep < b.rep ? -1 : 1));
  const count = (group: RankGroup) => rows.filter((row) => row.group === group).length;
  return {
    rows,
    groups: { above: count('above'), expected: count('expected'), below: count('below') },
  };
}

/** 80 % interval of each rank over draws of all effects at once. */
function rankIntervals(effects: readonly Effect[], seed: number): (readonly [number, number])[] {
  const draws = drawsOf(seed);
  const ranks = effects.map(() => new Uint16Array(DRAWS));
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const values = effects.map(({ effect, error }) => effect + error * draws.normal());
    const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
    order.forEach((rep, position) => {
      const own = ranks[rep];
      if (own) own[draw] = position + 1;
    });
  }
  return ranks.map((own) => {
    own.sort();
    return [
      own[Math.floor(DRAWS * 0.1)] ?? 1,
      own[Math.ceil(DRAWS * 0.9) - 1] ?? effects.length,
    ] as const;
  });
}
