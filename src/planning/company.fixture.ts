import fc from 'fast-check';
import { LIMITS, type Limits } from './assumptions.ts';
import { problemOf, type PlanningColumns, type Problem } from './problem.ts';
import type { AdviceInput } from './suggest.ts';

/** A made-up company on a grid: one unit a cell, one account a unit. */
export interface GridCompany {
  readonly width: number;
  readonly height: number;
  /** Territory of each cell, row by row; −1 no owner. */
  readonly owner: readonly number[];
  /** Cents a year by cell. */
  readonly potential: readonly number[];
  readonly revenue: readonly number[];
  /** Service hours a year by cell; default 100. */
  readonly hours?: readonly number[];
  readonly vacant?: readonly boolean[];
  /** Accounts that a rule above the map gives to a territory: [cell, territory]. */
  readonly named?: readonly (readonly [cell: number, territory: number])[];
}

const STEP_DEGREES = 0.5;

/** Neighbour pairs of a grid, sharing a side. */
export function gridPairs(width: number, height: number): { a: number[]; b: number[] } {
  const [a, b]: [number[], number[]] = [[], []];
  const pair = (cell: number, near: number) => {
    a.push(cell);
    b.push(near);
  };
  for (let cell = 0; cell < width * height; cell += 1) {
    if (cell % width < width - 1) pair(cell, cell + 1);
    if (cell + width < width * height) pair(cell, cell + width);
  }
  return { a, b };
}

function columnsOf(company: GridCompany): PlanningColumns {
  const { width, owner, potential, revenue, named = [] } = company;
  const cells = owner.length;
  const territories = Math.max(...owner) + 1;
  const home = (territory: number) => owner.indexOf(territory);
  const lon = (cell: number) => -98 + STEP_DEGREES * (cell % width);
  const lat = (cell: number) => 38 + STEP_DEGREES * Math.floor(cell / width);
  const byRule = new Map(named);
  const indexes = Int32Array.from({ length: cells }, (_, cell) => cell);
  return {
    accounts: cells,
    units: cells,
    lastComplete: 11,
    potentialLines: 1,
    unit: indexes,
    potentialCents: Float64Array.from(potential),
    serviceHours: Float64Array.from(company.hours ?? owner.map(() => 100)),
    fieldDays: new Float64Array(cells).fill(2),
    owner: indexes.map((cell) => byRule.get(cell) ?? owner[cell] ?? -1),
    ownerType: Int8Array.from(owner, (territory, cell) =>
      byRule.has(cell) ? 0 : territory < 0 ? -1 : 4,
    ),
    saleStart: Uint32Array.from({ length: cells + 1 }, (_, cell) => cell),
    saleMonth: new Uint8Array(cells).fill(5),
    saleCents: Float64Array.from(revenue),
    unitLon: Float64Array.from(indexes, lon),
    unitLat: Float64Array.from(indexes, lat),
    unitOwner: Int32Array.from(owner),
    territoryLayer: new Int16Array(territories),
    capacityHours: new Float64Array(territories).fill(1000),
    homeLon: Float64Array.from({ length: territories }, (_, territory) => lon(home(territory))),
    homeLat: Float64Array.from({ length: territories }, (_, territory) => lat(home(territory))),
  };
}

export function gridInput(company: GridCompany): AdviceInput {
  const columns = columnsOf(company);
  const entry = (territory: number) => ({
    territory: `T${territory}`,
    layer: 'field',
    node: `T${territory}`,
    name: `Ground ${territory}`,
    reps: company.vacant?.[territory] ? [] : [`R${territory}`],
    vacantSince: null,
    capacityHours: 1000,
    home: null,
    at: null,
  });
  return {
    columns,
    directory: {
      planDerived: null,
      potential: { source: 'test', asOf: null, relativeSd: 0.1 },
      territories: Array.from(columns.territoryLayer, (_, territory) => entry(territory)),
      currency: 'USD',
    },
    unitIds: Array.from(columns.unit, (cell) => `u${cell}`),
    neighbours: gridPairs(company.width, company.height),
  };
}

export const row = (...cells: number[]) => cells;

/** Two territories side by side on 4 × 2 cells; the left is rich and overloaded. */
export const LOPSIDED: GridCompany = {
  width: 4,
  height: 2,
  owner: [...row(0, 0, 0, 1), ...row(0, 0, 0, 1)],
  potential: [...row(9e7, 9e7, 6e7, 3e7), ...row(9e7, 9e7, 6e7, 3e7)],
  revenue: [...row(3e7, 3e7, 2e7, 2e7), ...row(3e7, 3e7, 2e7, 2e7)],
};

/** No limit but contiguity, band and room. */
export const FREE: Limits = { ...LIMITS, moved: 1, moveNet: 0 };

export const problemFrom = (company: GridCompany): Problem => {
  const { columns, neighbours } = gridInput(company);
  return problemOf(columns, neighbours, company.vacant ?? []);
};

/** Two territories on 4 × 4 cells, side by side. */
export const anyCompany = fc
  .record({
    cut: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 4, maxLength: 4 }),
    potential: fc.array(fc.integer({ min: 1e6, max: 2e8 }), { minLength: 16, maxLength: 16 }),
    hours: fc.array(fc.integer({ min: 10, max: 200 }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ cut, potential, hours }): GridCompany => ({
    width: 4,
    height: 4,
    owner: potential.map((_, cell) => (cell % 4 < (cut[Math.floor(cell / 4)] ?? 2) ? 0 : 1)),
    potential,
    revenue: potential.map((cents) => Math.round(cents / 3)),
    hours,
  }));
