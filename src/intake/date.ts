/** Order of day and month in dates that are written with numbers only. */
export type DateOrder = 'mdy' | 'dmy';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/;
const YEAR_MONTH = /^(\d{4})[-/](\d{1,2})$/;
const NUMBERS = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?$/;
const NAMED = /^(?:(\d{1,2})[- .]+([a-z]{3,9})|([a-z]{3,9})[. ]+(\d{1,2})),?[- ]+(\d{4})$/i;

/** Text → 'YYYY-MM-DD'; null when it is no day of the calendar. A month alone is its first day. */
export function parseDate(text: string, order: DateOrder): string | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const month = YEAR_MONTH.exec(trimmed);
  if (month) return day(month[1], month[2], '1');
  const numbers = NUMBERS.exec(trimmed);
  if (numbers) return numbered(numbers, order);
  const named = NAMED.exec(trimmed);
  if (!named) return null;
  const name = (named[2] ?? named[3] ?? '').slice(0, 3).toLowerCase();
  return day(named[5], String(MONTHS.indexOf(name) + 1), named[1] ?? named[4]);
}

function numbered(
  [, first, sign, second, year = '']: RegExpExecArray,
  order: DateOrder,
): string | null {
  const full = year.length === 2 ? `${Number(year) < 70 ? 20 : 19}${year}` : year;
  const dayFirst = sign === '.' || order === 'dmy';
  return dayFirst ? day(full, second, first) : day(full, first, second);
}

function day(year = '', month = '', date = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const stamp = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(stamp) || new Date(stamp).toISOString().slice(0, 10) !== text ? null : text;
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
    const match = NUMBERS.exec(value.trim());
    if (!match || match[2] === '.') continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12) dayFirst++;
    else if (second > 12) monthFirst++;
    else if (first !== second) doubtful++;
  }
  const sure = dayFirst + monthFirst > 0 || doubtful === 0;
  return { order: dayFirst > monthFirst ? 'dmy' : 'mdy', sure };
}
