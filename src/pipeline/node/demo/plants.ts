import { eachNeighbour } from './graph.ts';
import { makeRandom, ranked, type Random } from './random.ts';
import type { DemoOptions } from './settings.ts';
import { unitKm } from './targets.ts';
import { CUSTOMER, type Accounts } from './accounts.ts';
import type { Landscape } from './landscape.ts';
import type { Loads } from './loads.ts';
import type { Territories } from './territories.ts';

/** Accounts of one territory that the neighbour's rep sells to. */
export interface Overlap {
  readonly owner: number;
  readonly intruder: number;
  readonly accounts: readonly number[];
}

/** What is planted, by drawn territory and account index; the calm company has a vacancy only. */
export interface Plants {
  readonly vacant: number;
  readonly understaffed: readonly number[];
  readonly overlaps: readonly Overlap[];
  /** A good rep on poor ground, a poor one on rich; −1 none. */
  readonly goodOnPoor: number;
  readonly poorOnRich: number;
  readonly twoOwners: readonly number[];
  /** −1 none. */
  readonly wrongQuota: number;
  /** Territories whose rep changed within the data. */
  readonly changed: readonly number[];
}

const OVERLAP_SHARE = 0.35;
const TWO_OWNERS = 24;
const CHANGED = 5;

function neighboursOf(land: Landscape, territories: Territories, of: number): number[] {
  const found = new Set<number>();
  territories.owner.forEach((at, unit) => {
    if (at !== of) return;
    eachNeighbour(land.graph, unit, (other) => found.add(territories.owner[other] ?? of));
  });
  found.delete(of);
  return [...found].sort((a, b) => a - b);
}

/** The customers of `owner` nearest to the neighbour's home: about a third. */
function makeOverlap(
  land: Landscape,
  accounts: Accounts,
  plan: Int32Array,
  territories: Territories,
  owner: number,
  intruder: number,
): Overlap {
  const mine = Array.from(plan.keys()).filter(
    (at) => plan[at] === owner && accounts.state[at] === CUSTOMER,
  );
  const far = (at: number) =>
    unitKm(
      land,
      accounts.unit[at] ?? 0,
      territories.homeLon[intruder] ?? 0,
      territories.homeLat[intruder] ?? 0,
    );
  mine.sort((a, b) => far(a) - far(b) || a - b);
  return { owner, intruder, accounts: mine.slice(0, Math.round(mine.length * OVERLAP_SHARE)) };
}

/** Draws a territory out of those still free among the candidates, −1 if none; it is then taken. */
type Take = (candidates: readonly number[]) => number;

function makeTake(random: Random, ordinary: readonly number[]): Take {
  const free = new Set(ordinary);
  return (candidates) => {
    const open = candidates.filter((at) => free.has(at));
    const at = open[random.int(Math.max(1, open.length))] ?? -1;
    free.delete(at);
    return at;
  };
}

function chooseTwoOwners(
  random: Random,
  accounts: Accounts,
  overlaps: readonly Overlap[],
): number[] {
  const taken = new Set(overlaps.flatMap((overlap) => overlap.accounts));
  const customers = Array.from(accounts.state.keys()).filter(
    (at) => accounts.state[at] === CUSTOMER && !taken.has(at),
  );
  const chosen = new Set<number>();
  while (chosen.size < TWO_OWNERS) chosen.add(random.pick(customers));
  return [...chosen].sort((a, b) => a - b);
}

/** Chooses where each finding is planted; no territory carries two. */
export function choosePlants(
  land: Landscape,
  accounts: Accounts,
  plan: Int32Array,
  territories: Territories,
  loads: Loads,
  options: DemoOptions,
): Plants {
  const random = makeRandom(options.seed, 'plants');
  const ordinary = [...ranked(loads.known)].filter((at) => at >= territories.heavy);
  const take = makeTake(random, ordinary);
  const vacant = take(ordinary.slice(15, 40));
  const changed = Array.from({ length: CHANGED }, () => take(ordinary.slice(10, 48)));
  if (options.calm) return { ...NOTHING, vacant, changed };
  const poorOnRich = take(ordinary.slice(0, 2));
  const goodOnPoor = take(ordinary.slice(-2));
  const overlaps = [0, 1].map(() => {
    const owner = take(ordinary);
    return makeOverlap(
      land,
      accounts,
      plan,
      territories,
      owner,
      take(neighboursOf(land, territories, owner)),
    );
  });
  const found = overlaps.filter(({ intruder }) => intruder >= 0);
  const twoOwners = chooseTwoOwners(random, accounts, found);
  const wrongQuota = take(ordinary);
  return {
    vacant,
    changed,
    understaffed: [0, 1, 2],
    overlaps: found,
    goodOnPoor,
    poorOnRich,
    twoOwners,
    wrongQuota,
  };
}

const NOTHING = {
  understaffed: [],
  overlaps: [],
  goodOnPoor: -1,
  poorOnRich: -1,
  twoOwners: [],
  wrongQuota: -1,
} as const;
