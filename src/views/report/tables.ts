import type { CsvColumn } from '#export/csv.ts';
import type { MoveRow } from './moves.ts';
import type { RankRow } from './rank-rows.ts';
import type { SegmentGrid, SegmentRow } from './segments.ts';
import type { TerritoryStance } from './stances.ts';

/** Files of the report's tables: what is seen, numbers as numbers. */

const percent = (value: number): number => Math.round(value * 1e6) / 1e4;

export const rankCsv: readonly CsvColumn<RankRow>[] = [
  { head: 'Rep', value: (row) => row.name },
  { head: 'Id', value: (row) => row.rep },
  { head: 'Territory', value: (row) => row.territory },
  { head: 'Value', value: (row) => row.value },
  { head: 'Low', value: (row) => row.interval?.[0] ?? null },
  { head: 'High', value: (row) => row.interval?.[1] ?? null },
  { head: 'Rank, 80 %', value: (row) => row.rankText },
  { head: 'Group', value: (row) => row.group },
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
  { head: 'Reason', value: (move) => move.reason },
];

export function segmentCsv(grid: SegmentGrid, stances: ReadonlyMap<string, string>): readonly CsvColumn<SegmentRow>[] {
  return [
    { head: grid.rowHead, value: (row) => row.name },
    { head: 'Potential', value: (row) => (row.group.now.potentialCents + row.group.now.remainderCents) / 100 },
    ...grid.columns.map(({ id, name }) => ({
      head: `Penetration ${name}, %`,
      value: (row: SegmentRow) => percent(row.cells.find(({ column }) => column === id)?.value ?? Number.NaN),
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
