import type { Mapping } from '#domain/mapping.ts';
import { type DateOrder, dateOrder } from './date.ts';
import type { ColumnProfile, Profile } from './profile.ts';

export interface DateFound {
  readonly order: DateOrder;
  readonly reason: string;
  /** A column whose days and months cannot be told apart; null: it is known. */
  readonly doubtful: ColumnProfile | null;
}

/** Dates of numbers only, whose order is not given by their points. */
const SLASHED = /^\s*\d{1,2}[-/]/;

/** Order of day and month in a table's dates: as said, else as the values of any of its columns tell. */
export function dateOrderOf(
  profile: Profile,
  { tables, dates }: Pick<Mapping, 'tables' | 'dates'>,
): DateFound {
  const said = tables[profile.id]?.dates ?? dates;
  if (said) return { order: said, reason: 'as you said', doubtful: null };
  const found = profile.columns
    .filter(({ kind }) => kind === 'date')
    .map((column) => ({ column, ...dateOrder(column.unique) }));
  const told = found.find(
    ({ sure, column }) => sure && column.unique.some((text) => SLASHED.test(text)),
  );
  if (told)
    return { order: told.order, reason: `"${told.column.name}" has days over 12`, doubtful: null };
  const doubtful = found.find(({ sure }) => !sure)?.column ?? null;
  if (!doubtful) return { order: 'mdy', reason: 'no date can be read two ways', doubtful };
  // Who writes a decimal comma writes the day first.
  const order = profile.sign === ',' ? 'dmy' : 'mdy';
  return { order, reason: 'day and month cannot be told apart', doubtful };
}
