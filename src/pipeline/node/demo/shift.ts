import { eachNeighbour, type Graph } from './graph.ts';
import { makeRandom, type Random } from './random.ts';

/** What the boundary shifts balance. Arrays by unit, targets by territory. */
export interface ShiftProblem {
  readonly graph: Graph;
  readonly potential: Float64Array;
  /** Hours a year that do not depend on who goes. */
  readonly service: Float64Array;
  /** [territory × units + unit] */
  readonly haul: Float64Array;
  readonly share: Float64Array;
  /** Weight of each measure's own deviation beside that of their mean. */
  readonly apart: number;
  /** Cost of one border between two units of different territories. */
  readonly borderCost: number;
  readonly proposals: number;
}

const START_HEAT = 0.003;
const END_HEAT = 0.00002;
/** Cost of line-haul as a share of a mean territory's work. */
const HAUL_COST = 0.25;

interface Sums {
  readonly potential: Float64Array;
  readonly work: Float64Array;
  readonly wantedPotential: Float64Array;
  readonly wantedWork: Float64Array;
  readonly meanWork: number;
}

function makeSums(problem: ShiftProblem, owner: Int32Array): Sums {
  const { share, graph } = problem;
  const potential = new Float64Array(share.length);
  const work = new Float64Array(share.length);
  owner.forEach((at, unit) => {
    potential[at] = (potential[at] ?? 0) + (problem.potential[unit] ?? 0);
    work[at] =
      (work[at] ?? 0) + (problem.service[unit] ?? 0) + (problem.haul[at * graph.units + unit] ?? 0);
  });
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const [allPotential, allWork] = [total(potential), total(work)];
  return {
    potential,
    work,
    wantedPotential: share.map((part) => part * allPotential),
    wantedWork: share.map((part) => part * allWork),
    meanWork: allWork / share.length,
  };
}

function imbalance(
  problem: ShiftProblem,
  sums: Sums,
  at: number,
  potential: number,
  work: number,
): number {
  const p = ((sums.potential[at] ?? 0) + potential) / (sums.wantedPotential[at] ?? 1) - 1;
  const w = ((sums.work[at] ?? 0) + work) / (sums.wantedWork[at] ?? 1) - 1;
  const both = (p + w) / 2;
  const size = (problem.share[at] ?? 0) * problem.share.length;
  return size * size * (both * both + problem.apart * (p * p + w * w));
}

interface Move {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
}

/** Change of the objective if the move is made; negative is better. */
function change(
  problem: ShiftProblem,
  sums: Sums,
  owner: Int32Array,
  { unit, from, to }: Move,
): number {
  const { graph } = problem;
  const potential = problem.potential[unit] ?? 0;
  const haulFrom = problem.haul[from * graph.units + unit] ?? 0;
  const haulTo = problem.haul[to * graph.units + unit] ?? 0;
  const service = problem.service[unit] ?? 0;
  let borders = 0;
  eachNeighbour(graph, unit, (other) => {
    if (owner[other] === from) borders += 1;
    else if (owner[other] === to) borders -= 1;
  });
  return (
    imbalance(problem, sums, from, -potential, -service - haulFrom) -
    imbalance(problem, sums, from, 0, 0) +
    imbalance(problem, sums, to, potential, service + haulTo) -
    imbalance(problem, sums, to, 0, 0) +
    borders * problem.borderCost +
    (HAUL_COST * (haulTo - haulFrom)) / sums.meanWork
  );
}

function applyMove(
  problem: ShiftProblem,
  sums: Sums,
  owner: Int32Array,
  { unit, from, to }: Move,
): void {
  const { graph } = problem;
  const add = (at: number, sign: number) => {
    const work = (problem.service[unit] ?? 0) + (problem.haul[at * graph.units + unit] ?? 0);
    sums.potential[at] = (sums.potential[at] ?? 0) + sign * (problem.potential[unit] ?? 0);
    sums.work[at] = (sums.work[at] ?? 0) + sign * work;
  };
  add(from, -1);
  add(to, 1);
  owner[unit] = to;
}

/** Whether a territory stays one part without the unit: its neighbours there must still meet. */
function makeRemovalTest(graph: Graph): (owner: Int32Array, unit: number) => boolean {
  const wanted = new Int32Array(graph.units);
  const seen = new Int32Array(graph.units);
  let epoch = 0;
  return (owner, unit) => {
    epoch += 1;
    const queue: number[] = [];
    let left = 0;
    eachNeighbour(graph, unit, (other) => {
      if (owner[other] !== owner[unit]) return;
      wanted[other] = epoch;
      left += 1;
      if (queue.length === 0) queue.push(other);
    });
    if (left === 0) return false;
    seen[unit] = epoch;
    seen[queue[0] ?? 0] = epoch;
    for (let head = 0; head < queue.length && left > 0; head += 1) {
      const here = queue[head] ?? 0;
      if (wanted[here] === epoch) left -= 1;
      eachNeighbour(graph, here, (other) => {
        if (seen[other] === epoch || owner[other] !== owner[unit]) return;
        seen[other] = epoch;
        queue.push(other);
      });
    }
    return left === 0;
  };
}

function propose(graph: Graph, owner: Int32Array, random: Random): Move | null {
  const unit = random.int(graph.units);
  const first = graph.from[unit] ?? 0;
  const degree = (graph.from[unit + 1] ?? 0) - first;
  if (degree === 0) return null;
  const to = owner[graph.to[first + random.int(degree)] ?? 0] ?? 0;
  const from = owner[unit] ?? 0;
  return from === to ? null : { unit, from, to };
}

/**
 * Anneals boundary shifts in place: units change to a neighbour's territory, every territory
 * staying one part, towards the wanted shares with short borders and little line-haul.
 */
export function shiftBoundaries(problem: ShiftProblem, owner: Int32Array, seed: number): void {
  const random = makeRandom(seed, 'shift');
  const sums = makeSums(problem, owner);
  const staysWhole = makeRemovalTest(problem.graph);
  for (let made = 0; made < problem.proposals; made += 1) {
    const move = propose(problem.graph, owner, random);
    if (!move) continue;
    const heat = START_HEAT * (END_HEAT / START_HEAT) ** (made / problem.proposals);
    const cost = change(problem, sums, owner, move);
    if (cost > 0 && random.next() >= Math.exp(-cost / heat)) continue;
    if (staysWhole(owner, move.unit)) applyMove(problem, sums, owner, move);
  }
}
