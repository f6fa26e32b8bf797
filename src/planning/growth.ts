import { addUnit, emptyLoad, type Draft, type Load, type Step } from './draft.ts';
import { response, type Served } from './response.ts';
import { HORIZON_YEARS, netOf, sidesAfter, type Terms } from './terms.ts';

/** Largest group looked at; larger ones are several steps. */
const GROUP = 240;
/** What one border between two units of different territories costs, share of revenue: a ragged
 * territory is driven in circles, which the line-haul from its home does not see. */
const BORDER = 0.000_003;

/** Where a group starts, and whose ground it takes. */
export interface Seed {
  readonly from: number;
  readonly to: number;
  readonly unit: number;
}

/** A group in the order it grew, with the net of each of its first so many units. */
export interface Growth {
  readonly units: Int32Array;
  readonly nets: Float64Array;
}

/** Change of one side's sales per unit of each thing it may gain. */
interface Rates {
  readonly potential: number;
  readonly service: number;
  readonly travel: number;
}

function ratesOf({ scale, elasticity }: Terms, served: Served): Rates {
  const { potential, serviceHours, travelHours } = served;
  const sales = scale * HORIZON_YEARS * response(served, elasticity);
  const hours = serviceHours + travelHours;
  return {
    potential: potential > 0 ? ((1 - elasticity) * sales) / potential : 0,
    service: serviceHours > 0 ? elasticity * sales * (1 / serviceHours - 1 / hours) : 0,
    travel: hours > 0 ? (-elasticity * sales) / hours : 0,
  };
}

/** Net of handing one more unit over, to the first order. */
function marginOf(
  { problem, loss }: Terms,
  [giver, taker]: readonly [Rates, Rates],
  { from, to }: Seed,
  unit: number,
): number {
  const { ground, haulHours, vacant } = problem;
  return (
    (taker.potential - giver.potential) * (ground.potential[unit] ?? 0) +
    (taker.service - giver.service) * (ground.serviceHours[unit] ?? 0) +
    taker.travel * haulHours(unit, to) -
    giver.travel * haulHours(unit, from) -
    (vacant[from] ? 0 : loss * (ground.revenue[unit] ?? 0))
  );
}

/** Borders that go away less borders that appear when a unit joins the group. */
function smoothing(draft: Draft, seed: Seed, joined: ReadonlySet<number>, unit: number): number {
  const { start, neighbour } = draft.problem.graph;
  let gone = 0;
  for (let at = start[unit] ?? 0; at < (start[unit + 1] ?? 0); at += 1) {
    const near = neighbour[at] ?? 0;
    if (draft.owner[near] === seed.to || joined.has(near)) gone += 1;
    else if (draft.owner[near] === seed.from) gone -= 1;
  }
  return gone;
}

/** The unit of the frontier that adds most, money and shape together; −1 when it is empty. */
function bestOfFrontier(
  terms: Terms,
  draft: Draft,
  seed: Seed,
  load: Load,
  joined: ReadonlySet<number>,
  frontier: ReadonlySet<number>,
): number {
  const step = { ...seed, units: EMPTY };
  const [giver, taker] = sidesAfter(draft, step, load);
  const rates = [ratesOf(terms, giver), ratesOf(terms, taker)] as const;
  const border = BORDER * terms.problem.revenueCents;
  let [best, most] = [-1, Number.NEGATIVE_INFINITY];
  for (const unit of frontier) {
    const value =
      marginOf(terms, rates, seed, unit) + border * smoothing(draft, seed, joined, unit);
    if (value > most || (value === most && unit < best)) [best, most] = [unit, value];
  }
  return best;
}

const EMPTY = new Int32Array(0);

/**
 * Grows a connected group from a unit of the border, each time by the neighbour that adds most;
 * units for which `fits` says no are left out.
 */
export function grow(
  terms: Terms,
  draft: Draft,
  seed: Seed,
  fits: (step: Step, load: Load) => boolean,
): Growth {
  const { graph } = terms.problem;
  const units = new Int32Array(Math.min(GROUP, (draft.unitsIn[seed.from] ?? 0) - 1));
  const nets = new Float64Array(units.length);
  const [joined, frontier, seen] = [new Set<number>(), new Set([seed.unit]), new Set([seed.unit])];
  let [size, load] = [0, emptyLoad()];
  while (size < units.length && frontier.size > 0) {
    const unit = bestOfFrontier(terms, draft, seed, load, joined, frontier);
    frontier.delete(unit);
    const wider = { ...load };
    addUnit(terms.problem, wider, unit, seed.from, seed.to);
    units[size] = unit;
    const step = { from: seed.from, to: seed.to, units: units.subarray(0, size + 1) };
    if (!fits(step, wider)) continue;
    load = wider;
    nets[size] = netOf(terms, draft, step, load);
    size += 1;
    joined.add(unit);
    for (const near of graph.neighbour.subarray(graph.start[unit], graph.start[unit + 1])) {
      if (draft.owner[near] !== seed.from || draft.moved[near] || seen.has(near)) continue;
      seen.add(near);
      frontier.add(near);
    }
  }
  return { units: units.subarray(0, size), nets: nets.subarray(0, size) };
}
