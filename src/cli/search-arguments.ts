import type { BalanceCall } from './balance.ts';
import { CallError } from './call-error.ts';
import type { TourCall } from './tour.ts';

export const BALANCE_USAGE = `bailiwick balance --input INSTANCE.json --output PLAN.json [--contiguous | --free]
                  [--seconds S | --iterations N] [--seed N]

Searches territories and writes {unitId: district}. The last line is JSON: objective, bound (what
no plan can beat; null where none is known), gap, violations, holdsAt (the tolerance the plan
found does hold), seconds. Ctrl-C keeps the best so far.

  --input   JSON with "units" [{id, x, y in metres, …}], "adjacency" (a list of unit indexes a
            unit), "k" and a "kind":
            hess       pop a unit, L and U: least Σ pop × (km ÷ 1000)² from a member unit
            rebalance  w and cost a unit, "current" (a district a unit), "locked" (ids),
                       "tolerance": least cost of the units that change hands
  --output  where the plan goes; one that breaks a limit is written, too, and says so
  --contiguous  every district hangs together (default); --free: it need not
  --seconds S   how long to search (default 10); --iterations N: so many runs instead, which
                gives the same plan again
  --seed N      another search (default 1)

Exit codes: 0 the plan holds every limit, 1 none was found that does, 2 bad call or input.`;

export const TOUR_USAGE = `bailiwick tour --input POINTS.json|FILE.tsp --output ORDER.json [--seconds S] [--seed N]

Searches a short closed tour and writes it as an array of point indexes from 0. The last line
is JSON: stops, length, seconds. Ctrl-C keeps the best so far.

  --input   JSON {"points": [[x, y], …], "distance": "euclid" or "round(euclid)"}, or TSPLIB
            with EDGE_WEIGHT_TYPE EUC_2D
  --output  where the order goes
  --seconds S   how long to search (default 1)
  --seed N      another search (default 1)`;

export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** @throws CallError with what is wrong and how it should be. */
export function balanceCall(given: Given): BalanceCall {
  const { seconds, iterations, seed } = given;
  if (given['free'] === true && given['contiguous'] === true)
    throw new CallError('--free and --contiguous do not go together.');
  if (seconds !== undefined && iterations !== undefined)
    throw new CallError('--seconds and --iterations do not go together.');
  return {
    input: needed(given, 'input', BALANCE_USAGE),
    output: needed(given, 'output', BALANCE_USAGE),
    free: given['free'] === true,
    seconds: secondsOf(seconds, 10),
    iterations: iterations === undefined ? null : wholeOf('iterations', iterations, 1),
    seed: wholeOf('seed', seed ?? '1', 0),
  };
}

/** @throws CallError with what is wrong and how it should be. */
export const tourCall = (given: Given): TourCall => ({
  input: needed(given, 'input', TOUR_USAGE),
  output: needed(given, 'output', TOUR_USAGE),
  seconds: secondsOf(given['seconds'], 1),
  seed: wholeOf('seed', given['seed'] ?? '1', 0),
});

function needed(given: Given, name: string, usage: string): string {
  const value = given[name];
  if (typeof value === 'string') return value;
  throw new CallError(`--${name} is missing.\n\n${usage}`);
}

function secondsOf(text: string | boolean | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 86_400) return seconds;
  throw new CallError(`--seconds is "${text}"; a number above 0, at most 86400, is expected.`);
}

function wholeOf(name: string, text: string | boolean, least: number): number {
  const value = /^\d+$/.test(String(text)) ? Number(text) : Number.NaN;
  if (value >= least && value < 2 ** 32) return value;
  throw new CallError(
    `--${name} is "${text}"; a whole number from ${least} to ${2 ** 32 - 1} is expected.`,
  );
}
