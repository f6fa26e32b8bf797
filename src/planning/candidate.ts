import { bandSide, inBand } from '#domain/band.ts';
import { borderOf } from '#optimiser/graph.ts';
import { indexesOf, loadOf, type Draft, type Load, type Step } from './draft.ts';
import { grow, type Growth, type Seed } from './growth.ts';
import { netOf, type Terms } from './terms.ts';

/** A step that keeps every limit, with what it nets in year one at the assumptions' centre. */
export interface Candidate extends Step {
  readonly net: number;
}

const withinBudget = ({ problem, limits }: Terms, draft: Draft, revenue: number): boolean =>
  draft.movedCents + revenue <= limits.moved * problem.revenueCents;

/** Hours and band of every territory before a step, so that a step is judged without copies. */
export interface Balance {
  readonly work: Float64Array;
  readonly total: number;
  readonly capacity: number;
  readonly inside: Uint8Array;
}

export function balanceOf(draft: Draft): Balance {
  const work = draft.serviceHours.map(
    (hours, territory) => hours + (draft.haulHours[territory] ?? 0),
  );
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const inside = Uint8Array.from(indexesOf(draft), (index) => (inBand(index) ? 1 : 0));
  return { work, total: sum(work), capacity: sum(draft.problem.capacityHours), inside };
}

/** Index of a territory once a step is made. */
function indexAfter(
  { problem }: Terms,
  balance: Balance,
  step: Step,
  load: Load,
  territory: number,
): number {
  const mean = (balance.total - load.haulFrom + load.haulTo) / balance.capacity;
  let work = balance.work[territory] ?? 0;
  if (territory === step.from) work -= load.serviceHours + load.haulFrom;
  if (territory === step.to) work += load.serviceHours + load.haulTo;
  return (100 * work) / ((problem.capacityHours[territory] ?? 0) * mean);
}

/** Whoever gives is not left short, whoever takes is not overloaded by it. */
function hasRoom(terms: Terms, balance: Balance, step: Step, load: Load): boolean {
  const side = (territory: number) => bandSide(indexAfter(terms, balance, step, load, territory));
  return side(step.from) !== 'below' && side(step.to) !== 'above';
}

/** No territory leaves the band by a step: stronger than keeping the share, and easier to defend. */
function keepsBand(terms: Terms, balance: Balance, step: Step, load: Load): boolean {
  for (let territory = 0; territory < terms.problem.territories; territory += 1)
    if (balance.inside[territory] && !inBand(indexAfter(terms, balance, step, load, territory)))
      return false;
  return true;
}

/** Whether a step found on an earlier draft still keeps every limit on this one. */
export function stillHolds(terms: Terms, draft: Draft, balance: Balance, step: Step): boolean {
  const load = loadOf(terms.problem, step);
  return (
    withinBudget(terms, draft, load.revenue) &&
    hasRoom(terms, balance, step, load) &&
    keepsBand(terms, balance, step, load)
  );
}

/** Largest group looked at; larger ones are several steps. */
const GROUP = 240;

/**
 * The best connected group that `from` can hand to `to`, grown from each unit of their border;
 * null where none keeps contiguity and band and nets anything.
 */
export function bestOfPair(
  terms: Terms,
  draft: Draft,
  balance: Balance,
  from: number,
  to: number,
): Candidate | null {
  let best: Candidate | null = null;
  const swallowed = new Set<number>();
  const fits = (step: Step, load: Load) =>
    withinBudget(terms, draft, load.revenue) && hasRoom(terms, balance, step, load);
  for (const unit of borderOf(terms.problem.graph, draft.owner, from, to)) {
    if (draft.moved[unit]) continue;
    const seed = { from, to, unit };
    const growth = grow(terms, draft, seed, swallowed.has(unit) ? 1 : GROUP, fits);
    for (const joined of growth.units) swallowed.add(joined);
    best = bestOfGrowth(terms, draft, balance, seed, growth, best);
  }
  return best;
}

/** What a step must earn before it is worth anyone's attention. */
const WORTH_YEARS = 3;

function isAllowed(terms: Terms, draft: Draft, balance: Balance, step: Step): boolean {
  const { problem, limits, walker } = terms;
  if (!walker.leavesWhole(draft.owner, step.units)) return false;
  const load = loadOf(problem, step);
  const worth = netOf(terms, draft, step, load, WORTH_YEARS);
  return worth >= limits.moveNet * problem.revenueCents && keepsBand(terms, balance, step, load);
}

/** The first so many units of a growth that net most and keep every limit, if they beat `best`. */
function bestOfGrowth(
  terms: Terms,
  draft: Draft,
  balance: Balance,
  { from, to }: Seed,
  { units, nets }: Growth,
  best: Candidate | null,
): Candidate | null {
  const order = [...nets.keys()].sort((a, b) => (nets[b] ?? 0) - (nets[a] ?? 0) || a - b);
  for (const last of order) {
    const net = nets[last] ?? 0;
    if (net <= (best?.net ?? 0)) return best;
    const step = { from, to, units: units.subarray(0, last + 1) };
    if (isAllowed(terms, draft, balance, step)) return { ...step, units: step.units.slice(), net };
  }
  return best;
}
