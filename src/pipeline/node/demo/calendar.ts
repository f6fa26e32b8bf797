import type { TableColumns } from '#domain/extract.ts';
import { monthDate } from '#domain/period.ts';
import { makeRows } from './rows.ts';
import { DAYS, dayText, FIRST_MONTH, MONTHS, monthStart } from './settings.ts';

/** First month of the fiscal year: October, so that the data are three whole ones. */
export const FISCAL_START = 10;

/** Nth weekday (0 = Sunday) of a month as its date; n −1 is the last. */
function nthWeekday(first: number, length: number, weekday: number, n: number): number {
  const offset = (weekday - (first % 7) + 7) % 7;
  const dates: number[] = [];
  for (let date = 1 + offset; date <= length; date += 7) dates.push(date);
  return dates.at(n < 0 ? n : n - 1) ?? 0;
}

/** Federal holidays on which a distributor is closed, as dates of the month (1 = January). */
function holidays(month: number, first: number, length: number): readonly number[] {
  if (month === 1) return [1];
  if (month === 5) return [nthWeekday(first, length, 1, -1)];
  if (month === 7) return [4];
  if (month === 9) return [nthWeekday(first, length, 1, 1)];
  if (month === 11) return [nthWeekday(first, length, 4, 4), nthWeekday(first, length, 4, 4) + 1];
  return month === 12 ? [25] : [];
}

/** Every day of the data; day 0 is a Sunday, weeks begin on Monday. All months are complete. */
export function makeCalendar(): TableColumns {
  const rows = makeRows('calendar');
  for (let index = 0; index < MONTHS; index += 1) {
    const month = FIRST_MONTH + index;
    const number = (month % 12) + 1;
    const first = monthStart(index);
    const length = (index + 1 < MONTHS ? monthStart(index + 1) : DAYS) - first;
    const closed = holidays(number, first, length);
    for (let date = 1; date <= length; date += 1) {
      const day = first + date - 1;
      rows.add({
        day: dayText(day),
        fiscal_year: Math.floor(month / 12) + (number >= FISCAL_START ? 1 : 0),
        quarter: Math.floor(((number - FISCAL_START + 12) % 12) / 3) + 1,
        month: monthDate(month),
        week: dayText(day - ((day + 6) % 7)),
        selling_day: day % 7 > 0 && day % 7 < 6 && !closed.includes(date),
        complete: true,
      });
    }
  }
  return rows.columns;
}
