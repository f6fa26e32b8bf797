import type { Directory } from '#domain/directory.ts';
import type { Advice, NetBenefit } from '#domain/suggestion.ts';
import { ASSUMPTIONS, LIMITS, type Assumptions, type Limits } from './assumptions.ts';
import {
  apply,
  copyOf,
  countInBand,
  draftOf,
  indexesOf,
  loadOf,
  servedOf,
  type Draft,
  type Step,
} from './draft.ts';
import { suggestionOf, type Names, type Passage } from './explain.ts';
import { problemOf, type PlanningColumns, type Problem } from './problem.ts';
import { searchSteps } from './search.ts';
import { judgeOf, type Judge, type Stage } from './uplift.ts';
import { reasonForNone, verdictOf, verdictReason } from './verdict.ts';

/** What advice is given on: the shipped columns, their names, and which units touch. */
export interface AdviceInput {
  readonly columns: PlanningColumns;
  readonly directory: Pick<Directory, 'planDerived' | 'potential' | 'territories' | 'currency'>;
  /** Unit ids in the columns' order. */
  readonly unitIds: readonly string[];
  /** Pairs of unit indexes that touch, each once. */
  readonly neighbours: { readonly a: ArrayLike<number>; readonly b: ArrayLike<number> };
  readonly limits?: Limits;
  readonly assumptions?: Assumptions;
}

/** The best moves on today's plan, or the reasoned advice to leave it. Same input, same answer. */
export function suggest(input: AdviceInput): Advice {
  const { columns, directory, limits = LIMITS, assumptions = ASSUMPTIONS } = input;
  const vacant = directory.territories.map((territory) => territory.reps.length === 0);
  const problem = problemOf(columns, input.neighbours, vacant);
  const today = draftOf(problem);
  const potential = today.potential.reduce((sum, cents) => sum + cents, 0);
  const none = reasonForNone(directory, potential, limits);
  if (none !== null || !(problem.revenueCents > 0))
    return off(today, none ?? 'No moves are suggested: nothing was sold.');
  const judge = judgeOf(stageOf(today, null, []), problem.revenueCents, assumptions);
  const names: Names = {
    units: input.unitIds,
    territories: problem.territoryOf.map(
      (at) => directory.territories[at] ?? { territory: String(at), name: String(at) },
    ),
    currency: directory.currency,
  };
  return advise(problem, searchSteps(problem, limits, assumptions), judge, names, limits);
}

function off(today: Draft, reason: string): Advice {
  const inBand = countInBand(indexesOf(today));
  const { territories } = today.problem;
  return {
    verdict: 'off',
    reason,
    suggestions: [],
    together: null,
    movedShare: 0,
    inBandBefore: inBand,
    inBandAfter: inBand,
    territories,
  };
}

/** What the uplift model sees of a draft; territories a step leaves alone keep their identity. */
function stageOf(draft: Draft, before: Stage | null, steps: readonly Step[]): Stage {
  const last = steps.at(-1);
  const touched = (territory: number) =>
    before === null || territory === last?.from || territory === last?.to;
  const { territories } = draft.problem;
  return {
    territories: Array.from({ length: territories }, (_, territory) => {
      const same = touched(territory) ? undefined : before?.territories[territory];
      return same ?? servedOf(draft, territory);
    }),
    transfers: steps.map((step) => ({
      from: step.from,
      to: step.to,
      potential: loadOf(draft.problem, step).potential,
    })),
    avoidableCents: draft.avoidableCents,
  };
}

interface Judged {
  readonly passage: Passage;
  readonly stage: Stage;
  readonly benefit: NetBenefit;
}

/** Walks the steps and stops before the first that does not net enough under the draws. */
function walk(problem: Problem, steps: readonly Step[], judge: Judge, limits: Limits): Judged[] {
  const judged: Judged[] = [];
  let before = draftOf(problem);
  let stage = stageOf(before, null, []);
  for (const [at, step] of steps.entries()) {
    const after = copyOf(before);
    apply(after, step);
    const next = stageOf(after, stage, steps.slice(0, at + 1));
    const benefit = judge.benefit(stage, next);
    if (benefit.threeYears.median < limits.moveNet * problem.revenueCents) break;
    judged.push({ passage: { step, before, after }, stage: next, benefit });
    [before, stage] = [after, next];
  }
  return judged;
}

function advise(
  problem: Problem,
  steps: readonly Step[],
  judge: Judge,
  names: Names,
  limits: Limits,
): Advice {
  const judged = walk(problem, steps, judge, limits);
  const today = draftOf(problem);
  const last = judged.at(-1);
  const end = last?.passage.after ?? today;
  const together = last ? judge.benefit(stageOf(today, null, []), last.stage) : null;
  const verdict = verdictOf(together, problem.revenueCents, limits);
  return {
    verdict,
    reason: verdictReason(verdict, together, judged.length, names.currency, limits),
    suggestions: judged.map(({ passage, benefit }) => suggestionOf(passage, benefit, names)),
    together,
    movedShare: end.movedCents / problem.revenueCents,
    inBandBefore: countInBand(indexesOf(today)),
    inBandAfter: countInBand(indexesOf(end)),
    territories: problem.territories,
  };
}
