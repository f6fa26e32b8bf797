import { bandSide } from '#domain/band.ts';
import { index, money, number, rounded } from '#domain/format.ts';
import type { NetBenefit, Side, Suggestion } from '#domain/suggestion.ts';
import { keepsPieces, piecesOf } from '#optimiser/check.ts';
import { indexesOf, loadOf, loadShare, spread, worstOf, type Draft, type Step } from './draft.ts';

/** What the plan's indexes are called. */
export interface Names {
  /** Unit ids, index = unit. */
  readonly units: readonly string[];
  /** Of the layer planned, index = territory of the problem. */
  readonly territories: readonly { readonly territory: string; readonly name: string }[];
  readonly currency: string;
}

/** A plan just before and just after one step. */
export interface Passage {
  readonly step: Step;
  readonly before: Draft;
  readonly after: Draft;
}

/** Potential of the giver at least this many times the receiver's is a reason of its own. */
const RICHER = 1.25;
const MONTHS = 12;

function sideOf({ before, after }: Passage, territory: number, id: string): Side {
  return {
    territory: id,
    indexBefore: indexesOf(before)[territory] ?? Number.NaN,
    indexAfter: indexesOf(after)[territory] ?? Number.NaN,
    loadBefore: loadShare(before, territory),
    loadAfter: loadShare(after, territory),
    potentialBeforeCents: before.potential[territory] ?? Number.NaN,
    potentialAfterCents: after.potential[territory] ?? Number.NaN,
  };
}

const hours = (count: number): string =>
  rounded(count) === 1 ? 'an hour' : `${number(count)} hours`;

/** Why this step, in words: the first reason that holds. */
function reasonOf(
  from: Side,
  to: Side,
  hoursSaved: number,
  [giver, taker]: readonly [string, string],
  currency: string,
) {
  const room = bandSide(to.indexBefore) === 'below';
  if (bandSide(from.indexBefore) === 'above') {
    const next = room
      ? `${taker} next door has room.`
      : `${taker} next door carries ${index(to.indexBefore)} %.`;
    return {
      code: 'overload',
      text: `${giver} carries ${index(from.indexBefore)} % of a fair workload; ${next}`,
    } as const;
  }
  if (room)
    return {
      code: 'room',
      text: `${taker} carries only ${index(to.indexBefore)} % of a fair workload and can take more.`,
    } as const;
  if (from.potentialBeforeCents > RICHER * to.potentialBeforeCents) {
    const [rich, poor] = [
      money(from.potentialBeforeCents, currency),
      money(to.potentialBeforeCents, currency),
    ];
    return {
      code: 'potential',
      text: `${giver} holds ${rich} of potential, ${taker} only ${poor}.`,
    } as const;
  }
  if (rounded(hoursSaved) > 0)
    return {
      code: 'closer',
      text: `Closer to ${taker}: ${hours(hoursSaved)} less driving a month.`,
    } as const;
  const text = `Evens out potential between ${giver} and ${taker}.`;
  return { code: 'balance', text } as const;
}

function contiguous({ before, after }: Passage): boolean {
  const { graph, territories } = before.problem;
  return keepsPieces(
    piecesOf(graph, before.owner, territories),
    piecesOf(graph, after.owner, territories),
  );
}

/** Ids of the units, those with most revenue first: they name the move. */
function unitIds({ before: { problem } }: Passage, { units }: Step, names: Names): string[] {
  const revenue = (unit: number) => problem.ground.revenue[unit] ?? 0;
  const ordered = [...units].sort((a, b) => revenue(b) - revenue(a) || a - b);
  return ordered.map((unit) => names.units[unit] ?? String(unit));
}

/** One step as a reader sees it, all of it the difference of full values before and after. */
export function suggestionOf(passage: Passage, benefit: NetBenefit, names: Names): Suggestion {
  const { step, before, after } = passage;
  const load = loadOf(before.problem, step);
  const [giver, taker] = [names.territories[step.from], names.territories[step.to]];
  const from = sideOf(passage, step.from, giver?.territory ?? String(step.from));
  const to = sideOf(passage, step.to, taker?.territory ?? String(step.to));
  const units = unitIds(passage, step, names);
  const driveHoursSaved = (load.haulFrom - load.haulTo) / MONTHS;
  return {
    id: `${from.territory}>${to.territory}:${units[0] ?? ''}`,
    units,
    from,
    to,
    reason: reasonOf(
      from,
      to,
      driveHoursSaved,
      [giver?.name ?? '', taker?.name ?? ''],
      names.currency,
    ),
    accounts: load.accounts,
    revenueCents: load.revenue,
    avoidableCents: after.avoidableCents - before.avoidableCents,
    driveHoursSaved,
    worstBefore: worstOf(indexesOf(before)),
    worstAfter: worstOf(indexesOf(after)),
    compactnessRatio: spread(after, step) / spread(before, step),
    contiguous: contiguous(passage),
    benefit,
  };
}
