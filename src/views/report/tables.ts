import type { Estimate, NetBenefit } from '#domain/suggestion.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { MoveRow } from './moves.ts';
import type { RankMode, RankRow } from './rank-rows.ts';
import type { SegmentGrid, SegmentRow } from './segments.ts';
import type { TerritoryStance } from './stances.ts';

/** Files of the report's tables: what is seen, numbers as numbers. */

const percent = (value: number): number => Math.round(value * 1e6) / 1e4;

const who: readonly CsvColumn<RankRow>[] = [
  { head: 'Rep', value: (row) => row.name },
  { head: 'Id', value: (row) => row.rep },
  { head: 'Territory', value: (row) => row.territory },
];
const end = (row: RankRow, at: 0 | 1) => (row.interval ? percent(row.interval[at]) : null);
const fair: readonly CsvColumn<RankRow>[] = [
  { head: 'Given the ground, %', value: (row) => percent(row.value) },
  { head: 'Low, 90 %', value: (row) => end(row, 0) },
  { head: 'High, 90 %', value: (row) => end(row, 1) },
  { head: 'Rank, 80 %', value: (row) => row.rankText },
  { head: 'Group', value: (row) => row.group },
];

/** The reps in the order shown, each value in the unit its head names. */
export function rankCsv(mode: RankMode, currency: string): readonly CsvColumn<RankRow>[] {
  if (mode === 'fair') return [...who, ...fair];
  if (mode === 'revenue')
    return [...who, { head: `Revenue, ${currency}`, value: (row) => row.value / 100 }];
  return [...who, { head: 'Attainment, %', value: (row) => percent(row.value) }];
}

const YEARS: readonly { readonly head: string; readonly of: (net: NetBenefit) => Estimate }[] = [
  { head: 'Net in year one', of: ({ years }) => years[0] },
  { head: 'Net in three years', of: ({ threeYears }) => threeYears },
];

export const moveCsv: readonly CsvColumn<MoveRow>[] = [
  { head: 'Move', value: (move) => move.number },
  { head: 'Units', value: (move) => move.units.join(' ') },
  { head: 'Ground', value: (move) => move.ground },
  { head: 'From', value: (move) => move.from.territory },
  { head: 'To', value: (move) => move.to.territory },
  { head: 'Index from, today', value: (move) => move.from.before },
  { head: 'Index from, after', value: (move) => move.from.after },
  { head: 'Index to, today', value: (move) => move.to.before },
  { head: 'Index to, after', value: (move) => move.to.after },
  { head: 'Load from, today, %', value: ({ suggestion }) => percent(suggestion.from.loadBefore) },
  { head: 'Load from, after, %', value: ({ suggestion }) => percent(suggestion.from.loadAfter) },
  { head: 'Load to, today, %', value: ({ suggestion }) => percent(suggestion.to.loadBefore) },
  { head: 'Load to, after, %', value: ({ suggestion }) => percent(suggestion.to.loadAfter) },
  { head: 'Worst deviation, today', value: ({ suggestion }) => suggestion.worstBefore },
  { head: 'Worst deviation, after', value: ({ suggestion }) => suggestion.worstAfter },
  { head: 'Compactness, after ÷ today', value: ({ suggestion }) => suggestion.compactnessRatio },
  { head: 'In one piece', value: ({ suggestion }) => suggestion.contiguous },
  { head: 'Accounts', value: ({ suggestion }) => suggestion.accounts },
  { head: 'Revenue moved', value: ({ suggestion }) => suggestion.revenueCents / 100 },
  { head: 'Avoidable revenue moved', value: ({ suggestion }) => suggestion.avoidableCents / 100 },
  { head: 'Drive hours saved a month', value: ({ suggestion }) => suggestion.driveHoursSaved },
  ...YEARS.flatMap(({ head, of }): CsvColumn<MoveRow>[] => [
    { head: `${head}, median`, value: ({ suggestion }) => of(suggestion.benefit).median / 100 },
    { head: `${head}, low 80 %`, value: ({ suggestion }) => of(suggestion.benefit).low / 100 },
    { head: `${head}, high 80 %`, value: ({ suggestion }) => of(suggestion.benefit).high / 100 },
  ]),
  {
    head: 'Break-even loss, %',
    value: ({ suggestion }) =>
      suggestion.benefit.breakEvenQ === null ? null : percent(suggestion.benefit.breakEvenQ),
  },
  { head: 'Assumed loss, %', value: ({ suggestion }) => percent(suggestion.benefit.assumedQ) },
  { head: 'Payback, months', value: ({ suggestion }) => suggestion.benefit.paybackMonths },
  { head: 'Reason', value: (move) => move.reason },
];

export function segmentCsv(
  grid: SegmentGrid,
  stances: ReadonlyMap<string, string>,
): readonly CsvColumn<SegmentRow>[] {
  return [
    { head: grid.rowHead, value: (row) => row.name },
    {
      head: 'Potential',
      value: (row) => (row.group.now.potentialCents + row.group.now.remainderCents) / 100,
    },
    ...grid.columns.map(({ id, name }) => ({
      head: `Penetration ${name}, %`,
      value: (row: SegmentRow) =>
        percent(row.cells.find(({ column }) => column === id)?.value ?? Number.NaN),
    })),
    { head: 'Growth, %', value: (row) => percent(row.growthValue) },
    { head: 'Stance', value: (row) => stances.get(row.id) ?? null },
  ];
}

export const stanceCsv: readonly CsvColumn<TerritoryStance>[] = [
  { head: 'Territory', value: (stance) => stance.name },
  { head: 'Id', value: (stance) => stance.territory },
  { head: 'Potential', value: (stance) => stance.row.values.potential / 100 },
  { head: 'Penetration, %', value: (stance) => percent(stance.row.values.penetration) },
  { head: 'Growth, %', value: (stance) => percent(stance.growth) },
  { head: 'Stance', value: (stance) => stance.stance },
];
