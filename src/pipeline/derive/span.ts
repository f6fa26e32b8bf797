import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { monthDate, monthEnd, parseMonth, type Month } from '#domain/period.ts';

/** The time a data set covers. */
export interface Span {
  readonly firstMonth: Month;
  readonly months: number;
  /** Last month without missing days. */
  readonly lastComplete: Month;
  /** Last day with data, ISO. */
  readonly asOf: string;
}

/** Selling days that may lack at a month's end before it counts as cut off. */
const SPARE_DAYS = 2;

/**
 * Reads the calendar's span; without a calendar writes one over the months of sales, orders and
 * visits (Monday to Friday sell; fiscal year as meta says, January without). Null without dates.
 */
export async function ensureCalendar(engine: Engine): Promise<Span | null> {
  const known = await readSpan(engine);
  if (known) return known;
  const dated = await datedMonths(engine);
  if (!dated) return null;
  await writeCalendar(engine, dated);
  return readSpan(engine);
}

async function readSpan(engine: Engine): Promise<Span | null> {
  const [row] = await engine.rows<{
    first: string | null;
    last: string;
    complete: string | null;
    as_of: string | null;
  }>(sql`
    select min(month) as first, max(month) as last, max(month) filter (where complete) as complete,
      (select max(as_of) from source) as as_of
    from calendar`);
  if (!row?.first) return null;
  const firstMonth = month(row.first);
  const lastMonth = month(row.last);
  return {
    firstMonth,
    months: lastMonth - firstMonth + 1,
    lastComplete: row.complete === null ? lastMonth : month(row.complete),
    asOf: row.as_of ?? monthEnd(lastMonth),
  };
}

interface Dated {
  readonly first: Month;
  readonly last: Month;
  readonly asOf: string;
}

async function datedMonths(engine: Engine): Promise<Dated | null> {
  const [row] = await engine.rows<{ first: string | null; last: string; as_of: string | null }>(sql`
    with dated as (select month from sale union all select month from orders
      union all select cast(date_trunc('month', date) as date) from visit)
    select min(month) as first, max(month) as last, (select max(as_of) from source) as as_of from dated`);
  if (!row?.first) return null;
  const last = month(row.last);
  const end = monthEnd(last);
  const known = row.as_of !== null && row.as_of >= row.last && row.as_of < end;
  return { first: month(row.first), last, asOf: known ? (row.as_of ?? end) : end };
}

async function writeCalendar(engine: Engine, dated: Dated): Promise<void> {
  const first = monthDate(dated.first);
  const last = monthEnd(dated.last);
  await engine.run(sql`
    insert into calendar
    with opening as (
      select coalesce(max(try_cast(value as integer)), 1) as start from meta where key = 'fiscal_year_start'
    ), days as (
      select cast(d as date) as day, start, isodow(d) < 6 as selling
      from generate_series(cast(${first} as timestamp), cast(${last} as timestamp), interval 1 day) as t(d), opening
    ), missing as (
      select cast(date_trunc('month', day) as date) as month,
        count(*) filter (where selling and day > cast(${dated.asOf} as date)) as lacking
      from days group by 1
    )
    select day, year(day) + case when start > 1 and month(day) >= start then 1 else 0 end,
      (month(day) - start + 12) % 12 // 3 + 1, m.month, cast(date_trunc('week', day) as date), selling,
      lacking <= ${SPARE_DAYS}
    from days join missing m on m.month = cast(date_trunc('month', day) as date) order by day`);
}

function month(date: string): Month {
  const parsed = parseMonth(date);
  if (parsed === null) throw new TypeError(`no month: ${date}`);
  return parsed;
}
