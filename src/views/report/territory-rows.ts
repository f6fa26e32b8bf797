import type { CsvColumn } from '#export/csv.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { number } from '#domain/format.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf, staffText, territoriesOf } from './input.ts';
import type { Measures } from './measure-columns.ts';
import { measureCsv, measures } from './measure-columns.ts';
import { moneyScale } from './money-scale.ts';

/** One territory in the list beside the map, the list twin of map and scatter. */
export interface TerritoryRow extends Measures<ListMeasure> {
  readonly territory: string;
  readonly node: string;
  readonly name: string;
  readonly staff: string;
  readonly vacant: boolean;
  readonly quarters: readonly number[];
  /** One of the few the report points at. */
  readonly short: boolean;
}

export const LIST_MEASURES = [
  'attainableGap',
  'coverage',
  'penetration',
  'revenue',
  'potential',
  'workloadIndex',
  'whitespace',
  'load',
  'attainment',
] as const satisfies readonly MeasureId[];
export type ListMeasure = (typeof LIST_MEASURES)[number];

/** Territories in scope, the largest attainable gap first; `short` are those a finding names. */
export function territoryRows(
  input: ReportInput,
  short: ReadonlySet<string>,
): readonly TerritoryRow[] {
  const { directory } = input;
  const rows = territoriesOf(input).map(({ entry, facts }) => {
    const { now } = comparisonOf(input, facts);
    return {
      territory: entry.territory,
      node: entry.node,
      name: entry.name,
      staff: staffText(directory, entry),
      vacant: directory.reps.length > 0 && entry.reps.length === 0,
      ...measures(LIST_MEASURES, directory.currency, (id) => measure(id, now.facts, now.context)),
      quarters: facts.quarters,
      short: short.has(entry.territory),
    };
  });
  return rows.sort((a, b) => gapOf(b) - gapOf(a));
}

const known = (rows: readonly TerritoryRow[], ids: readonly ListMeasure[]): ListMeasure =>
  ids.find((id) => rows.some(({ values }) => !Number.isNaN(values[id]))) ?? 'revenue';

/** What the list ranks by and shows beside it: the first of each that this data knows. */
export const listMeasures = (
  rows: readonly TerritoryRow[],
): { readonly value: ListMeasure; readonly second: ListMeasure } => ({
  value: known(rows, ['attainableGap', 'potential', 'revenue']),
  second: known(rows, ['coverage', 'penetration', 'attainment', 'load']),
});

/** A measure under a head that holds its unit: plain figures below it. */
export function columnOf(
  id: ListMeasure,
  rows: readonly TerritoryRow[],
  currency: string,
): { readonly unit: string; readonly text: (row: TerritoryRow) => string } {
  const { unit } = MEASURES[id];
  if (unit === 'money') {
    const scale = moneyScale(
      rows.map(({ values }) => values[id]),
      currency,
    );
    return { unit: scale.unit, text: ({ values }) => scale.text(values[id]) };
  }
  if (unit === 'share') return { unit: '%', text: ({ values }) => number(values[id] * 100, 1) };
  return { unit: '', text: ({ texts }) => texts[id] };
}

const gapOf = (row: Pick<TerritoryRow, 'values'>): number =>
  Number.isNaN(row.values.attainableGap) ? Number.NEGATIVE_INFINITY : row.values.attainableGap;

/** The list as a file: every measure, as numbers; money in major units. */
export function territoryCsv(currency: string): readonly CsvColumn<TerritoryRow>[] {
  return [
    { head: 'Territory', value: (row) => row.name },
    { head: 'Id', value: (row) => row.territory },
    { head: 'Rep', value: (row) => row.staff },
    ...measureCsv(LIST_MEASURES, currency),
  ];
}
