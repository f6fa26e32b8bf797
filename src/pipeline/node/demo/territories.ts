import { haulMatrix, placeHomes, type Design } from './design.ts';
import { growBalanced } from './lloyd.ts';
import { makeContiguous } from './repair.ts';
import { shiftBoundaries } from './shift.ts';
import { makeTargets, withRoom } from './targets.ts';
import { SETTINGS, type DemoOptions } from './settings.ts';
import type { Landscape } from './landscape.ts';
import type { UnitLoad } from './unit-load.ts';

const PASSES = [
  { proposals: 1_200_000, borderCost: 0.0006 },
  { proposals: 1_800_000, borderCost: 0.0004 },
];
/** Mean of a first guess at line-haul: hours a field day. */
const HAUL_GUESS = 2.2;

/** Half potential, half workload (line-haul by a guess, until homes are known); sums to 1. */
function unitMass(load: UnitLoad): Float64Array {
  const work = load.service.map((hours, unit) => hours + HAUL_GUESS * (load.fieldDays[unit] ?? 0));
  const allWork = work.reduce((sum, hours) => sum + hours, 0);
  const allPotential = load.potential.reduce((sum, cents) => sum + cents, 0);
  return work.map(
    (hours, unit) => (0.5 * hours) / allWork + (0.5 * (load.potential[unit] ?? 0)) / allPotential,
  );
}

export interface Territories extends Design {
  /** The first so many are the planted heavy ones. */
  readonly heavy: number;
}

/** Contiguous territories, balanced on the accounts as drawn, the heavy ones at their factor. */
export function makeTerritories(
  land: Landscape,
  load: UnitLoad,
  options: DemoOptions,
): Territories {
  const mass = unitMass(load);
  const even = makeTargets(land, mass, options);
  const targets = withRoom(even, land, growBalanced(land, mass, even));
  const owner = growBalanced(land, mass, targets);
  makeContiguous(land.graph, mass, owner);
  const territories: Territories = {
    territories: SETTINGS.territories,
    owner,
    homeLon: new Float64Array(SETTINGS.territories),
    homeLat: new Float64Array(SETTINGS.territories),
    heavy: targets.heavy,
  };
  PASSES.forEach(({ proposals, borderCost }, pass) => {
    placeHomes(land, mass, territories);
    const haul = haulMatrix(land, load, territories);
    const { share } = withRoom(even, land, owner);
    const problem = {
      graph: land.graph,
      potential: load.potential,
      service: load.service,
      haul,
      share,
    };
    const apart = options.calm ? 1 : 0.25;
    shiftBoundaries({ ...problem, apart, borderCost, proposals }, owner, options.seed + pass);
  });
  return territories;
}
