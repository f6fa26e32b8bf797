import type { Directory } from './directory.ts';
import type { Manifest } from './extract.ts';
import {
  FACT_NAMES,
  SERIES,
  type FactRow,
  type GroupFacts,
  type ReportFacts,
  type SegmentFacts,
  type SeriesName,
} from './facts.ts';
import { quartersOf, repFacts } from './report-reps.ts';
import { bucket, sumPair, type FactPair } from './report-sum.ts';
import { areasOf, comparePeriod, sliceLines, slicePeriod, territoriesUnder } from './scope.ts';
import type { Slice } from './slice.ts';
import type { Advice } from './suggestion.ts';

/** What `extract` writes for the pages that are made at build. NaN travels as null: see `revive`. */
export interface ReportJson {
  readonly manifest: Manifest;
  readonly directory: Directory;
  /** By node id; 'company' is the whole. */
  readonly pages: Readonly<Record<string, ReportFacts>>;
  readonly advice: Advice;
  /** A digit a unit, the class of the default measure; '.' without data. */
  readonly unitClasses: string;
  /** Bounds of each node in the map plane, px. */
  readonly mapBoxes: Readonly<Record<string, readonly [number, number, number, number]>>;
}

export type { FactPair };

/** Groups within territories; `territory` null: summed over the scope already. */
export interface SegmentParts extends FactPair {
  readonly territory: ArrayLike<number> | null;
  /** Industry and tier, or line and nothing. */
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
}

/**
 * A slice's facts by index, T territories of all layers: made by SQL and by cubes alike, turned
 * into a report below. Group T holds what no territory owns.
 */
export interface ReportParts {
  readonly territories: FactPair;
  /** [(T + 1) × months], as [group × months + month]. */
  readonly series: Readonly<Record<SeriesName, Float64Array>>;
  readonly industryTier: SegmentParts;
  readonly territoryLine: SegmentParts & { readonly territory: ArrayLike<number> };
  /** Credited revenue, [rep × months + month]. */
  readonly repRevenue: Float64Array;
  /** Days that nobody staffed a territory, [territory × months + month]. */
  readonly vacantDays: ArrayLike<number>;
  readonly luck: LuckParts;
}

/** Ground of the accounts' luck by territory: r an account's 12 months of revenue, p its potential. */
export interface LuckParts {
  /** Σ r, Σ p, Σ r², Σ r·p, Σ p², each added up in account order. */
  readonly revenue: ArrayLike<number>;
  readonly potential: ArrayLike<number>;
  readonly squares: ArrayLike<number>;
  readonly products: ArrayLike<number>;
  readonly potentials: ArrayLike<number>;
}

const QUARTERS = 8;

/** Facts by index → the report of the slice's node. */
export function reportFrom(directory: Directory, slice: Slice, parts: ReportParts): ReportFacts {
  const period = slicePeriod(directory, slice);
  const inScope = territoriesUnder(directory, slice.layer, slice.node);
  const everything = groupsOf(directory, slice.layer, null);
  const groups = groupsOf(directory, slice.layer, slice.node);
  return {
    scope: slice.node,
    period,
    compare: comparePeriod(directory, slice, period),
    total: sumPair(parts.territories, groups),
    company: sumPair(parts.territories, everything),
    series: sumSeries(parts.series, groups, directory.months),
    territories: inScope.map((index) => ({
      territory: directory.territories[index]?.territory ?? '',
      ...pick(parts.territories, index),
      quarters: quartersOf(parts.series.revenueCents, index, directory, period, QUARTERS),
    })),
    industryTier: industryTier(directory, parts.industryTier, new Set(groups)),
    areaLine: areaLine(directory, slice, parts.territoryLine),
    reps: repFacts(directory, new Set(inScope), period, parts),
  };
}

/** The company counts what nobody owns, a node only its territories. */
function groupsOf(directory: Directory, layer: string, node: string | null): readonly number[] {
  const territories = territoriesUnder(directory, layer, node);
  return node === null ? [...territories, directory.territories.length] : territories;
}

const pick = (parts: FactPair, index: number): GroupFacts => sumPair(parts, [index]);

function sumSeries(
  series: ReportParts['series'],
  groups: readonly number[],
  months: number,
): Record<SeriesName, number[]> {
  const total = (of: Float64Array, month: number): number => {
    let sum = 0;
    for (const group of groups) sum += of[group * months + month] ?? Number.NaN;
    return sum;
  };
  return Object.fromEntries(
    SERIES.map((name) => [
      name,
      Array.from({ length: months }, (_, month) => total(series[name], month)),
    ]),
  ) as Record<SeriesName, number[]>;
}

function industryTier(
  directory: Directory,
  parts: SegmentParts,
  scope: ReadonlySet<number>,
): SegmentFacts[] {
  const { industries, tiers } = directory;
  const { territory, first, second } = parts;
  const members = bucket(first.length, industries.length * tiers.length, (i) =>
    territory === null || scope.has(territory[i] ?? -1)
      ? (first[i] ?? 0) * tiers.length + (second[i] ?? 0)
      : -1,
  );
  return members.flatMap((groups, at) => {
    const key = [
      industries[Math.floor(at / tiers.length)]?.id ?? '',
      tiers[at % tiers.length]?.id ?? '',
    ] as const;
    const facts = sumPair(parts, groups);
    return facts.now.accounts > 0 ? [{ key, ...facts }] : [];
  });
}

function areaLine(
  directory: Directory,
  slice: Slice,
  parts: ReportParts['territoryLine'],
): SegmentFacts[] {
  const { lines, territories } = directory;
  const chosen = sliceLines(directory, slice);
  const areas = areasOf(directory, slice.layer, slice.node);
  const areaOf = new Int32Array(territories.length + 1).fill(-1);
  areas.forEach((area, index) => area.territories.forEach((t) => (areaOf[t] = index)));
  const members = bucket(parts.first.length, areas.length * lines.length, (i) => {
    const area = areaOf[parts.territory[i] ?? -1] ?? -1;
    return area < 0 ? -1 : area * lines.length + (parts.first[i] ?? 0);
  });
  return members.flatMap((groups, at) => {
    const line = lines[at % lines.length]?.id ?? '';
    const area = areas[Math.floor(at / lines.length)]?.node ?? '';
    const counts = groups.length > 0 && (chosen?.includes(line) ?? true);
    return counts ? [{ key: [area, line] as const, ...sumPair(parts, groups) }] : [];
  });
}

const known = (value: number | null): number => value ?? Number.NaN;

function reviveRow(row: FactRow): FactRow {
  return Object.fromEntries(FACT_NAMES.map((name) => [name, known(row[name])])) as Record<
    keyof FactRow,
    number
  >;
}

const reviveGroup = ({ now, before }: GroupFacts): GroupFacts => ({
  now: reviveRow(now),
  before: before && reviveRow(before),
});

/** Facts as read from JSON, where NaN (not known) became null → facts. */
export function revive(facts: ReportFacts): ReportFacts {
  const numbers = (values: readonly number[]): number[] => values.map(known);
  return {
    ...facts,
    total: reviveGroup(facts.total),
    company: reviveGroup(facts.company),
    series: Object.fromEntries(SERIES.map((name) => [name, numbers(facts.series[name])])) as Record<
      SeriesName,
      number[]
    >,
    territories: facts.territories.map((row) => ({
      ...row,
      ...reviveGroup(row),
      quarters: numbers(row.quarters),
    })),
    industryTier: facts.industryTier.map((row) => ({ ...row, ...reviveGroup(row) })),
    areaLine: facts.areaLine.map((row) => ({ ...row, ...reviveGroup(row) })),
    reps: facts.reps.map((row) => ({
      ...row,
      quarters: numbers(row.quarters),
      potentialCents: known(row.potentialCents),
      needHours: known(row.needHours),
      accountLuck: known(row.accountLuck),
      quotaCents: known(row.quotaCents),
    })),
  };
}
