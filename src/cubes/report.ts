import { sumLines } from './account.ts';
import { activate, bySegment, byTerritory, type Cube } from './activate.ts';
import type { Columns } from './columns.ts';
import { onLine, ownersOf, passes, type Filter } from './filter.ts';
import { factsAt, seriesOf, type CubeFact, type CubeFacts, type Months } from './step.ts';

/** The cubes behind a report, made once a slice without period; `scope` flags the node's territories. */
export interface ReportCubes {
  readonly columns: Columns;
  readonly filter: Filter;
  readonly territories: Cube;
  readonly segments: Cube;
  /** One a line of the filter: by territory. */
  readonly lines: readonly { readonly line: number; readonly cube: Cube }[];
  readonly repRevenue: Float64Array;
  readonly series: Record<Series, Float64Array>;
}

const SERIES = [
  'revenueCents',
  'revenue12Cents',
  'openCents',
  'coveredCents',
  'coverableCents',
  'whitespaceCents',
  'quotaCents',
  'quotaRevenueCents',
] as const satisfies readonly CubeFact[];
type Series = (typeof SERIES)[number];

/** Facts a line has of its own. */
const LINE_FACTS: readonly CubeFact[] = [
  'revenueCents',
  'revenue12Cents',
  'openCents',
  'potentialCents',
  'attainableCents',
  'remainderCents',
];

/**
 * All cubes of a report. The filter names no territories: the company is what an index of 100
 * refers to; `scope` (flags by territory, null is the company) narrows the segments.
 */
export function activateReport(
  columns: Columns,
  filter: Filter,
  scope: Uint8Array | null,
): ReportCubes {
  const grouping = byTerritory(columns, filter);
  const [territories, segments] = activate(columns, filter, [
    grouping,
    bySegment(columns, filter, scope),
  ]) as [Cube, Cube];
  const lines = Array.from({ length: columns.lines }, (_, line) => line).filter((line) =>
    onLine(filter, line),
  );
  return {
    columns,
    filter,
    territories,
    segments,
    lines: lines.map((line) => ({
      line,
      cube: activate(columns, only(filter, columns, line), [grouping])[0] as Cube,
    })),
    repRevenue: repRevenue(columns, filter),
    series: seriesOf(territories, SERIES) as Record<Series, Float64Array>,
  };
}

const only = (filter: Filter, { lines }: Columns, line: number): Filter => ({
  ...filter,
  lines: Uint8Array.from({ length: lines }, (_, at) => (at === line ? 1 : 0)),
});

/** The report's facts by index at a period, months counted from the data's first. */
export function reportAt(cubes: ReportCubes, period: Months, compare: Months | null) {
  const pair = (at: (months: Months) => CubeFacts) => ({
    now: at(period),
    before: compare && at(compare),
  });
  const { columns } = cubes;
  return {
    territories: pair((months) => factsAt(cubes.territories, months)),
    series: cubes.series,
    industryTier: {
      territory: null,
      first: segmentIndex(columns, (segment) => Math.floor(segment / columns.tiers)),
      second: segmentIndex(columns, (segment) => segment % columns.tiers),
      ...pair((months) => factsAt(cubes.segments, months)),
    },
    territoryLine: { ...lineKeys(cubes), ...pair((months) => lineFacts(cubes, months)) },
    repRevenue: cubes.repRevenue,
    accounts: ownedAccounts(columns, cubes.filter, period.to),
  };
}

const segmentIndex = (
  { industries, tiers }: Columns,
  of: (segment: number) => number,
): Int32Array => Int32Array.from({ length: industries * tiers }, (_, segment) => of(segment));

function lineKeys({ lines, columns }: ReportCubes) {
  const groups = columns.territories + 1;
  const length = lines.length * groups;
  return {
    territory: Int32Array.from({ length }, (_, at) => at % groups),
    first: Int32Array.from({ length }, (_, at) => lines[Math.floor(at / groups)]?.line ?? 0),
    second: new Int32Array(length),
  };
}

/** Line by line behind one another; facts that belong to all lines together are NaN. */
function lineFacts({ lines, columns }: ReportCubes, months: Months): CubeFacts {
  const groups = columns.territories + 1;
  const steps = lines.map(({ cube }) => factsAt(cube, months));
  const names = Object.keys(steps[0] ?? {}) as CubeFact[];
  const entries = names.map((name) => {
    const all = new Float64Array(lines.length * groups).fill(Number.NaN);
    if (LINE_FACTS.includes(name)) steps.forEach((facts, at) => all.set(facts[name], at * groups));
    return [name, all];
  });
  return Object.fromEntries(entries) as CubeFacts;
}

/** Revenue by seller, [rep × months + month], whoever owns the account today. */
function repRevenue(columns: Columns, filter: Filter): Float64Array {
  const { saleStart, saleSeller, saleMonth, saleLine, saleCents, months, reps } = columns;
  const revenue = new Float64Array(reps * months);
  const anyOwner = { ...filter, types: null, territories: null };
  for (let account = 0; account < columns.accounts; account += 1) {
    if (!passes(columns, anyOwner, account, -1)) continue;
    for (let row = saleStart[account] ?? 0; row < (saleStart[account + 1] ?? 0); row += 1) {
      const rep = saleSeller[row] ?? reps;
      if (rep >= reps || !onLine(filter, saleLine[row] ?? 0)) continue;
      const at = rep * months + (saleMonth[row] ?? 0);
      revenue[at] = (revenue[at] ?? 0) + (saleCents[row] ?? 0);
    }
  }
  return revenue;
}

/** Owned accounts in order, with revenue of the twelve months that end with `to`, and potential. */
function ownedAccounts(columns: Columns, filter: Filter, to: number) {
  const owner = ownersOf(columns, filter).account;
  const rows = Array.from({ length: columns.accounts }, (_, account) => account).filter(
    (account) =>
      (owner[account] ?? -1) >= 0 && passes(columns, filter, account, owner[account] ?? -1),
  );
  return {
    territory: Int32Array.from(rows, (account) => owner[account] ?? -1),
    revenue12: Float64Array.from(rows, (account) => revenueUntil(columns, filter, account, to)),
    potential: Float64Array.from(rows, (account) =>
      sumLines(columns, filter, columns.potentialCents, account, columns.accounts),
    ),
  };
}

function revenueUntil(columns: Columns, filter: Filter, account: number, to: number): number {
  let sum = 0;
  for (
    let row = columns.saleStart[account] ?? 0;
    row < (columns.saleStart[account + 1] ?? 0);
    row += 1
  ) {
    const month = columns.saleMonth[row] ?? 0;
    if (month > to - 12 && month <= to && onLine(filter, columns.saleLine[row] ?? 0))
      sum += columns.saleCents[row] ?? 0;
  }
  return sum;
}
