import { ProblemError } from './graph.ts';

/**
 * Districts measured from a member unit, their medoid: Σ weight × (km ÷ 1000)², the objective of
 * Hess et al. (1965) as published by Validi, Buchanan and Lykhovyd (2022). Sums are whole numbers
 * (weight × km²), exact in any order; `PUBLISHED` turns them into the published unit.
 */
export interface MedoidProblem {
  readonly districts: number;
  readonly weight: Float64Array;
  /** Whole km² between units, units × units. */
  readonly square: Float64Array;
  /** Σ weight of each district, both ends allowed. */
  readonly lower: number;
  readonly upper: number;
}

export const PUBLISHED = 1e-6;

/** Whole kilometres between places in metres, squared. */
export function squareKm(x: Float64Array, y: Float64Array): Float64Array {
  const units = x.length;
  const square = new Float64Array(units * units);
  for (let a = 0; a < units; a += 1)
    for (let b = 0; b < units; b += 1) {
      const dx = (x[a] ?? 0) - (x[b] ?? 0);
      const dy = (y[a] ?? 0) - (y[b] ?? 0);
      const km = Math.round(Math.sqrt(dx * dx + dy * dy) / 1000);
      square[a * units + b] = km * km;
    }
  return square;
}

/** The value of a plan, counted anew: each district from its best member. −1 owns nobody. */
export function medoidValue(
  { districts, weight, square }: MedoidProblem,
  owner: Int32Array,
): number {
  const units = weight.length;
  let value = 0;
  for (let district = 0; district < districts; district += 1) {
    const members = [...owner.keys()].filter((unit) => owner[unit] === district);
    const from = (centre: number): number =>
      members.reduce(
        (sum, unit) => sum + (weight[unit] ?? 0) * (square[unit * units + centre] ?? 0),
        0,
      );
    if (members.length > 0) value += Math.min(...members.map(from));
  }
  return value * PUBLISHED;
}

/** Districts with their sums; every change keeps them right in O(units). */
export interface Districts {
  readonly owner: Int32Array;
  readonly size: Int32Array;
  readonly load: Float64Array;
  /** Σ weight × km² of each district from its medoid. */
  readonly cost: Float64Array;
  /** Members of a district stand in `members[district × units …]`, `size` of them. */
  readonly members: Int32Array;
  fill(owner: Int32Array): void;
  /** Unit leaves its district for `to`; medoids stay until `recentre`. */
  move(unit: number, to: number): void;
  recentre(district: number): void;
  /** Cost of a district without `less` and with `more` (−1: none), from its best medoid then. */
  costWith(district: number, less: number, more: number): number;
  /** Σ of what lies outside the limits. */
  excess(): number;
}

export function districtsOf(problem: MedoidProblem): Districts {
  const { districts, weight, square, lower, upper } = problem;
  const units = weight.length;
  if (square.length !== units * units)
    throw new ProblemError(`${square.length} distances for ${units} units`);
  const owner = new Int32Array(units).fill(-1);
  const place = new Int32Array(units);
  const members = new Int32Array(districts * units);
  const size = new Int32Array(districts);
  const load = new Float64Array(districts);
  const cost = new Float64Array(districts);
  /** Σ weight × km² of a district's members from every unit. */
  const from = new Float64Array(districts * units);

  function shift(unit: number, district: number, sign: 1 | -1): void {
    const heavy = sign * (weight[unit] ?? 0);
    const row = unit * units;
    const base = district * units;
    load[district] = (load[district] ?? 0) + heavy;
    for (let at = 0; at < units; at += 1)
      from[base + at] = (from[base + at] ?? 0) + heavy * (square[row + at] ?? 0);
  }

  function add(unit: number, district: number): void {
    const at = size[district] ?? 0;
    owner[unit] = district;
    place[unit] = at;
    members[district * units + at] = unit;
    size[district] = at + 1;
    shift(unit, district, 1);
  }

  function remove(unit: number): void {
    const district = owner[unit] ?? 0;
    const end = (size[district] ?? 0) - 1;
    const last = members[district * units + end] ?? 0;
    members[district * units + (place[unit] ?? 0)] = last;
    place[last] = place[unit] ?? 0;
    size[district] = end;
    shift(unit, district, -1);
  }

  function costWith(district: number, less: number, more: number): number {
    const base = district * units;
    const out = less < 0 ? 0 : (weight[less] ?? 0);
    const into = more < 0 ? 0 : (weight[more] ?? 0);
    const outRow = less < 0 ? 0 : less * units;
    const inRow = more < 0 ? 0 : more * units;
    let best =
      more < 0
        ? Number.POSITIVE_INFINITY
        : (from[base + more] ?? 0) - out * (square[outRow + more] ?? 0);
    for (let at = 0; at < (size[district] ?? 0); at += 1) {
      const centre = members[base + at] ?? 0;
      if (centre === less) continue;
      const value =
        (from[base + centre] ?? 0) -
        out * (square[outRow + centre] ?? 0) +
        into * (square[inRow + centre] ?? 0);
      if (value < best) best = value;
    }
    return best;
  }

  return {
    owner,
    size,
    load,
    cost,
    members,
    fill: (plan) => {
      for (const sums of [size, load, from]) sums.fill(0);
      plan.forEach((district, unit) => add(unit, district));
      for (let district = 0; district < districts; district += 1)
        cost[district] = costWith(district, -1, -1);
    },
    move: (unit, to) => {
      remove(unit);
      add(unit, to);
    },
    recentre: (district) => void (cost[district] = costWith(district, -1, -1)),
    costWith,
    excess: () => load.reduce((sum, heavy) => sum + Math.max(heavy - upper, lower - heavy, 0), 0),
  };
}
