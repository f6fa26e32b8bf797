import type { Landscape } from './landscape.ts';
import type { Targets } from './targets.ts';

const ROUNDS = 140;
const STEP = 0.3;

interface Centres {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Squared km that a centre's reach is ahead of the others'. */
  readonly weight: Float64Array;
}

function assign(land: Landscape, centres: Centres, owner: Int32Array): void {
  const count = centres.x.length;
  for (let unit = 0; unit < land.units; unit += 1) {
    const ux = land.x[unit] ?? 0;
    const uy = land.y[unit] ?? 0;
    let best = Number.POSITIVE_INFINITY;
    for (let at = 0; at < count; at += 1) {
      const dx = ux - (centres.x[at] ?? 0);
      const dy = uy - (centres.y[at] ?? 0);
      const cost = dx * dx + dy * dy - (centres.weight[at] ?? 0);
      if (cost >= best) continue;
      best = cost;
      owner[unit] = at;
    }
  }
}

/** Centres but the first `fixed` to the weighted middle of what they own; returns the mass each owns. */
function recentre(
  land: Landscape,
  mass: Float64Array,
  owner: Int32Array,
  centres: Centres,
  fixed: number,
): Float64Array {
  const count = centres.x.length;
  const held = new Float64Array(count);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let unit = 0; unit < land.units; unit += 1) {
    const at = owner[unit] ?? 0;
    const weight = mass[unit] ?? 0;
    held[at] = (held[at] ?? 0) + weight;
    x[at] = (x[at] ?? 0) + weight * (land.x[unit] ?? 0);
    y[at] = (y[at] ?? 0) + weight * (land.y[unit] ?? 0);
  }
  for (let at = fixed; at < count; at += 1) {
    const total = held[at] ?? 0;
    if (total === 0) continue;
    centres.x[at] = (x[at] ?? 0) / total;
    centres.y[at] = (y[at] ?? 0) / total;
  }
  return held;
}

function nearestCentre(centres: Centres, at: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let other = 0; other < centres.x.length; other += 1) {
    if (other === at) continue;
    const dx = (centres.x[other] ?? 0) - (centres.x[at] ?? 0);
    const dy = (centres.y[other] ?? 0) - (centres.y[at] ?? 0);
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  return nearest;
}

/** Keeps every centre inside its own cell: no other may reach past it by more than this. */
const REACH = 0.7;

function keepAlive(centres: Centres): void {
  const { x, y, weight } = centres;
  for (let at = 0; at < x.length; at += 1) {
    let least = weight[at] ?? 0;
    for (let other = 0; other < x.length; other += 1) {
      const dx = (x[other] ?? 0) - (x[at] ?? 0);
      const dy = (y[other] ?? 0) - (y[at] ?? 0);
      least = Math.max(least, (weight[other] ?? 0) - REACH * (dx * dx + dy * dy));
    }
    weight[at] = least;
  }
}

/**
 * Balanced Lloyd with power weights: nearest centre alone gives a CV of 1.0, so a centre that
 * holds too little gains reach, in steps of the squared distance to the nearest other centre
 * (city and desert differ hundredfold). Mass sums to 1. Returns the best owners met, by unit.
 */
export function growBalanced(land: Landscape, mass: Float64Array, targets: Targets): Int32Array {
  const owner = new Int32Array(land.units);
  const best = new Int32Array(land.units);
  let least = Number.POSITIVE_INFINITY;
  const centres: Centres = {
    x: Float64Array.from(targets.seeds, (unit) => land.x[unit] ?? 0),
    y: Float64Array.from(targets.seeds, (unit) => land.y[unit] ?? 0),
    weight: new Float64Array(targets.seeds.length),
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    assign(land, centres, owner);
    const held = recentre(land, mass, owner, centres, targets.heavy);
    const off = held.reduce(
      (sum, amount, at) => sum + (amount / (targets.share[at] ?? 1) - 1) ** 2,
      0,
    );
    if (off < least) {
      least = off;
      best.set(owner);
    }
    const step = STEP * (1 - round / (ROUNDS * 1.05));
    targets.share.forEach((share, at) => {
      const short = Math.max(-1, Math.min(1, (share - (held[at] ?? 0)) / share));
      centres.weight[at] = (centres.weight[at] ?? 0) + step * short * nearestCentre(centres, at);
    });
    keepAlive(centres);
  }
  return best;
}
