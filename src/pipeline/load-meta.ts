import { monthDate, monthEnd, parseMonth } from '#domain/period.ts';
import { ASSUMED } from '#domain/assumed.ts';
import { CONTRACT_VERSION } from '#domain/extract.ts';
import type { RowCount } from '#intake/report.ts';
import { eachRow } from '#intake/rows.ts';
import { insertRows, type Loading, type Row } from './load-context.ts';
import type { Sales } from './load-sales.ts';

/** Writes meta (options, names of lines), source, and a year's calendar where there are no dates. */
export async function writeMeta(
  loading: Loading,
  sales: Sales,
  counts: () => Readonly<Record<string, RowCount>>,
): Promise<void> {
  const { engine, mapping } = loading;
  const entries: [string, string][] = [
    ['contract', String(CONTRACT_VERSION)],
    ['demo', 'false'],
    ['title', mapping.title],
    ['currency', mapping.currency],
    ['distance_unit', mapping.distanceUnit],
    ['fiscal_year_start', String(mapping.fiscalYearStart)],
    ['calendar_kind', 'month'],
    ['assume', JSON.stringify(mapping.assume)],
    ...lineNames(loading),
  ];
  await insertRows(
    engine,
    'meta',
    entries.map(([key, value]) => ({ key, value })),
  );
  await insertRows(engine, 'source', sourceRows(loading, sales, counts()));
  if (sales.asOf === '')
    await insertRows(
      engine,
      'calendar',
      monthsTo(mapping.asOf ?? loading.today, mapping.assume.periodMonths ?? ASSUMED.periodMonths),
    );
}

function lineNames(loading: Loading): [string, string][] {
  const names = new Map<string, string>();
  for (const rows of loading.blocks('lines')) {
    eachRow(
      rows,
      loading.aside,
      (row) => void names.set(`line:${rows.text('line', row)}`, rows.text('name', row)),
    );
  }
  return [...names];
}

function sourceRows(
  { mapping, blocks }: Loading,
  sales: Sales,
  counts: Readonly<Record<string, RowCount>>,
): Row[] {
  const sold = new Set(blocks('sales').map((rows) => rows.file));
  // A day before the last sale contradicts the sales.
  const asOf = [mapping.asOf ?? '', sales.asOf].sort().at(-1) || null;
  return Object.entries(counts).map(([source, { read, kept, setAside }]) => ({
    source,
    as_of: sold.has(source) ? asOf : null,
    rows_read: read,
    rows_kept: kept,
    rows_set_aside: setAside,
    kind: 'real',
    note: null,
  }));
}

/** A year or a longer period that ends with the day's month, all months taken as complete. */
function monthsTo(asOf: string, period: number): Row[] {
  const last = parseMonth(asOf) ?? 0;
  const days: Row[] = [];
  const end = Date.parse(monthEnd(last));
  for (let at = Date.parse(monthDate(last - Math.max(period, 12) + 1)); at <= end; at += 86_400_000)
    days.push(calendarDay(new Date(at)));
  return days;
}

function calendarDay(day: Date): Row {
  const weekday = (day.getUTCDay() + 6) % 7;
  const iso = (date: Date): string => date.toISOString().slice(0, 10);
  return {
    day: iso(day),
    fiscal_year: day.getUTCFullYear(),
    quarter: Math.floor(day.getUTCMonth() / 3) + 1,
    month: `${iso(day).slice(0, 7)}-01`,
    week: iso(new Date(day.getTime() - weekday * 86_400_000)),
    selling_day: weekday < 5,
    complete: true,
  };
}
