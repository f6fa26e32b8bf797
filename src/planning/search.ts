import type { Assumptions, Limits } from './assumptions.ts';
import { balanceOf, bestOfPair, stillHolds, type Candidate } from './candidate.ts';
import { apply, copyOf, draftOf, type Draft, type Step } from './draft.ts';
import type { Problem } from './problem.ts';
import { termsOf, type Terms } from './terms.ts';

/** Plans kept side by side at each depth: a greedy start can block the better pair. */
const BEAM = 4;

interface Branch {
  readonly draft: Draft;
  readonly steps: readonly Candidate[];
  readonly net: number;
  /** Best step by pair `from × territories + to`; pairs whose ground changed are not in it. */
  readonly known: Map<number, Candidate | null>;
}

/** Ordered pairs of territories that touch in a plan. */
function touchingPairs({ problem, owner }: Draft): number[] {
  const { graph, territories } = problem;
  const pairs = new Set<number>();
  for (let unit = 0; unit < graph.units; unit += 1) {
    const from = owner[unit] ?? -1;
    if (from < 0) continue;
    for (let at = graph.start[unit] ?? 0; at < (graph.start[unit + 1] ?? 0); at += 1) {
      const to = owner[graph.neighbour[at] ?? 0] ?? -1;
      if (to >= 0 && to !== from) pairs.add(from * territories + to);
    }
  }
  return [...pairs].sort((a, b) => a - b);
}

/** Best steps of a branch, the best first; ties by pair, so that the order is the same everywhere. */
function options(terms: Terms, { draft, known }: Branch): Candidate[] {
  const { territories } = terms.problem;
  const balance = balanceOf(draft);
  const found: Candidate[] = [];
  for (const pair of touchingPairs(draft)) {
    const cached = known.get(pair);
    const stale =
      cached === undefined || (cached !== null && !stillHolds(terms, draft, balance, cached));
    const best = stale
      ? bestOfPair(terms, draft, balance, Math.floor(pair / territories), pair % territories)
      : cached;
    known.set(pair, best);
    if (best) found.push(best);
  }
  return found.sort((a, b) => b.net - a.net || a.from - b.from || a.to - b.to).slice(0, BEAM);
}

function follow(branch: Branch, step: Candidate, territories: number): Branch {
  const draft = copyOf(branch.draft);
  apply(draft, step);
  const touched = new Set([step.from, step.to]);
  const unchanged = [...branch.known].filter(
    ([pair]) => !touched.has(Math.floor(pair / territories)) && !touched.has(pair % territories),
  );
  return {
    draft,
    steps: [...branch.steps, step],
    net: branch.net + step.net,
    known: new Map(unchanged),
  };
}

const keyOf = ({ steps }: Branch): string =>
  steps
    .map((step) => `${step.from}>${step.to}:${[...step.units].sort((a, b) => a - b).join()}`)
    .sort()
    .join(';');

/** The same moves in another order are the same plan. */
function distinct(branches: readonly Branch[]): Branch[] {
  const seen = new Set<string>();
  return branches.filter((branch) => {
    const key = keyOf(branch);
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * Best moves on today's plan by net money over three years: a beam over at most `limits.moves`
 * steps, each keeping contiguity, the share in band and the revenue that may change hands.
 */
export function searchSteps(
  problem: Problem,
  limits: Limits,
  assumptions: Assumptions,
): readonly Step[] {
  const today = draftOf(problem);
  const terms = termsOf(today, limits, assumptions);
  let beam: Branch[] = [{ draft: today, steps: [], net: 0, known: new Map() }];
  let best = beam[0];
  for (let depth = 0; depth < limits.moves && beam.length > 0; depth += 1) {
    const next = beam.flatMap((branch) =>
      options(terms, branch).map((step) => follow(branch, step, problem.territories)),
    );
    beam = distinct(next.sort((a, b) => b.net - a.net)).slice(0, BEAM);
    if (beam[0] && beam[0].net > (best?.net ?? 0)) best = beam[0];
  }
  return best?.steps ?? [];
}
