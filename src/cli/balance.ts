import { readFile, writeFile } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { piecesOf, sumsBy } from '#optimiser/check.ts';
import type { Graph } from '#optimiser/graph.ts';
import { medoidSearch } from '#optimiser/medoid-search.ts';
import { squareKm } from '#optimiser/medoid.ts';
import { type RebalanceProblem, rebalanceFloor, rebalanceSearch } from '#optimiser/rebalance.ts';
import type { HessInstance, Instance, RebalanceInstance } from './instance.ts';
import { readInstance } from './instance.ts';

export interface BalanceCall {
  readonly input: string;
  readonly output: string;
  /** May territories fall apart? */
  readonly free: boolean;
  /** Time limit, or a number of runs, which gives the same plan again. */
  readonly seconds: number;
  readonly iterations: number | null;
  readonly seed: number;
}

/** The last line of a run. */
export interface BalanceAnswer {
  readonly objective: number;
  /** No plan is better than this; null where no bound is known. */
  readonly bound: number | null;
  /** Share of the bound. */
  readonly gap: number | null;
  readonly violations: readonly string[];
  /** The tolerance that the plan found does hold, as a share of the mean. */
  readonly holdsAt: number;
  readonly seconds: number;
}

interface Search {
  run(goOn: () => boolean): void;
}

/**
 * Reads an instance, searches until the time, the runs or `stopped` end it, writes {unitId: district}.
 * Answers what was found; a plan that breaks a limit is written, too, and says so. Throws CallError
 * for a file that is no instance.
 */
export async function balance(
  call: BalanceCall,
  stopped: () => boolean = () => false,
): Promise<BalanceAnswer> {
  const started = performance.now();
  const instance = readInstance(await readFile(call.input, 'utf8'), call.input);
  const spent = (): number => (performance.now() - started) / 1000;
  const goOn = (): boolean => call.iterations !== null || spent() < call.seconds;
  const graph = call.free ? null : instance.graph;
  const { search, tell } =
    instance.kind === 'hess'
      ? designOf(instance, graph, call.seed)
      : moveOf(instance, graph, call.seed);
  for (let run = 0; run < (call.iterations ?? Infinity) && goOn() && !stopped(); run += 1) {
    search.run(goOn);
    // A turn of the event loop: Ctrl-C is heard here.
    await setImmediate();
  }
  const { owner, ...told } = tell();
  const plan = Object.fromEntries(instance.ids.map((id, unit) => [id, owner[unit]]));
  await writeFile(call.output, `${JSON.stringify(plan)}\n`);
  const gap = told.bound ? told.objective / told.bound - 1 : null;
  return { ...told, gap, ...faultsOf(instance, owner, graph), seconds: round(spent()) };
}

interface Found {
  readonly owner: Int32Array;
  readonly objective: number;
  readonly bound: number | null;
}

interface Task {
  readonly search: Search;
  readonly tell: () => Found;
}

function designOf(instance: HessInstance, graph: Graph | null, seed: number): Task {
  const { districts, population, lower, upper, x, y } = instance;
  const problem = { districts, weight: population, square: squareKm(x, y), lower, upper };
  const search = medoidSearch(problem, graph, seed);
  const tell = (): Found => {
    const { owner, value } = search.best();
    return { owner, objective: value, bound: null };
  };
  return { search, tell };
}

function moveOf(instance: RebalanceInstance, graph: Graph | null, seed: number): Task {
  const { districts, weight, cost, current, locked } = instance;
  const { lower, upper } = limitsOf(instance);
  const problem: RebalanceProblem = {
    territories: districts,
    graph,
    weight,
    cost,
    current,
    locked,
    lower,
    upper,
  };
  const search = rebalanceSearch(problem, seed);
  const tell = (): Found => {
    const { owner, moved } = search.best();
    return { owner, objective: moved, bound: rebalanceFloor(problem) };
  };
  return { search, tell };
}

const measureOf = (instance: Instance): Float64Array =>
  instance.kind === 'hess' ? instance.population : instance.weight;

const meanOf = (instance: Instance): number =>
  measureOf(instance).reduce((sum, value) => sum + value, 0) / instance.districts;

function limitsOf(instance: Instance): { readonly lower: number; readonly upper: number } {
  if (instance.kind === 'hess') return instance;
  const mean = meanOf(instance);
  return { lower: mean * (1 - instance.tolerance), upper: mean * (1 + instance.tolerance) };
}

/** Checked from the plan alone, by other code than the search's. */
function faultsOf(
  instance: Instance,
  owner: Int32Array,
  graph: Graph | null,
): Pick<BalanceAnswer, 'violations' | 'holdsAt'> {
  const measure = measureOf(instance);
  const { lower, upper } = limitsOf(instance);
  const mean = meanOf(instance);
  const slack = 1e-9 * mean;
  const sums = sumsBy(owner, measure, instance.districts);
  const heavy = [...measure].flatMap((value, unit) =>
    value > upper
      ? [
          `unit ${instance.ids[unit]} alone holds ${round(value)}, more than the ${round(upper)} allowed`,
        ]
      : [],
  );
  const outside = [...sums].flatMap((sum, district) =>
    sum > upper + slack || sum < lower - slack
      ? [`district ${district} holds ${round(sum)}, outside ${round(lower)} to ${round(upper)}`]
      : [],
  );
  const pieces = graph ? [...piecesOf(graph, owner, instance.districts)] : [];
  const apart = pieces.flatMap((count, district) =>
    count > 1 ? [`district ${district} falls into ${count} pieces`] : [],
  );
  const worst = sums.reduce((most, sum) => Math.max(most, Math.abs(sum / mean - 1)), 0);
  // Rounded up: at this tolerance the plan holds.
  return { violations: [...heavy, ...outside, ...apart], holdsAt: Math.ceil(worst * 1e6) / 1e6 };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
