import { inBand } from '#domain/band.ts';
import { moment, momentsOf, moveUnit, type Moments, type Places } from '#optimiser/objective.ts';
import { sumsBy } from '#optimiser/check.ts';
import type { Problem } from './problem.ts';
import type { Served } from './response.ts';

/** A connected group of units from a territory to a neighbour. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly units: Int32Array;
}

/** What a group brings along. */
export interface Load {
  potential: number;
  serviceHours: number;
  revenue: number;
  accounts: number;
  /** Line-haul hours under its old and its new owner. */
  haulFrom: number;
  haulTo: number;
}

/** A plan in the making: sums per territory, kept up move by move. */
export interface Draft {
  readonly problem: Problem;
  readonly owner: Int32Array;
  readonly potential: Float64Array;
  readonly serviceHours: Float64Array;
  readonly haulHours: Float64Array;
  readonly unitsIn: Int32Array;
  readonly moments: Moments;
  /** 1: has moved already; ground changes hands once in a plan. */
  readonly moved: Uint8Array;
  movedCents: number;
  avoidableCents: number;
}

const placesOf = ({ x, y, ground }: Problem): Places => ({ x, y, weight: ground.serviceHours });

export function draftOf(problem: Problem): Draft {
  const { owner, territories, ground, fixed, fixedHaulHours } = problem;
  const plus = (values: Float64Array, more: Float64Array) =>
    sumsBy(owner, values, territories).map((sum, territory) => sum + (more[territory] ?? 0));
  const haul = Float64Array.from(owner, (territory, unit) =>
    territory < 0 ? 0 : problem.haulHours(unit, territory),
  );
  return {
    problem,
    owner: owner.slice(),
    potential: plus(ground.potential, fixed.potential),
    serviceHours: plus(ground.serviceHours, fixed.serviceHours),
    haulHours: plus(haul, fixedHaulHours),
    unitsIn: Int32Array.from(sumsBy(owner, new Float64Array(owner.length).fill(1), territories)),
    moments: momentsOf(placesOf(problem), owner, territories),
    moved: new Uint8Array(owner.length),
    movedCents: 0,
    avoidableCents: 0,
  };
}

export function copyOf(draft: Draft): Draft {
  const { weight, x, y, square } = draft.moments;
  return {
    ...draft,
    owner: draft.owner.slice(),
    potential: draft.potential.slice(),
    serviceHours: draft.serviceHours.slice(),
    haulHours: draft.haulHours.slice(),
    unitsIn: draft.unitsIn.slice(),
    moments: { weight: weight.slice(), x: x.slice(), y: y.slice(), square: square.slice() },
    moved: draft.moved.slice(),
  };
}

export const emptyLoad = (): Load => ({
  potential: 0,
  serviceHours: 0,
  revenue: 0,
  accounts: 0,
  haulFrom: 0,
  haulTo: 0,
});

/** Adds one unit to what a group brings along. */
export function addUnit(
  { ground, haulHours }: Problem,
  load: Load,
  unit: number,
  from: number,
  to: number,
): void {
  load.potential += ground.potential[unit] ?? 0;
  load.serviceHours += ground.serviceHours[unit] ?? 0;
  load.revenue += ground.revenue[unit] ?? 0;
  load.accounts += ground.accounts[unit] ?? 0;
  load.haulFrom += haulHours(unit, from);
  load.haulTo += haulHours(unit, to);
}

export function loadOf(problem: Problem, { from, to, units }: Step): Load {
  const load = emptyLoad();
  for (const unit of units) addUnit(problem, load, unit, from, to);
  return load;
}

/** Revenue that changes hands and would not anyway: nothing leaves a vacancy avoidably. */
export const avoidableOf = ({ vacant }: Problem, from: number, revenue: number): number =>
  vacant[from] ? 0 : revenue;

function shift(sums: Float64Array, step: Step, out: number, into: number): void {
  sums[step.from] = (sums[step.from] ?? 0) - out;
  sums[step.to] = (sums[step.to] ?? 0) + into;
}

/** Carries a step out, in place. */
export function apply(draft: Draft, step: Step): void {
  const { problem, owner, unitsIn, moments } = draft;
  const load = loadOf(problem, step);
  const places = placesOf(problem);
  shift(draft.potential, step, load.potential, load.potential);
  shift(draft.serviceHours, step, load.serviceHours, load.serviceHours);
  shift(draft.haulHours, step, load.haulFrom, load.haulTo);
  for (const unit of step.units) {
    owner[unit] = step.to;
    draft.moved[unit] = 1;
    moveUnit(moments, places, unit, step.from, step.to);
  }
  unitsIn[step.from] = (unitsIn[step.from] ?? 0) - step.units.length;
  unitsIn[step.to] = (unitsIn[step.to] ?? 0) + step.units.length;
  draft.movedCents += load.revenue;
  draft.avoidableCents += avoidableOf(problem, step.from, load.revenue);
}

export const servedOf = (draft: Draft, territory: number): Served => ({
  potential: draft.potential[territory] ?? 0,
  serviceHours: draft.serviceHours[territory] ?? 0,
  travelHours: draft.haulHours[territory] ?? 0,
});

/** Load of a territory: hours ÷ capacity. */
export const loadShare = ({ problem, serviceHours, haulHours }: Draft, territory: number): number =>
  ((serviceHours[territory] ?? 0) + (haulHours[territory] ?? 0)) /
  (problem.capacityHours[territory] ?? Number.NaN);

/** Workload index of every territory, 100 the mean; with `step`, as it would be after it. */
export function indexesOf(
  draft: Draft,
  step: Step | null = null,
  load: Load | null = null,
): Float64Array {
  const { problem, serviceHours, haulHours } = draft;
  const work = serviceHours.map((hours, territory) => hours + (haulHours[territory] ?? 0));
  if (step && load)
    shift(work, step, load.serviceHours + load.haulFrom, load.serviceHours + load.haulTo);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const mean = sum(work) / sum(problem.capacityHours);
  return work.map(
    (hours, territory) => (100 * hours) / ((problem.capacityHours[territory] ?? 0) * mean),
  );
}

export const countInBand = (indexes: Float64Array): number =>
  indexes.reduce((count, index) => count + (inBand(index) ? 1 : 0), 0);

/** The worst deviation from 100. */
export const worstOf = (indexes: Float64Array): number =>
  indexes.reduce((worst, index) => Math.max(worst, Math.abs(index - 100)), 0);

/** Σ workload × distance² of two territories: how spread out they lie. */
export const spread = (draft: Draft, { from, to }: Step): number =>
  moment(draft.moments, from) + moment(draft.moments, to);
