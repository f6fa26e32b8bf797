import type { MeasureId } from '#domain/measure.ts';
import { MEASURES } from '#domain/measure.ts';
import { measureText } from '#domain/measure-value.ts';
import type { CsvColumn } from '#export/csv.ts';

/** A row's measures: numbers to sort and save, texts to read. */
export interface Measures<Id extends MeasureId> {
  readonly values: Readonly<Record<Id, number>>;
  readonly texts: Readonly<Record<Id, string>>;
}

const each = <Id extends MeasureId, T>(ids: readonly Id[], value: (id: Id) => T) =>
  Object.fromEntries(ids.map((id) => [id, value(id)])) as Record<Id, T>;

export function measures<Id extends MeasureId>(
  ids: readonly Id[],
  currency: string,
  value: (id: Id) => number,
): Measures<Id> {
  const values = each(ids, value);
  return { values, texts: each(ids, (id) => measureText(id, values[id], currency)) };
}

/** Measures that no row knows are not shown: the footer says what is missing. */
export const knownMeasures = <Id extends MeasureId>(
  ids: readonly Id[],
  rows: readonly Measures<Id>[],
): readonly Id[] => ids.filter((id) => rows.some(({ values }) => !Number.isNaN(values[id])));

/** Measures as columns of a table. */
export const measureColumns = <Id extends MeasureId>(ids: readonly Id[]) =>
  ids.map((id) => ({
    id,
    head: MEASURES[id].label,
    text: ({ texts }: Measures<Id>) => texts[id],
    by: ({ values }: Measures<Id>) => values[id],
    figures: true,
  }));

/** Measures as columns of a file: numbers, money in major units. */
export const measureCsv = <Id extends MeasureId>(
  ids: readonly Id[],
  currency: string,
): readonly CsvColumn<Measures<Id>>[] =>
  ids.map((id) => ({
    head: `${MEASURES[id].label}, ${unitText(id, currency)}`,
    value: ({ values }) => plain(id, values[id]),
  }));

function unitText(id: MeasureId, currency: string): string {
  const { unit } = MEASURES[id];
  if (unit === 'money') return currency;
  return unit === 'share' ? '%' : unit === 'index' ? 'company = 100' : unit;
}

/** Money in cents and shares of one as a spreadsheet wants them. */
function plain(id: MeasureId, value: number): number {
  const { unit } = MEASURES[id];
  if (unit === 'money') return value / 100;
  return unit === 'share' ? Math.round(value * 1e6) / 1e4 : value;
}
