import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { balance, type BalanceCall } from './balance.ts';
import { readInstance } from './instance.ts';
import { readStops, readTsp, tour } from './tour.ts';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'balance-'))));
afterAll(() => rm(folder, { recursive: true }));

/** A row of towns, 1 km apart, each beside the next. */
const ROW = {
  kind: 'hess',
  k: 2,
  L: 2,
  U: 4,
  units: [1, 1, 1, 1, 1, 1].map((pop, at) => ({ id: `u${at}`, pop, x: at * 1000, y: 0 })),
  adjacency: [[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]],
};

const put = async (name: string, value: unknown): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};

const callOf = (input: string, more: Partial<BalanceCall> = {}): BalanceCall => ({
  input,
  output: join(folder, 'plan.json'),
  free: false,
  seconds: 10,
  iterations: 3,
  seed: 1,
  ...more,
});

const planOf = async (): Promise<Record<string, number>> =>
  JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Record<string, number>;

describe('balance', () => {
  it('halves a row of towns', async () => {
    const answer = await balance(callOf(await put('row.json', ROW)));
    expect(answer).toMatchObject({ violations: [], holdsAt: 0 });
    // Each half is 1 km² + 0 + 1 km² from its middle town.
    expect(answer.objective).toBeCloseTo(4e-6, 12);
    const plan = await planOf();
    expect(plan['u0']).toBe(plan['u2']);
    expect(plan['u3']).toBe(plan['u5']);
    expect(plan['u0']).not.toBe(plan['u3']);
  });

  it('names the town that is too big, and the tolerance that does hold', async () => {
    const units = ROW.units.map((unit) => (unit.id === 'u0' ? { ...unit, pop: 9 } : unit));
    const answer = await balance(callOf(await put('big.json', { ...ROW, units })));
    expect(answer.violations[0]).toBe('unit u0 alone holds 9, more than the 4 allowed');
    expect(answer.holdsAt).toBeGreaterThan(0.28);
  });

  it('moves the least it must, keeps what is locked, and never beats its bound', async () => {
    const today = {
      kind: 'rebalance',
      k: 2,
      tolerance: 0.1,
      units: ROW.units.map(({ id, x, y }) => ({ id, x, y, w: 1, cost: 1 })),
      adjacency: ROW.adjacency,
      current: [0, 0, 0, 0, 1, 1],
      locked: ['u0'],
    };
    const answer = await balance(callOf(await put('today.json', today)));
    expect(answer).toMatchObject({ objective: 1, violations: [] });
    expect(answer.bound).toBeGreaterThan(0);
    expect(answer.bound).toBeLessThanOrEqual(1);
    expect(Object.values(await planOf())).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('gives the same plan for the same seed and iterations', async () => {
    const input = await put('row.json', ROW);
    const plans = [];
    for (const seed of [5, 5]) {
      await balance(callOf(input, { seed }));
      plans.push(await planOf());
    }
    expect(plans[0]).toEqual(plans[1]);
  });
});

describe('a file that is no instance', () => {
  it.each([
    ['{', 'this is no JSON'],
    [{ ...ROW, k: 0 }, 'k is 0; a whole number from 1 to 6'],
    [{ ...ROW, k: 7 }, 'k is 7'],
    [{ ...ROW, kind: 'x' }, 'kind is "x"'],
    [{ ...ROW, U: 1 }, 'U is 1; a number of 2 or more'],
    [{ ...ROW, units: [{ id: 'a', pop: -1, x: 0, y: 0 }], adjacency: [[]], k: 1 }, 'units[0].pop'],
    [{ ...ROW, units: [...ROW.units.slice(1), ROW.units[1]] }, 'no other unit has'],
    [{ ...ROW, adjacency: [[1], [2], [1, 3], [2, 4], [3, 5], [4]] }, 'a border has two sides'],
    [{ ...ROW, adjacency: [[0], [], [], [], [], []] }, 'another unit than itself'],
    [{ ...ROW, adjacency: [[9], [], [], [], [], []] }, 'adjacency[0][0] is 9'],
    [{ ...ROW, units: undefined }, 'units is missing'],
  ])('%j is refused by field and value', (value, words) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(() => readInstance(text, 'a.json')).toThrow(words);
  });
});

describe('tour', () => {
  it('goes round a square once, from JSON and TSPLIB', async () => {
    const points = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ];
    const tsp = `EDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n${points
      .map(([x, y], at) => `${at + 1} ${x} ${y}`)
      .join('\n')}\nEOF\n`;
    const output = join(folder, 'order.json');
    for (const input of [await put('p.json', { points }), await put('p.tsp', tsp)]) {
      const { length, stops } = await tour({ input, output, seconds: 0.05, seed: 1 });
      expect([length, stops]).toEqual([16, 4]);
      const order = JSON.parse(await readFile(output, 'utf8')) as number[];
      expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    }
  });

  it('refuses what holds no points', () => {
    expect(() => readStops('{"points": []}', 'a')).toThrow('points is []');
    expect(() => readStops('{"points": [[1]]}', 'a')).toThrow('points[0] is [1]');
    expect(() => readStops('{"points": [[1, 2]], "distance": "geo"}', 'a')).toThrow('distance');
    expect(() => readTsp('EDGE_WEIGHT_TYPE: GEO', 'a')).toThrow('EUC_2D is expected');
  });
});

const KNOWN = '../shared/instances';
const instances = existsSync(KNOWN) ? ['NM', 'OK', 'IA', 'KS'] : [];
if (instances.length === 0) console.warn(`${KNOWN} is not here: known optima are not tried.`);

it.each(instances)('%s: the published optimum, proven there, in 60 runs', async (state) => {
  const input = `${KNOWN}/${state}-county.json`;
  const { optimum } = JSON.parse(await readFile(input, 'utf8')) as {
    optimum: { contiguous: number };
  };
  const answer = await balance(callOf(input, { iterations: 60 }));
  expect(answer.violations).toEqual([]);
  expect(answer.objective).toBeCloseTo(optimum.contiguous, 2);
});
