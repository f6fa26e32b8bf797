import { YEAR } from './account.ts';
import { activate, bySegment, byTerritory, type Cube, type Grouping } from './activate.ts';
import type { Columns } from './columns.ts';
import { sellerRevenue } from './credit.ts';
import type { Filter } from './filter.ts';
import { activateLines, type LineCubes } from './line-cubes.ts';
import {
  difference,
  factsAt,
  seriesOf,
  type CubeFact,
  type CubeFacts,
  type Months,
} from './step.ts';

/** The cubes behind a report, made once a slice without period; `scope` flags the node's territories. */
export interface ReportCubes {
  readonly columns: Columns;
  readonly territories: Cube;
  readonly segments: Cube;
  readonly lines: LineCubes;
  /** Cubes of the groupings asked for beside the report's. */
  readonly others: readonly Cube[];
  readonly repRevenue: Float64Array;
  readonly series: Record<Series, Float64Array>;
  readonly segmentKeys: Keys;
  readonly lineKeys: Keys & { readonly territory: Int32Array };
}

/** What each group is of: industry and tier, or line (and nothing) of a territory. */
interface Keys {
  readonly territory: Int32Array | null;
  readonly first: Int32Array;
  readonly second: Int32Array;
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

/**
 * All cubes of a report, and of `others` in the same pass. The filter names no territories: the
 * company is what an index of 100 refers to; `scope` (flags by territory, null is the company)
 * narrows the segments.
 */
export function activateReport(
  columns: Columns,
  filter: Filter,
  scope: Uint8Array | null,
  others: readonly Grouping[] = [],
): ReportCubes {
  const grouping = byTerritory(columns, filter);
  const groupings = [grouping, bySegment(columns, filter, scope), ...others];
  const [territories, segments, ...rest] = activate(columns, filter, groupings);
  if (!territories || !segments) throw new TypeError('a cube is missing');
  return reportOf({
    columns,
    territories,
    segments,
    lines: activateLines(columns, filter, grouping),
    others: rest,
    repRevenue: sellerRevenue(columns, filter),
  });
}

type Made = Omit<ReportCubes, 'series' | 'segmentKeys' | 'lineKeys'>;

/** A report's cubes with what is read off them once. */
export const reportOf = (made: Made): ReportCubes => ({
  ...made,
  series: seriesOf(made.territories, SERIES),
  segmentKeys: segmentKeys(made.columns),
  lineKeys: lineKeys(made.lines),
});

function segmentKeys({ industries, tiers }: Columns): Keys {
  const length = industries * tiers;
  return {
    territory: null,
    first: Int32Array.from({ length }, (_, segment) => Math.floor(segment / tiers)),
    second: Int32Array.from({ length }, (_, segment) => segment % tiers),
  };
}

function lineKeys({ lines, groups, cells }: LineCubes): ReportCubes['lineKeys'] {
  return {
    territory: Int32Array.from({ length: cells }, (_, cell) => cell % groups),
    first: Int32Array.from({ length: cells }, (_, cell) => lines[Math.floor(cell / groups)] ?? 0),
    second: new Int32Array(cells),
  };
}

/** The report's facts by index at a period, months counted from the data's first. */
export function reportAt(cubes: ReportCubes, period: Months, compare: Months | null) {
  const pair = (at: (months: Months) => CubeFacts) => ({
    now: at(period),
    before: compare && at(compare),
  });
  return {
    territories: pair((months) => factsAt(cubes.territories, months)),
    series: cubes.series,
    industryTier: {
      ...cubes.segmentKeys,
      ...pair((months) => factsAt(cubes.segments, months)),
    },
    territoryLine: { ...cubes.lineKeys, ...pair((months) => lineFacts(cubes.lines, months)) },
    repRevenue: cubes.repRevenue,
    vacantDays: cubes.columns.vacantDays,
    luck: luckAt(cubes.territories, period.to),
  };
}

/** Facts of a line's own; those that belong to all lines together are NaN. */
function lineFacts(cubes: LineCubes, period: Months): CubeFacts {
  const { unknown, cells, revenue, open, credited, columns } = cubes;
  const { to } = period;
  const yearly = to >= YEAR - 1;
  const worth = columns.potentialLines > 1;
  const year = { from: Math.max(to + 1 - YEAR, 0), to };
  const at = (to + 1) * cells;
  return {
    ...cubes.nothing,
    revenueCents: difference(credited ?? revenue, cells, 0, period),
    revenue12Cents: yearly ? difference(revenue, cells, 0, year) : unknown,
    openCents: worth && yearly ? open.subarray(at, at + cells) : unknown,
    potentialCents: worth ? cubes.potential : unknown,
    attainableCents: worth ? cubes.attainable : unknown,
    remainderCents: worth ? cubes.remainder : unknown,
  };
}

/** Ground of the accounts' luck by territory, over the twelve months that end with `to`. */
function luckAt({ luck, grouping, statics, running }: Cube, to: number) {
  if (!luck) throw new TypeError('these groups have no luck');
  const { groups } = grouping;
  const at = to * groups;
  return {
    revenue: difference(running, groups, 0, { from: Math.max(to + 1 - YEAR, 0), to }),
    potential: statics.subarray(0, groups),
    squares: luck.squares.subarray(at, at + groups),
    products: luck.products.subarray(at, at + groups),
    potentials: luck.potentials,
  };
}
