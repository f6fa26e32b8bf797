import { addUnit, emptyLoad, type Draft, type Load, type Step } from './draft.ts';
import { marginOf, ratesOf } from './margin.ts';
import { netOf, sidesAfter, type Terms } from './terms.ts';

/**
 * What one border between two units of different territories costs, share of revenue: a ragged
 * territory is driven in circles, which the line-haul from its home does not see.
 */
const BORDER = 0.000_003;

/** Units by which a group goes on growing without netting more than before. */
const PATIENCE = 30;

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

/** What belongs to a group in the making, and what it touches. */
interface Front {
  readonly joined: Set<number>;
  readonly frontier: Set<number>;
  readonly seen: Set<number>;
}

/** Borders that go away less borders that appear when a unit joins the group. */
function smoothing(draft: Draft, seed: Seed, { joined }: Front, unit: number): number {
  const { start, neighbour } = draft.problem.graph;
  let gone = 0;
  for (let at = start[unit] ?? 0; at < (start[unit + 1] ?? 0); at += 1) {
    const near = neighbour[at] ?? 0;
    if (draft.owner[near] === seed.to || joined.has(near)) gone += 1;
    else if (draft.owner[near] === seed.from) gone -= 1;
  }
  return gone;
}

/** Takes the unit that adds most, money and shape together, out of the frontier. */
function takeBest(terms: Terms, draft: Draft, seed: Seed, load: Load, front: Front): number {
  const [giver, taker] = sidesAfter(draft, seed, load);
  const rates = [ratesOf(terms, giver), ratesOf(terms, taker)] as const;
  const border = BORDER * terms.problem.revenueCents;
  let [best, most] = [-1, Number.NEGATIVE_INFINITY];
  for (const unit of front.frontier) {
    const value = marginOf(terms, rates, seed, unit) + border * smoothing(draft, seed, front, unit);
    if (value > most || (value === most && unit < best)) [best, most] = [unit, value];
  }
  front.frontier.delete(best);
  return best;
}

function join({ problem, owner, moved }: Draft, seed: Seed, front: Front, unit: number): void {
  const { neighbour, start } = problem.graph;
  front.joined.add(unit);
  for (const near of neighbour.subarray(start[unit], start[unit + 1])) {
    if (owner[near] !== seed.from || moved[near] || front.seen.has(near)) continue;
    front.seen.add(near);
    front.frontier.add(near);
  }
}

/**
 * Grows a connected group from a unit of the border, each time by the neighbour that adds most;
 * units for which `fits` says no are left out. @param limit most units looked at
 */
export function grow(
  terms: Terms,
  draft: Draft,
  seed: Seed,
  limit: number,
  fits: (step: Step, load: Load) => boolean,
): Growth {
  const units = new Int32Array(Math.min(limit, (draft.unitsIn[seed.from] ?? 0) - 1));
  const nets = new Float64Array(units.length);
  const front = {
    joined: new Set<number>(),
    frontier: new Set([seed.unit]),
    seen: new Set([seed.unit]),
  };
  let [size, load, most, latest] = [0, emptyLoad(), Number.NEGATIVE_INFINITY, 0];
  while (size < units.length && front.frontier.size > 0 && size - latest < PATIENCE) {
    const unit = takeBest(terms, draft, seed, load, front);
    const wider = { ...load };
    addUnit(terms.problem, wider, unit, seed.from, seed.to);
    units[size] = unit;
    const step = { from: seed.from, to: seed.to, units: units.subarray(0, size + 1) };
    if (!fits(step, wider)) continue;
    load = wider;
    const net = netOf(terms, draft, step, load);
    nets[size] = net;
    size += 1;
    if (net > most) [most, latest] = [net, size];
    join(draft, seed, front, unit);
  }
  return { units: units.subarray(0, size), nets: nets.subarray(0, size) };
}
