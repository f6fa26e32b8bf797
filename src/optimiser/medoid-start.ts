import type { Graph } from './graph.ts';
import type { MedoidProblem } from './medoid.ts';
import type { Random } from './random.ts';

const ROUNDS = 8;

/**
 * A first plan: centres drawn far from each other (k-means++, Arthur and Vassilvitskii 2007), moved to
 * the middle of what is nearest to them, then grown from, the lightest district first.
 */
export function medoidStart(
  problem: MedoidProblem,
  graph: Graph | null,
  random: Random,
): Int32Array {
  const centres = spread(problem, random);
  let plan = nearest(problem, centres);
  for (let round = 0; round < ROUNDS; round += 1) {
    centres.forEach(
      (_, district) => (centres[district] = middle(problem, plan, district, centres)),
    );
    plan = nearest(problem, centres);
  }
  return graph ? grown(problem, graph, centres) : plan;
}

function spread({ districts, weight, square }: MedoidProblem, random: Random): number[] {
  const units = weight.length;
  const centres = [random.below(units)];
  while (centres.length < districts) {
    const pull = weight.map(
      (heavy, unit) =>
        heavy *
        centres.reduce(
          (least, centre) => Math.min(least, square[unit * units + centre] ?? 0),
          Infinity,
        ),
    );
    let left = random.next() * pull.reduce((sum, value) => sum + value, 0);
    let unit = pull.findIndex((value) => (left -= value) < 0);
    // Without pull left (twin places), any unit that is no centre yet.
    if (unit < 0 || centres.includes(unit))
      unit = [...weight.keys()].find((at) => !centres.includes(at)) ?? 0;
    centres.push(unit);
  }
  return centres;
}

function nearest({ weight, square }: MedoidProblem, centres: readonly number[]): Int32Array {
  const units = weight.length;
  return Int32Array.from({ length: units }, (_, unit) => {
    const away = (district: number): number => square[unit * units + (centres[district] ?? 0)] ?? 0;
    return centres.reduce(
      (best, _centre, district) => (away(district) < away(best) ? district : best),
      0,
    );
  });
}

function middle(
  { weight, square }: MedoidProblem,
  plan: Int32Array,
  district: number,
  centres: readonly number[],
): number {
  const units = weight.length;
  const members = [...plan.keys()].filter((unit) => plan[unit] === district);
  const cost = (centre: number): number =>
    members.reduce(
      (sum, unit) => sum + (weight[unit] ?? 0) * (square[unit * units + centre] ?? 0),
      0,
    );
  return members.reduce(
    (best, unit) => (cost(unit) < cost(best) ? unit : best),
    centres[district] ?? 0,
  );
}

/** Grows districts over the graph; what no centre reaches goes to the nearest centre's district. */
function grown(problem: MedoidProblem, graph: Graph, centres: readonly number[]): Int32Array {
  const units = problem.weight.length;
  const owner = new Int32Array(units).fill(-1);
  const load = centres.map((unit) => problem.weight[unit] ?? 0);
  centres.forEach((unit, district) => (owner[unit] = district));
  for (;;) {
    const order = [...load.keys()].sort((a, b) => (load[a] ?? 0) - (load[b] ?? 0) || a - b);
    const step = order
      .map(
        (district) =>
          [district, nextUnit(problem, graph, owner, district, centres[district] ?? 0)] as const,
      )
      .find(([, unit]) => unit >= 0);
    if (!step) break;
    const [district, unit] = step;
    owner[unit] = district;
    load[district] = (load[district] ?? 0) + (problem.weight[unit] ?? 0);
  }
  const far = nearest(problem, centres);
  return owner.map((district, unit) => (district < 0 ? (far[unit] ?? 0) : district));
}

/** The free unit next to a district that is nearest to its centre; −1 without one. */
function nextUnit(
  { square }: MedoidProblem,
  { units, start, neighbour }: Graph,
  owner: Int32Array,
  district: number,
  centre: number,
): number {
  let best = -1;
  for (let unit = 0; unit < units; unit += 1) {
    if (owner[unit] !== -1) continue;
    const beside = neighbour
      .subarray(start[unit], start[unit + 1])
      .some((near) => owner[near] === district);
    if (
      beside &&
      (best < 0 || (square[unit * units + centre] ?? 0) < (square[best * units + centre] ?? 0))
    )
      best = unit;
  }
  return best;
}
