import { monthOf } from './months.ts';

/** Order of day and month in dates that are written with numbers only. */
export type DateOrder = 'mdy' | 'dmy';

const ISO = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?:[T ].*)?$/;
const LOOSE_ISO = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ].*)?$/;
const YEAR_MONTH = /^(\d{4})[-/](\d{1,2})$/;
const MONTH_YEAR = /^(\d{1,2})[-/.](\d{4})$/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?$/;
const WEEKDAY = /^\p{L}{2,10}\.?,\s*/u;
/** '1-Dec-17', '1. Dezember 2017', '1 Dec 2017 08:00'. */
const DAY_NAME_YEAR =
  /^(\d{1,2})(?:st|nd|rd|th)?[- .]+(\p{L}{3,10}\.?)[- ,]+(\d{4}|\d{2})(?:[T ,].*)?$/iu;
/** 'December 1, 2017'. */
const NAME_DAY_YEAR =
  /^(\p{L}{3,10}\.?)[- ]+(\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4})(?:[T ,].*)?$/iu;
/** 'Dec-17', 'December 2017': what a spreadsheet shows of a month. */
const NAME_YEAR = /^(\p{L}{3,10}\.?)(?:[- ]+(\d{4})|-(\d{2}))$/u;
/** '1-Dec', 'Dec 1': what a spreadsheet shows when it hides the year. */
const NO_YEAR = /^(?:\d{1,2}[-. /]+\p{L}{3,10}\.?|\p{L}{3,10}\.? \d{1,2}|\d{1,2}[/.]\d{1,2}\.?)$/u;

/** Text → 'YYYY-MM-DD'; null when it is no day of the calendar. A month alone is its first day. */
export function parseDate(text: string, order: DateOrder): string | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed) ?? LOOSE_ISO.exec(trimmed);
  if (iso) return day(iso[1], iso[3], iso[4]);
  const numbers = NUMBERS.exec(trimmed);
  if (numbers) return numbered(numbers, order);
  const month = YEAR_MONTH.exec(trimmed);
  if (month) return day(month[1], month[2], '1');
  const turned = MONTH_YEAR.exec(trimmed);
  if (turned) return day(turned[2], turned[1], '1');
  const rest = trimmed.replace(WEEKDAY, '');
  return rest === trimmed || !/^\d/.test(rest) ? named(rest) : parseDate(rest, order);
}

/** Dates with the month's name. */
function named(text: string): string | null {
  const dayFirst = DAY_NAME_YEAR.exec(text);
  if (dayFirst) return namedDay(dayFirst[3], dayFirst[2], dayFirst[1]);
  const nameFirst = NAME_DAY_YEAR.exec(text);
  if (nameFirst) return namedDay(nameFirst[3], nameFirst[1], nameFirst[2]);
  const month = NAME_YEAR.exec(text);
  return month ? namedDay(month[2] ?? month[3], month[1], '1') : null;
}

function namedDay(year = '', name = '', date = ''): string | null {
  const month = monthOf(name);
  return month === null ? null : day(fullYear(year), String(month), date);
}

function numbered(
  [, first, sign, second, year = '']: RegExpExecArray,
  order: DateOrder,
): string | null {
  const dayFirst = sign === '.' || order === 'dmy';
  return dayFirst ? day(fullYear(year), second, first) : day(fullYear(year), first, second);
}

const fullYear = (year: string): string =>
  year.length === 2 ? `${Number(year) < 70 ? 20 : 19}${year}` : year;

function day(year = '', month = '', date = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const stamp = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(stamp) || new Date(stamp).toISOString().slice(0, 10) !== text ? null : text;
}

const SERIAL = /^(\d{5})(?:\.\d+)?$/;
/** Day 0 of a spreadsheet, as all days after its 29 February 1900 count. */
const SERIAL_START = Date.UTC(1899, 11, 30);
/** 1954 to 2119: other numbers of five digits are likelier ZIPs. */
const [FIRST_SERIAL, LAST_SERIAL] = [20_000, 80_000];

/**
 * A day that a spreadsheet wrote as its number, '43070' → '2017-12-01'; null for any other text.
 * Only for a column that is known to hold dates: a ZIP looks the same.
 */
export function parseSerial(text: string): string | null {
  const serial = Number(SERIAL.exec(text.trim())?.[1] ?? Number.NaN);
  if (!(serial >= FIRST_SERIAL && serial <= LAST_SERIAL)) return null;
  return new Date(SERIAL_START + serial * 86_400_000).toISOString().slice(0, 10);
}

/** Why a text that is no date is none, to follow 'set aside:'. */
export function whyNoDate(text: string): string {
  const trimmed = text.trim();
  if (NO_YEAR.test(trimmed))
    return 'it is a date without a year, as a spreadsheet shows it; export the whole date';
  if (/^#+$/.test(trimmed))
    return 'a spreadsheet wrote #### for a date its column was too narrow for';
  return 'it is no date';
}

export interface OrderFound {
  readonly order: DateOrder;
  /** False when every value can be read both ways, so that the order is a guess. */
  readonly sure: boolean;
}

/** Day or month first, from the values of a column; in doubt month first, as in the US. */
export function dateOrder(values: Iterable<string>): OrderFound {
  let [dayFirst, monthFirst, doubtful] = [0, 0, 0];
  for (const value of values) {
    const match = NUMBERS.exec(value.trim().replace(WEEKDAY, ''));
    if (!match || match[2] === '.') continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12) dayFirst++;
    else if (second > 12) monthFirst++;
    else if (first !== second) doubtful++;
  }
  const sure = dayFirst + monthFirst > 0 || doubtful === 0;
  return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', sure };
}
