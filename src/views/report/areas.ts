import type { FactColumns, FactRow } from '#domain/facts.ts';
import { factRow } from '#domain/facts.ts';
import type { MeasureId } from '#domain/measure.ts';
import { MEASURES, measure } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import type { CsvColumn } from '#export/csv.ts';
import { plain, unitText } from './territory-rows.ts';

export const AREA_MEASURES = [
  'potential',
  'revenue',
  'attainableGap',
  'coverage',
  'penetration',
  'whitespace',
  'accounts',
] as const satisfies readonly MeasureId[];
export type AreaMeasure = (typeof AREA_MEASURES)[number];

/** One unit of ground with its own numbers. */
export interface AreaRow {
  readonly unit: string;
  readonly name: string;
  readonly facts: FactRow;
  readonly values: Readonly<Record<AreaMeasure, number>>;
  readonly texts: Readonly<Record<AreaMeasure, string>>;
}

interface Names {
  readonly idAt: (unit: number) => string;
  readonly nameAt: (unit: number) => string;
}

function pick<T>(value: (id: AreaMeasure) => T): Record<AreaMeasure, T> {
  return Object.fromEntries(AREA_MEASURES.map((id) => [id, value(id)])) as Record<AreaMeasure, T>;
}

/** Units by index as rows, the most potential first. */
export function areaRows(
  units: FactColumns,
  wanted: readonly number[],
  names: Names,
  company: FactRow,
  currency: string,
): readonly AreaRow[] {
  const context = { company, territories: [], before: null };
  return wanted
    .map((at): AreaRow => {
      const facts = factRow(units, at);
      const values = pick((id) => measure(id, facts, context));
      return {
        unit: names.idAt(at),
        name: names.nameAt(at),
        facts,
        values,
        texts: pick((id) => measureText(id, values[id], currency)),
      };
    })
    .sort((a, b) => b.values.potential - a.values.potential);
}

/** Areas as a file: every measure as a number, money in major units. */
export const areaCsv = (currency: string): readonly CsvColumn<AreaRow>[] => [
  { head: 'Area', value: (row) => row.unit },
  { head: 'Name', value: (row) => row.name },
  ...AREA_MEASURES.map((id) => ({
    head: `${MEASURES[id].label}, ${unitText(id, currency)}`,
    value: (row: AreaRow) => plain(id, row.values[id]),
  })),
];
