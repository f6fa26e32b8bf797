import type { Period } from './period.ts';

/**
 * Additive sums and counts of one group (territory, unit, segment, company) at one slice.
 * Flows are summed over the slice's months; stocks are taken over the 12 months that end with the
 * slice's last month; statics do not depend on the month. Money is integer cents.
 */
export const FACTS = {
  revenueCents: 'flow',
  orders: 'flow',
  quotaCents: 'flow',
  /** Revenue credited in quota-carrying territories, for attainment only. */
  quotaRevenueCents: 'flow',
  revenue12Cents: 'stock',
  openCents: 'stock',
  /** Σ round(potential × met ÷ required). */
  coveredCents: 'stock',
  /** Known accounts' potential that coverage is measured on (required > 0, or contacted). */
  coverableCents: 'stock',
  overServiceContacts: 'stock',
  contacts12: 'stock',
  /** Potential of accounts no territory owns, or without contact and order in 12 months. */
  whitespaceCents: 'stock',
  /** Part of whitespace: potential of accounts no territory owns. */
  unownedCents: 'stock',
  /** Accounts with a contact or an order in 12 months. */
  activeAccounts: 'stock',
  /** Accounts with an order in 12 months. */
  buyingAccounts: 'stock',
  /** Known accounts' potential. */
  potentialCents: 'static',
  /** The area's potential beyond its known accounts. */
  remainderCents: 'static',
  attainableCents: 'static',
  accounts: 'static',
  /** Service and local travel, hours a year. */
  serviceHours: 'static',
  /** Travel between the rep's home and the units, hours a year. */
  lineHaulHours: 'static',
  capacityHours: 'static',
} as const;

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

/** One group's facts. NaN: not known at this slice (no contacts yet, no quota, other layer). */
export type FactRow = Readonly<Record<FactName, number>>;
/** Facts of many groups, one array a fact, index = group. */
export type FactColumns = Readonly<Record<FactName, Float64Array>>;

/** Facts that sum over a dimension; a sum over anything else is an error. */
export type Dimension =
  'unit' | 'territory' | 'month' | 'line' | 'industry' | 'tier' | 'type' | 'layer';
export const ADDITIVE_OVER: Readonly<Record<'flow' | 'stock' | 'static', readonly Dimension[]>> = {
  flow: ['unit', 'territory', 'month', 'line', 'industry', 'tier', 'type'],
  stock: ['unit', 'territory', 'industry', 'tier', 'type'],
  static: ['unit', 'territory', 'industry', 'tier', 'type'],
};

export interface GroupFacts {
  readonly now: FactRow;
  /** The same months a year earlier; null when they are not in the data or not compared. */
  readonly before: FactRow | null;
}

/** Facts that have one value a month over the whole data, for sparklines and the period brush. */
export const SERIES = [
  'revenueCents',
  'revenue12Cents',
  'openCents',
  'coveredCents',
  'coverableCents',
  'whitespaceCents',
  'quotaCents',
  'quotaRevenueCents',
] as const satisfies readonly FactName[];
export type SeriesName = (typeof SERIES)[number];

export interface TerritoryFacts extends GroupFacts {
  readonly territory: string;
  /** Revenue by quarter, the last eight that end with the period, oldest first. */
  readonly quarters: readonly number[];
}

export interface SegmentFacts extends GroupFacts {
  /** Ids of both dimensions, e.g. [industry, tier] or [area node, line]. */
  readonly key: readonly [string, string];
}

/** One rep's quarters, the ground of the fair ranking. */
export interface RepFacts {
  readonly rep: string;
  readonly territory: string | null;
  /** Revenue credited to the rep, cents by quarter, oldest first (whole quarters only). */
  readonly quarters: readonly number[];
  /** Share of each quarter the rep was there, after ramp: 0–1. */
  readonly presence: readonly number[];
  /** Weeks of each quarter in which the territory was vacant. */
  readonly vacantWeeks: readonly number[];
  readonly potentialCents: number;
  readonly needHours: number;
  /** Σ(rᵢ − p·potᵢ)² ÷ (Σ rᵢ)² over the rep's accounts: the accounts' luck. */
  readonly accountLuck: number;
  readonly revenueCents: number;
  readonly quotaCents: number;
}

/** Everything a coverage report is made of, at one slice and scope. Same from SQL and cubes. */
export interface ReportFacts {
  /** null: the company. */
  readonly scope: string | null;
  readonly period: Period;
  readonly compare: Period | null;
  readonly total: GroupFacts;
  /** The whole company at the same slice, its node left out: what an index of 100 refers to. */
  readonly company: GroupFacts;
  /** Index 0 = the data's first month; NaN before a stock exists. */
  readonly series: Readonly<Record<SeriesName, readonly number[]>>;
  readonly territories: readonly TerritoryFacts[];
  readonly industryTier: readonly SegmentFacts[];
  readonly areaLine: readonly SegmentFacts[];
  readonly reps: readonly RepFacts[];
}

/** Sums rows fact by fact; NaN (not known) in any makes the sum not known. */
export function addFacts(rows: Iterable<FactRow>): FactRow {
  const sum = Object.fromEntries(FACT_NAMES.map((name) => [name, 0])) as Record<FactName, number>;
  for (const row of rows) for (const name of FACT_NAMES) sum[name] += row[name];
  return sum;
}

/** Group `index` of columns as a row. */
export function factRow(columns: FactColumns, index: number): FactRow {
  return Object.fromEntries(
    FACT_NAMES.map((name) => [name, columns[name][index] ?? Number.NaN]),
  ) as Record<FactName, number>;
}
