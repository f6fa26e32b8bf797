import { distanceKm } from '#geo/distance.ts';
import { eachNeighbour } from './graph.ts';
import { makeRandom, makeWeighted } from './random.ts';
import { SETTINGS, type DemoOptions } from './settings.ts';
import type { Landscape } from './landscape.ts';

/** Where a territory design starts, and how much each territory is to hold. */
export interface Targets {
  /** Unit at the first centre of each territory. */
  readonly seeds: Int32Array;
  /** Wanted share of the company, sums to 1. */
  readonly share: Float64Array;
  /** How many of the first territories are planted heavy. */
  readonly heavy: number;
}

/** Aimed above the factor: the shifts of boundaries end some 5 % short of it. */
const AIM = 1.06;
const METRO_KM = 110;
const CORE_KM = 40;
const APART_KM = 550;
/** Around a metro that is too large for one territory of any kind. */
const FRINGE_KM = 220;
/** Neighbours of a heavy territory lie within; a metro at a coast or a border lacks some. */
const AROUND_KM = 400;
const OPEN_SIDES = 6;
/** The heavy ones are drawn from so many. */
const CANDIDATES = 7;

function massWithin(land: Landscape, mass: Float64Array, unit: number, km: number): number {
  let sum = 0;
  for (let other = 0; other < land.units; other += 1) {
    if (Math.abs((land.x[other] ?? 0) - (land.x[unit] ?? 0)) > km) continue;
    if (planeKm(land, unit, other) < km) sum += mass[other] ?? 0;
  }
  return sum;
}

/** How many of the eight directions hold enough around a metro for a neighbour to live on. */
function openSides(land: Landscape, mass: Float64Array, unit: number, enough: number): number {
  const sides = new Float64Array(8);
  for (let other = 0; other < land.units; other += 1) {
    const far = planeKm(land, unit, other);
    if (far < METRO_KM || far > AROUND_KM) continue;
    const [dx, dy] = [
      (land.x[other] ?? 0) - (land.x[unit] ?? 0),
      (land.y[other] ?? 0) - (land.y[unit] ?? 0),
    ];
    const side = Math.floor(((Math.atan2(dy, dx) + Math.PI) / (2 * Math.PI)) * 8) % 8;
    sides[side] = (sides[side] ?? 0) + (mass[other] ?? 0);
  }
  return sides.filter((sum) => sum > enough).length;
}

export const planeKm = (land: Landscape, a: number, b: number): number =>
  Math.hypot((land.x[a] ?? 0) - (land.x[b] ?? 0), (land.y[a] ?? 0) - (land.y[b] ?? 0));

/**
 * Metros in which one territory of the heavy share is a natural mistake: the centres of spots that
 * hold a good part of it, but not all; far apart, with ground for neighbours around.
 */
function metros(land: Landscape, mass: Float64Array, share: number): number[] {
  const large = Array.from({ length: land.units }, (_, unit) => unit)
    .filter((unit) => (land.population[unit] ?? 0) > 25_000)
    .map((unit) => ({
      unit,
      core: massWithin(land, mass, unit, CORE_KM),
      mass: massWithin(land, mass, unit, METRO_KM),
    }))
    .filter((spot) => spot.mass > 0.25 * share && spot.core > 0.45 * spot.mass)
    .sort((a, b) => b.core - a.core || a.unit - b.unit);
  const chosen: number[] = [];
  const tooLarge: number[] = [];
  for (const spot of large) {
    const clear = (others: number[], km: number) =>
      others.every((other) => planeKm(land, spot.unit, other) > km);
    if (!clear(tooLarge, FRINGE_KM)) continue;
    if (spot.mass > 0.9 * share) tooLarge.push(spot.unit);
    else if (
      clear(chosen, APART_KM) &&
      openSides(land, mass, spot.unit, 0.05 * share) >= OPEN_SIDES
    )
      chosen.push(spot.unit);
  }
  return chosen.slice(0, CANDIDATES);
}

/** Centres by weighted k-means++: likely where mass is far from every centre so far. */
function spread(
  land: Landscape,
  mass: Float64Array,
  first: readonly number[],
  total: number,
  seed: number,
): Int32Array {
  const random = makeRandom(seed, 'seeds');
  const seeds = [...first];
  const nearest = new Float64Array(land.units).fill(4e6);
  const near = (centre: number, at: number) => {
    const reach = at < first.length ? SETTINGS.heavyFactor : 1;
    for (let unit = 0; unit < land.units; unit += 1) {
      const far = distanceSquared(land, unit, centre) / reach;
      if (far < (nearest[unit] ?? 0)) nearest[unit] = far;
    }
  };
  seeds.forEach(near);
  while (seeds.length < total) {
    const draw = makeWeighted(nearest.map((far, unit) => Math.sqrt(far) * (mass[unit] ?? 0)));
    const unit = draw(random);
    seeds.push(unit);
    near(unit, seeds.length - 1);
  }
  return Int32Array.from(seeds);
}

function distanceSquared(land: Landscape, a: number, b: number): number {
  const dx = (land.x[a] ?? 0) - (land.x[b] ?? 0);
  const dy = (land.y[a] ?? 0) - (land.y[b] ?? 0);
  return dx * dx + dy * dy;
}

/** Heavy territories first (none in the calm company), then the others. */
export function makeTargets(land: Landscape, mass: Float64Array, options: DemoOptions): Targets {
  const count = SETTINGS.territories;
  const heavy = options.calm ? 0 : SETTINGS.heavyTerritories;
  const factor = SETTINGS.heavyFactor * AIM;
  const unitShare = 1 / (count - heavy + heavy * factor);
  const share = Float64Array.from(
    { length: count },
    (_, at) => (at < heavy ? factor : 1) * unitShare,
  );
  const random = makeRandom(options.seed, 'metros');
  const spots = heavy === 0 ? [] : metros(land, mass, factor * unitShare);
  const first: number[] = [];
  while (first.length < heavy && spots.length > 0)
    first.push(...spots.splice(random.int(spots.length), 1));
  return { seeds: spread(land, mass, first, count, options.seed), share, heavy };
}

/** The same company with room beside the heavy territories of a design: somebody can take ground. */
export function withRoom(targets: Targets, { graph }: Landscape, owner: Int32Array): Targets {
  const { heavy, share } = targets;
  const beside = new Set<number>();
  owner.forEach((territory, unit) => {
    if (territory >= heavy) return;
    eachNeighbour(graph, unit, (other) => beside.add(owner[other] ?? territory));
  });
  const small = SETTINGS.besideHeavyFactor / share.length;
  const fixed = (at: number) => (at < heavy ? (share[at] ?? 0) : beside.has(at) ? small : 0);
  const free = share.filter((_, at) => fixed(at) === 0).length;
  const left = share.reduce((sum, _, at) => sum - fixed(at), 1);
  return { ...targets, share: share.map((_, at) => fixed(at) || left / free) };
}

/** Great-circle km between a unit and a place. */
export const unitKm = (land: Landscape, unit: number, lon: number, lat: number): number =>
  distanceKm(land.lon[unit] ?? 0, land.lat[unit] ?? 0, lon, lat);
