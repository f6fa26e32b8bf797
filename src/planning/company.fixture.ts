import type { PlanningColumns } from './problem.ts';
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
