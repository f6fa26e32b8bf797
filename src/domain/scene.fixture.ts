import type { Directory, TerritoryEntry } from './directory.ts';
import { addFacts, FACT_NAMES, type FactName, type FactRow, type ReportFacts } from './facts.ts';

/** A territory in a test: a full one with everything in order, changed where the test says. */
export interface Ground {
  readonly name: string;
  readonly facts?: Partial<FactRow>;
  readonly entry?: Partial<TerritoryEntry>;
}

/** Money in cents: potential $10 M, revenue $3.8 M, attainable $4.0 M, index 100. */
const ORDINARY: Partial<FactRow> = {
  revenueCents: 380_000_000,
  revenue12Cents: 380_000_000,
  potentialCents: 1_000_000_000,
  attainableCents: 400_000_000,
  coveredCents: 670_000_000,
  coverableCents: 1_000_000_000,
  whitespaceCents: 50_000_000,
  serviceHours: 1200,
  lineHaulHours: 200,
  capacityHours: 1500,
  quotaCents: 400_000_000,
  quotaRevenueCents: 380_000_000,
  accounts: 200,
};

export const factsOf = (facts: Partial<FactRow>): FactRow =>
  ({ ...Object.fromEntries(FACT_NAMES.map((name) => [name, 0])), ...facts }) as Record<
    FactName,
    number
  >;

export function reportOf(grounds: readonly Ground[]): ReportFacts {
  const rows = grounds.map((ground) => factsOf({ ...ORDINARY, ...ground.facts }));
  const total = { now: addFacts(rows), before: null };
  const period = { from: 2025 * 12 + 9, to: 2026 * 12 + 8 };
  return {
    scope: null,
    period,
    compare: null,
    total,
    company: total,
    series: {} as ReportFacts['series'],
    territories: rows.map((now, at) => ({
      territory: `t${String(at).padStart(2, '0')}`,
      now,
      before: null,
      quarters: [],
    })),
    industryTier: [],
    areaLine: [],
    reps: [],
  };
}

export function directoryOf(grounds: readonly Ground[], more: Partial<Directory> = {}): Directory {
  const territories = grounds.map(({ name, entry }, at): TerritoryEntry => {
    const territory = `t${String(at).padStart(2, '0')}`;
    const seat = {
      territory,
      layer: 'field',
      node: territory,
      name,
      reps: [`r${at}`],
      vacantSince: null,
    };
    return { ...seat, capacityHours: 1500, home: null, at: null, ...entry };
  });
  const directory = {
    currency: 'USD',
    asOf: '2026-09-30',
    territories,
    goals: [],
    planDerived: null,
  };
  return {
    ...directory,
    potential: { source: 'test', asOf: null, relativeSd: 0.2 },
    ...more,
  } as unknown as Directory;
}

/** `count` ordinary territories named Ground 1, 2, …, after the given ones. */
export const among = (count: number, ...special: Ground[]): Ground[] => [
  ...special,
  ...Array.from({ length: count - special.length }, (_, at) => ({ name: `Ground ${at + 1}` })),
];
