import type { Assumptions, Limits } from './assumptions.ts';
import { balanceOf, bestOfPair, stillHolds, type Balance, type Candidate } from './candidate.ts';
import { apply, copyOf, draftOf, type Draft, type Step } from './draft.ts';
import type { Problem } from './problem.ts';
import { promiseOf } from './promise.ts';
import { termsOf, type Terms } from './terms.ts';

/** Plans kept side by side at each depth: a greedy start can block the better pair. */
const BEAM = 4;

/** A promise may fall short of the pair's best by so much. */
const SLACK = 1.5;

/** A pair `from × territories + to`: what it promises, and its best step once looked for. */
interface Pair {
  readonly pair: number;
  readonly promise: number;
  best?: Candidate | null;
}

interface Branch {
  readonly draft: Draft;
  readonly steps: readonly Candidate[];
  readonly net: number;
  /** Pairs whose ground has not changed since they were looked at. */
  readonly known: ReadonlyMap<number, Pair>;
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

function membersOf({ problem, owner }: Draft): number[][] {
  const members = Array.from({ length: problem.territories }, (): number[] => []);
  owner.forEach((territory, unit) => members[territory]?.push(unit));
  return members;
}

/** All pairs of a branch, the most promising first. */
function promises(terms: Terms, { draft, known }: Branch, balance: Balance): Pair[] {
  const { territories } = terms.problem;
  const members = membersOf(draft);
  const pairs = touchingPairs(draft).map((pair): Pair => {
    const sides = [Math.floor(pair / territories), pair % territories] as const;
    const promise = () => promiseOf(terms, draft, balance, members[sides[0]] ?? [], sides);
    return known.get(pair) ?? { pair, promise: promise() };
  });
  return pairs.sort((a, b) => b.promise - a.promise || a.pair - b.pair);
}

/** Best step of a pair, looked for where it is not known or no longer holds. */
function lookFor(terms: Terms, draft: Draft, balance: Balance, pair: Pair): Candidate | null {
  const { territories } = terms.problem;
  const { best } = pair;
  if (best === undefined || (best && !stillHolds(terms, draft, balance, best))) {
    const [from, to] = [Math.floor(pair.pair / territories), pair.pair % territories];
    pair.best = bestOfPair(terms, draft, balance, from, to);
  }
  return pair.best ?? null;
}

const better = (a: Candidate, b: Candidate): number =>
  b.net - a.net || a.from - b.from || a.to - b.to;

/** The branches that go on from one by its best steps; ties by pair, the same everywhere. */
function goOn(terms: Terms, branch: Branch): Branch[] {
  const balance = balanceOf(branch.draft);
  const pairs = promises(terms, branch, balance);
  let found: Candidate[] = [];
  for (const pair of pairs) {
    const enough = found[BEAM - 1];
    if (SLACK * pair.promise <= (enough?.net ?? 0)) break;
    const step = lookFor(terms, branch.draft, balance, pair);
    if (step) found = [...found, step].sort(better).slice(0, BEAM);
  }
  return found.map((step) => follow(branch, pairs, step, terms.problem.territories));
}

function follow(
  branch: Branch,
  pairs: readonly Pair[],
  step: Candidate,
  territories: number,
): Branch {
  const draft = copyOf(branch.draft);
  apply(draft, step);
  const touched = new Set([step.from, step.to]);
  const unchanged = pairs.filter(
    ({ pair }) => !touched.has(Math.floor(pair / territories)) && !touched.has(pair % territories),
  );
  return {
    draft,
    steps: [...branch.steps, step],
    net: branch.net + step.net,
    known: new Map(unchanged.map((entry) => [entry.pair, { ...entry }])),
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
 * Best moves on today's plan by net money in the year the verdict looks at: a beam over at most
 * `limits.moves` steps, each keeping contiguity, the share in band and the revenue that may change
 * hands.
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
    const next = beam.flatMap((branch) => goOn(terms, branch));
    beam = distinct(next.sort((a, b) => b.net - a.net)).slice(0, BEAM);
    if (beam[0] && beam[0].net > (best?.net ?? 0)) best = beam[0];
  }
  return best?.steps ?? [];
}
