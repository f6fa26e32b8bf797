import { type Graph, ProblemError, type Walker, walkerOf } from './graph.ts';
import { ln } from './power.ts';
import { type Random, randomOf } from './random.ts';

/** Today's plan, to be brought within limits with the least disruption. */
export interface RebalanceProblem {
  readonly territories: number;
  /** Null: territories may fall apart. */
  readonly graph: Graph | null;
  /** What is balanced, ≥ 0. */
  readonly weight: Float64Array;
  /** What moving a unit costs, ≥ 0. */
  readonly cost: Float64Array;
  readonly current: Int32Array;
  /** 1: the unit stays. */
  readonly locked: Uint8Array;
  /** Limits of every territory's Σ weight, both ends allowed. */
  readonly lower: number;
  readonly upper: number;
}

export interface RebalancePlan {
  readonly owner: Int32Array;
  /** Σ cost of the units that change hands. */
  readonly moved: number;
  /** Σ weight outside the limits; 0: the plan holds. */
  readonly excess: number;
}

/** Proposals a run grow with the units; heat in mean unit costs at a run's start and end. */
const [STEPS, HOT, COLD, GRIDS] = [4000, 1, 0.01, 400];
/** What a unit of weight outside the limits costs, in mean costs of moving one; a run each in turn. */
const PENALTIES = [1.5, 3, 6];

/** A search that goes on as long as its owner lets it. */
export interface RebalanceSearch {
  /** One more run; `goOn` is asked now and then, false ends it early. */
  run(goOn?: () => boolean): void;
  /** The best plan so far; today's before the first run. */
  best(): RebalancePlan;
}

/**
 * The least moved cost by annealing border shifts from today's plan; every third run goes on from
 * the best. The same seed and number of runs give the same plan. Throws ProblemError when a locked
 * unit or a number makes no sense.
 */
export function rebalanceSearch(problem: RebalanceProblem, seed: number): RebalanceSearch {
  check(problem);
  const search = searchOf(problem, randomOf(seed));
  fill(search, problem.current);
  let runs = 0;
  return {
    run: (goOn = () => true) => {
      fill(search, runs % 3 === 2 ? search.best.owner : problem.current);
      anneal(search, PENALTIES[runs % PENALTIES.length] ?? 1, goOn);
      runs += 1;
    },
    best: () => ({ ...search.best }),
  };
}

/**
 * No plan within the limits moves less: what must leave territories above the upper limit, or reach
 * those below the lower one, at the cheapest rate there is (fractional knapsack); the dearer counts.
 */
export function rebalanceFloor(problem: RebalanceProblem): number {
  const { territories, weight, cost, current, locked, lower, upper } = problem;
  const units = [...weight.keys()].filter((unit) => locked[unit] === 0 && (weight[unit] ?? 0) > 0);
  const rate = (unit: number): number => (cost[unit] ?? 0) / (weight[unit] ?? 1);
  units.sort((a, b) => rate(a) - rate(b));
  const load = loadsOf(problem, current);
  let [leaving, missing] = [0, 0];
  for (let at = 0; at < territories; at += 1) {
    const own = units.filter((unit) => current[unit] === at);
    leaving += cheapest(own, problem, (load[at] ?? 0) - upper);
    missing += Math.max(lower - (load[at] ?? 0), 0);
  }
  const givers = units.filter((unit) => (load[current[unit] ?? 0] ?? 0) > lower);
  return Math.max(leaving, cheapest(givers, problem, missing));
}

/** Least cost to move `amount` of weight, units taken in part; Infinity when there is not enough. */
function cheapest(
  units: readonly number[],
  { weight, cost }: RebalanceProblem,
  amount: number,
): number {
  let [left, total] = [amount, 0];
  for (const unit of units) {
    if (left <= 0) break;
    const share = Math.min(left / (weight[unit] ?? 1), 1);
    total += share * (cost[unit] ?? 0);
    left -= share * (weight[unit] ?? 0);
  }
  return left > 1e-9 * Math.abs(amount) ? Number.POSITIVE_INFINITY : total;
}

function check({ territories, weight, cost, current, locked }: RebalanceProblem): void {
  const units = weight.length;
  for (const [name, values] of Object.entries({ cost, current, locked }))
    if (values.length !== units)
      throw new ProblemError(`${values.length} values of ${name} for ${units} units`);
  for (let unit = 0; unit < units; unit += 1) {
    const [heavy = -1, dear = -1, owner = -1] = [weight[unit], cost[unit], current[unit]];
    if (!(heavy >= 0 && dear >= 0 && Number.isFinite(heavy + dear)))
      throw new ProblemError(`unit ${unit} weighs ${heavy} and costs ${dear}`);
    if (owner < 0 || owner >= territories)
      throw new ProblemError(`unit ${unit} belongs to ${owner} of ${territories} territories`);
  }
}

function loadsOf({ territories, weight }: RebalanceProblem, owner: Int32Array): Float64Array {
  const load = new Float64Array(territories);
  owner.forEach((territory, unit) => {
    load[territory] = (load[territory] ?? 0) + (weight[unit] ?? 0);
  });
  return load;
}

interface Search {
  readonly problem: RebalanceProblem;
  readonly random: Random;
  readonly walker: Walker | null;
  readonly owner: Int32Array;
  readonly size: Int32Array;
  readonly load: Float64Array;
  readonly penalty: Float64Array;
  readonly now: { moved: number };
  readonly best: { owner: Int32Array; moved: number; excess: number };
}

const searchOf = (problem: RebalanceProblem, random: Random): Search => ({
  problem,
  random,
  walker: problem.graph ? walkerOf(problem.graph) : null,
  owner: problem.current.slice(),
  size: new Int32Array(problem.territories),
  load: new Float64Array(problem.territories),
  penalty: new Float64Array(problem.territories),
  now: { moved: 0 },
  best: {
    owner: problem.current,
    moved: Number.POSITIVE_INFINITY,
    excess: Number.POSITIVE_INFINITY,
  },
});

function fill(search: Search, plan: Int32Array): void {
  const { owner, size, load, problem, now } = search;
  owner.set(plan);
  load.set(loadsOf(problem, plan));
  size.fill(0);
  now.moved = 0;
  plan.forEach((territory, unit) => {
    size[territory] = (size[territory] ?? 0) + 1;
    if (territory !== problem.current[unit]) now.moved += problem.cost[unit] ?? 0;
  });
  note(search);
}

function anneal(search: Search, penalty: number, goOn: () => boolean): void {
  const { problem } = search;
  const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
  const mean = sum(problem.cost) / problem.cost.length;
  const floor = (penalty * sum(problem.cost)) / Math.max(sum(problem.weight), 1e-300);
  const steps = Math.ceil((STEPS * problem.weight.length) / GRIDS);
  search.penalty.fill(floor);
  for (let grid = 0; grid < GRIDS && goOn(); grid += 1) {
    // Straight down: costs of moving are of one size, unlike those of shape.
    const heat = mean * (HOT + ((COLD - HOT) * grid) / GRIDS);
    for (let step = 0; step < steps; step += 1) propose(search, heat);
    adapt(search, floor);
  }
}

/** Territories outside their limits pay a little more each time, up to eight times. */
function adapt({ penalty, load, problem: { lower, upper } }: Search, floor: number): void {
  for (let at = 0; at < penalty.length; at += 1) {
    const heavy = load[at] ?? 0;
    const now = penalty[at] ?? 0;
    penalty[at] =
      heavy > upper || heavy < lower
        ? Math.min(now * 1.03, 8 * floor)
        : Math.max(now * 0.97, floor);
  }
}

function propose(search: Search, heat: number): void {
  const { problem, random, owner, size } = search;
  const unit = random.below(owner.length);
  const from = owner[unit] ?? 0;
  const to = targetOf(search, unit);
  if (problem.locked[unit] === 1 || to === from || to < 0 || size[from] === 1) return;
  const heavy = problem.weight[unit] ?? 0;
  const change =
    costOf(problem, unit, to) -
    costOf(problem, unit, from) +
    fineOf(search, from, -heavy) +
    fineOf(search, to, heavy);
  if (change > -heat * ln(random.next() + 2 ** -33) || !leaves(search, unit)) return;
  move(search, unit, from, to);
}

/** A territory across the unit's border; any, where ground may fall apart. */
function targetOf(
  { problem: { graph, territories }, random, owner }: Search,
  unit: number,
): number {
  if (!graph) return random.below(territories);
  const first = graph.start[unit] ?? 0;
  const count = (graph.start[unit + 1] ?? 0) - first;
  return count === 0 ? -1 : (owner[graph.neighbour[first + random.below(count)] ?? 0] ?? -1);
}

const costOf = ({ current, cost }: RebalanceProblem, unit: number, at: number): number =>
  current[unit] === at ? 0 : (cost[unit] ?? 0);

function fineOf({ problem, load, penalty }: Search, territory: number, change: number): number {
  const { lower, upper } = problem;
  const before = load[territory] ?? 0;
  const after = before + change;
  const more =
    Math.max(after - upper, lower - after, 0) - Math.max(before - upper, lower - before, 0);
  return (penalty[territory] ?? 0) * more;
}

const alone = new Int32Array(1);

function leaves({ walker, owner }: Search, unit: number): boolean {
  alone[0] = unit;
  return walker === null || walker.leavesWhole(owner, alone);
}

function move(search: Search, unit: number, from: number, to: number): void {
  const { problem, owner, size, load, now } = search;
  const heavy = problem.weight[unit] ?? 0;
  owner[unit] = to;
  size[from] = (size[from] ?? 0) - 1;
  size[to] = (size[to] ?? 0) + 1;
  load[from] = (load[from] ?? 0) - heavy;
  load[to] = (load[to] ?? 0) + heavy;
  now.moved += costOf(problem, unit, to) - costOf(problem, unit, from);
  note(search);
}

/** Keeps the plan in view when it is the best so far: least excess first, then least moved. */
function note({ problem, owner, load, now, best }: Search): void {
  const slack = 1e-9 * problem.upper;
  let excess = 0;
  for (const heavy of load) {
    const out = Math.max(heavy - problem.upper, problem.lower - heavy);
    if (out > slack) excess += out;
  }
  if (excess > best.excess || (excess === best.excess && now.moved >= best.moved - 1e-9)) return;
  best.owner = owner.slice();
  best.moved = now.moved;
  best.excess = excess;
}
