import type { CsvColumn } from '#export/csv.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import { number } from '#domain/format.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf, staffText, territoriesOf } from './input.ts';
import { moneyScale } from './money-scale.ts';

/** One territory in the list beside the map, the list twin of map and scatter. */
export interface TerritoryRow {
  readonly territory: string;
  readonly node: string;
  readonly name: string;
  readonly staff: string;
  readonly vacant: boolean;
  readonly values: Readonly<Record<ListMeasure, number>>;
  readonly texts: Readonly<Record<ListMeasure, string>>;
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
    const values = pick((id) => measure(id, now.facts, now.context));
    return {
      territory: entry.territory,
      node: entry.node,
      name: entry.name,
      staff: staffText(directory, entry),
      vacant: directory.reps.length > 0 && entry.reps.length === 0,
      values,
      texts: pick((id) => measureText(id, values[id], directory.currency)),
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

function pick<T>(value: (id: ListMeasure) => T): Record<ListMeasure, T> {
  return Object.fromEntries(LIST_MEASURES.map((id) => [id, value(id)])) as Record<ListMeasure, T>;
}

/** The list as a file: every measure, as numbers; money in major units. */
export function territoryCsv(currency: string): readonly CsvColumn<TerritoryRow>[] {
  return [
    { head: 'Territory', value: (row) => row.name },
    { head: 'Id', value: (row) => row.territory },
    { head: 'Rep', value: (row) => row.staff },
    ...LIST_MEASURES.map((id) => ({
      head: `${MEASURES[id].label}, ${unitText(id, currency)}`,
      value: (row: TerritoryRow) => plain(id, row.values[id]),
    })),
  ];
}

export function unitText(id: MeasureId, currency: string): string {
  const { unit } = MEASURES[id];
  if (unit === 'money') return currency;
  return unit === 'share' ? '%' : unit === 'index' ? 'company = 100' : unit;
}

/** Money in cents and shares of one as a spreadsheet wants them. */
export const plain = (id: MeasureId, value: number): number =>
  MEASURES[id].unit === 'money' || MEASURES[id].unit === 'share' ? roundTo(value, id) : value;

const roundTo = (value: number, id: MeasureId): number =>
  MEASURES[id].unit === 'money' ? value / 100 : Math.round(value * 1e6) / 1e4;
