import type { FactColumns, FactRow } from '#domain/facts.ts';
import { factRow } from '#domain/facts.ts';
import type { MeasureId } from '#domain/measure.ts';
import { measure } from '#domain/measure.ts';
import type { CsvColumn } from '#export/csv.ts';
import type { Measures } from './measure-columns.ts';
import { measureCsv, measures } from './measure-columns.ts';

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
export interface AreaRow extends Measures<AreaMeasure> {
  readonly unit: string;
  readonly name: string;
  readonly facts: FactRow;
}

interface Names {
  readonly idAt: (unit: number) => string;
  readonly nameAt: (unit: number) => string;
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
      const own = measures(AREA_MEASURES, currency, (id) => measure(id, facts, context));
      return { unit: names.idAt(at), name: names.nameAt(at), facts, ...own };
    })
    .sort((a, b) => b.values.potential - a.values.potential);
}

/** Areas as a file: every measure as a number, money in major units. */
export const areaCsv = (currency: string): readonly CsvColumn<AreaRow>[] => [
  { head: 'Area', value: (row) => row.unit },
  { head: 'Name', value: (row) => row.name },
  ...measureCsv(AREA_MEASURES, currency),
];
