import type { Directory } from './directory.ts';
import type { Manifest } from './extract.ts';
import {
  FACT_NAMES,
  SERIES,
  addFacts,
  factRow,
  type FactColumns,
  type FactRow,
  type GroupFacts,
  type ReportFacts,
  type SegmentFacts,
  type SeriesName,
} from './facts.ts';
import { quartersOf, repFacts } from './report-reps.ts';
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

export interface FactPair {
  readonly now: FactColumns;
  readonly before: FactColumns | null;
}

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
  /** Accounts with an owner, in account order: territory, 12 months' revenue, potential. */
  readonly accounts: {
    readonly territory: ArrayLike<number>;
    readonly revenue12: ArrayLike<number>;
    readonly potential: ArrayLike<number>;
  };
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
    total: sum(parts.territories, groups),
    company: sum(parts.territories, everything),
    series: sumSeries(parts.series, groups, directory.months),
    territories: inScope.map((index) => ({
      territory: directory.territories[index]?.territory ?? '',
      ...pick(parts.territories, index),
      quarters: quartersOf(parts.series.revenueCents, index, directory, period).slice(-QUARTERS),
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

const pick = ({ now, before }: FactPair, index: number): GroupFacts => ({
  now: factRow(now, index),
  before: before && factRow(before, index),
});

function sum({ now, before }: FactPair, groups: readonly number[]): GroupFacts {
  const rows = (columns: FactColumns): FactRow =>
    addFacts(groups.map((index) => factRow(columns, index)));
  return { now: rows(now), before: before && rows(before) };
}

function sumSeries(
  series: ReportParts['series'],
  groups: readonly number[],
  months: number,
): Record<SeriesName, number[]> {
  const total = (name: SeriesName) =>
    Array.from({ length: months }, (_, month) =>
      groups.reduce((all, group) => all + (series[name][group * months + month] ?? Number.NaN), 0),
    );
  return Object.fromEntries(SERIES.map((name) => [name, total(name)])) as Record<
    SeriesName,
    number[]
  >;
}

/** Sums segments of one key; keeps the order of the keys' first appearance. */
function gather<K extends string>(
  parts: FactPair,
  keys: Iterable<readonly [K, number]>,
): Map<K, GroupFacts> {
  const members = new Map<K, number[]>();
  for (const [key, index] of keys) members.set(key, [...(members.get(key) ?? []), index]);
  return new Map([...members].map(([key, indexes]) => [key, sum(parts, indexes)]));
}

function industryTier(
  directory: Directory,
  parts: SegmentParts,
  scope: ReadonlySet<number>,
): SegmentFacts[] {
  const keys: [string, number][] = [];
  for (let i = 0; i < parts.first.length; i += 1) {
    if (parts.territory && !scope.has(parts.territory[i] ?? -1)) continue;
    keys.push([`${parts.first[i]} ${parts.second[i]}`, i]);
  }
  const groups = gather(parts, keys);
  return directory.industries.flatMap((industry, i) =>
    directory.tiers.flatMap((tier, j) => {
      const facts = groups.get(`${i} ${j}`);
      return facts && facts.now.accounts > 0
        ? [{ key: [industry.id, tier.id] as const, ...facts }]
        : [];
    }),
  );
}

function areaLine(
  directory: Directory,
  slice: Slice,
  parts: ReportParts['territoryLine'],
): SegmentFacts[] {
  const lines = sliceLines(directory, slice);
  const areas = areasOf(directory, slice.layer, slice.node);
  const areaOf = new Map(
    areas.flatMap(({ node, territories }) => territories.map((t) => [t, node] as const)),
  );
  const keys: [string, number][] = [];
  for (let i = 0; i < parts.first.length; i += 1) {
    const area = areaOf.get(parts.territory[i] ?? -1);
    if (area !== undefined) keys.push([`${area} ${parts.first[i]}`, i]);
  }
  const groups = gather(parts, keys);
  return areas.flatMap(({ node }) =>
    directory.lines.flatMap((line, i) => {
      const facts = groups.get(`${node} ${i}`);
      return facts && (lines?.includes(line.id) ?? true)
        ? [{ key: [node, line.id] as const, ...facts }]
        : [];
    }),
  );
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
