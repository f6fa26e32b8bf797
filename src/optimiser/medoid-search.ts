import { type Graph, type Walker, walkerOf } from './graph.ts';
import { type Districts, districtsOf, type MedoidProblem, medoidValue } from './medoid.ts';
import { ln } from './power.ts';
import { type Random, randomOf } from './random.ts';
import { medoidStart } from './medoid-start.ts';

export interface MedoidPlan {
  readonly owner: Int32Array;
  /** In the published unit, counted anew. */
  readonly value: number;
  /** Σ weight outside the limits; 0: the plan holds. */
  readonly excess: number;
}

/** Proposals a run; temperatures in mean district costs at its start and end. */
const [STEPS, HOT, COLD] = [300_000, 0.03, 0.0003];
/** Steps between two settings of temperature and penalties. */
const GRID = 750;
/**
 * What weight outside the limits costs, in mean district costs a mean load, one a run in turn. Soft
 * on purpose: units are far heavier than the window is wide, and a steep wall keeps a plan from ever
 * leaving it.
 */
const PENALTIES = [0.6, 1.2, 2];

/** A search that goes on as long as its owner lets it: each `run` is a start of its own. */
export interface MedoidSearch {
  /** One more run; `goOn` is asked now and then, false ends it early. */
  run(goOn?: () => boolean): void;
  /** The best plan so far. */
  best(): MedoidPlan;
}

/**
 * Districts by annealing border shifts and swaps on the exact objective, restarted; every third run
 * starts from the best so far. `graph` null lets districts fall apart. The same seed and number of
 * runs give the same plan.
 */
export function medoidSearch(
  problem: MedoidProblem,
  graph: Graph | null,
  seed: number,
): MedoidSearch {
  const random = randomOf(seed);
  const search = searchOf(problem, graph, random);
  let runs = 0;
  return {
    run: (goOn = () => true) => {
      const again = runs % 3 === 2;
      search.districts.fill(again ? search.best.owner : medoidStart(problem, graph, random));
      anneal(search, PENALTIES[runs % PENALTIES.length] ?? 1, goOn);
      runs += 1;
    },
    best: () => {
      const { owner, excess } = search.best;
      return { owner, excess, value: medoidValue(problem, owner) };
    },
  };
}

const searchOf = (problem: MedoidProblem, graph: Graph | null, random: Random): Search => ({
  problem,
  graph,
  random,
  districts: districtsOf(problem),
  walker: graph ? walkerOf(graph) : null,
  penalty: new Float64Array(problem.districts),
  best: {
    owner: new Int32Array(0),
    cost: Number.POSITIVE_INFINITY,
    excess: Number.POSITIVE_INFINITY,
  },
});

interface Best {
  owner: Int32Array;
  cost: number;
  excess: number;
}

interface Search {
  readonly problem: MedoidProblem;
  readonly graph: Graph | null;
  readonly random: Random;
  readonly districts: Districts;
  readonly walker: Walker | null;
  /** By district, per unit of weight outside the limits. */
  readonly penalty: Float64Array;
  readonly best: Best;
}

function anneal(search: Search, penalty: number, goOn: () => boolean): void {
  const { districts, problem } = search;
  const mean = districts.cost.reduce((sum, cost) => sum + cost, 0) / problem.districts;
  const meanLoad = districts.load.reduce((sum, load) => sum + load, 0) / problem.districts;
  const floor = (penalty * mean) / meanLoad;
  const grids = Math.ceil(STEPS / GRID);
  const cool = exponent(COLD / HOT, grids);
  search.penalty.fill(floor);
  note(search);
  let heat = HOT * mean;
  for (let grid = 0; grid < grids && goOn(); grid += 1) {
    for (let step = 0; step < GRID; step += 1) propose(search, heat);
    heat *= cool;
    adapt(search, floor);
  }
}

/** The number whose `times`-th power is `ratio`; by halving, so that machines agree. */
function exponent(ratio: number, times: number): number {
  let [low, high] = [0, 1];
  for (let bit = 0; bit < 52; bit += 1) {
    const middle = (low + high) / 2;
    let power = 1;
    for (let n = 0; n < times; n += 1) power *= middle;
    if (power < ratio) low = middle;
    else high = middle;
  }
  return high;
}

/** Districts outside their limits pay a little more each time, up to four times; others less again. */
function adapt(
  { penalty, districts: { load }, problem: { lower, upper } }: Search,
  floor: number,
): void {
  for (let at = 0; at < penalty.length; at += 1) {
    const heavy = load[at] ?? 0;
    const now = penalty[at] ?? 0;
    penalty[at] =
      heavy > upper || heavy < lower
        ? Math.min(now * 1.02, 4 * floor)
        : Math.max(now * 0.98, floor);
  }
}

/** One random shift or swap across a border, taken when it gains or the heat allows it. */
function propose(search: Search, heat: number): void {
  const { districts, random, problem } = search;
  const unit = random.below(problem.weight.length);
  const from = districts.owner[unit] ?? 0;
  const to = targetOf(search, unit);
  if (to === from || to < 0 || districts.size[from] === 1) return;
  const swap = random.next() < 0.5;
  const back = swap ? partnerOf(search, unit, from, to) : -1;
  if (swap && back < 0) return;
  const change = changeOf(search, unit, back, from, to);
  if (change > -heat * ln(random.next() + 2 ** -33)) return;
  if (!staysWhole(search, unit, back, from, to)) return;
  districts.move(unit, to);
  if (back >= 0) districts.move(back, from);
  districts.recentre(from);
  districts.recentre(to);
  note(search);
}

/** A district across the unit's border; any, where ground may fall apart. */
function targetOf({ graph, random, districts, problem }: Search, unit: number): number {
  if (!graph) return random.below(problem.districts);
  const first = graph.start[unit] ?? 0;
  const count = (graph.start[unit + 1] ?? 0) - first;
  return count === 0
    ? -1
    : (districts.owner[graph.neighbour[first + random.below(count)] ?? 0] ?? -1);
}

/** A unit of `to` that could come back in exchange, found in a few tries; −1 without luck. */
function partnerOf(search: Search, unit: number, from: number, to: number): number {
  const { districts, random, graph, problem } = search;
  const base = to * problem.weight.length;
  for (let tries = 0; tries < 6; tries += 1) {
    const back = districts.members[base + random.below(districts.size[to] ?? 0)] ?? -1;
    if (!graph || touches(graph, districts.owner, back, from, unit)) return back;
  }
  return -1;
}

/** Does `unit` touch `district` by another unit than `but`? */
function touches(
  { start, neighbour }: Graph,
  owner: Int32Array,
  unit: number,
  district: number,
  but: number,
): boolean {
  for (let at = start[unit] ?? 0; at < (start[unit + 1] ?? 0); at += 1) {
    const near = neighbour[at] ?? 0;
    if (near !== but && owner[near] === district) return true;
  }
  return false;
}

function changeOf(search: Search, unit: number, back: number, from: number, to: number): number {
  const { districts, problem } = search;
  const heavy = (problem.weight[unit] ?? 0) - (back < 0 ? 0 : (problem.weight[back] ?? 0));
  const change =
    districts.costWith(from, unit, back) +
    districts.costWith(to, back, unit) -
    (districts.cost[from] ?? 0) -
    (districts.cost[to] ?? 0);
  return change + fineOf(search, from, -heavy) + fineOf(search, to, heavy);
}

/** What a change of load adds to the penalty of a district. */
function fineOf({ problem, districts, penalty }: Search, district: number, change: number): number {
  const { lower, upper } = problem;
  const before = districts.load[district] ?? 0;
  const after = before + change;
  const more =
    Math.max(after - upper, lower - after, 0) - Math.max(before - upper, lower - before, 0);
  return (penalty[district] ?? 0) * more;
}

/** Whether both districts hang together after the exchange. */
function staysWhole(search: Search, unit: number, back: number, from: number, to: number): boolean {
  const { graph, walker, districts } = search;
  if (!graph || !walker) return true;
  const { owner } = districts;
  if (!touches(graph, owner, unit, to, back) || !leaves(walker, owner, unit)) return false;
  if (back < 0) return true;
  owner[unit] = to;
  const whole = touches(graph, owner, back, from, unit) && leaves(walker, owner, back);
  owner[unit] = from;
  return whole;
}

const alone = new Int32Array(1);

function leaves(walker: Walker, owner: Int32Array, unit: number): boolean {
  alone[0] = unit;
  return walker.leavesWhole(owner, alone);
}

/** Keeps the plan in view when it is the best so far: least excess first, then least cost. */
function note({ districts, best }: Search): void {
  const excess = districts.excess();
  if (excess > best.excess) return;
  let cost = 0;
  for (const value of districts.cost) cost += value;
  if (excess === best.excess && cost >= best.cost) return;
  best.owner = districts.owner.slice();
  best.cost = cost;
  best.excess = excess;
}
