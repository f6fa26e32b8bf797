import { walkerOf, type Walker } from '#optimiser/graph.ts';
import type { Assumptions, Limits } from './assumptions.ts';
import { avoidableOf, servedOf, type Draft, type Load, type Step } from './draft.ts';
import type { Problem } from './problem.ts';
import { response, type Served } from './response.ts';

/** The search counts what a step nets in the year the verdict looks at (domain.md). */
export const HORIZON_YEARS = 1;

/** What does not change during one search. */
export interface Terms {
  readonly problem: Problem;
  readonly walker: Walker;
  readonly limits: Limits;
  readonly elasticity: number;
  /** Mean share lost of what changes hands avoidably. */
  readonly loss: number;
  /** Cents of sales for one unit of response. */
  readonly scale: number;
}

export function termsOf(today: Draft, limits: Limits, { elasticity, loss }: Assumptions): Terms {
  const { problem } = today;
  let total = 0;
  for (let territory = 0; territory < problem.territories; territory += 1)
    total += response(servedOf(today, territory), elasticity.mean);
  return {
    problem,
    walker: walkerOf(problem.graph),
    limits,
    elasticity: elasticity.mean,
    loss: (loss.low + loss.mode + loss.high) / 3,
    scale: problem.revenueCents / total,
  };
}

/** Both sides of a step once it is made. */
export function sidesAfter(
  draft: Draft,
  { from, to }: Pick<Step, 'from' | 'to'>,
  load: Load,
): [Served, Served] {
  const [giver, taker] = [servedOf(draft, from), servedOf(draft, to)];
  return [
    {
      potential: giver.potential - load.potential,
      serviceHours: giver.serviceHours - load.serviceHours,
      travelHours: giver.travelHours - load.haulFrom,
    },
    {
      potential: taker.potential + load.potential,
      serviceHours: taker.serviceHours + load.serviceHours,
      travelHours: taker.travelHours + load.haulTo,
    },
  ];
}

/** Uplift a year of a step, cents. */
function upliftOf(
  terms: Terms,
  draft: Draft,
  step: Step,
  [giver, taker]: [Served, Served],
): number {
  const of = (served: Served) => response(served, terms.elasticity);
  const before = of(servedOf(draft, step.from)) + of(servedOf(draft, step.to));
  return terms.scale * (of(giver) + of(taker) - before);
}

/** Uplift over `years` less the loss, cents. */
export function netOf(
  terms: Terms,
  draft: Draft,
  step: Step,
  load: Load,
  years = HORIZON_YEARS,
): number {
  const uplift = upliftOf(terms, draft, step, sidesAfter(draft, step, load));
  return years * uplift - terms.loss * avoidableOf(terms.problem, step.from, load.revenue);
}
