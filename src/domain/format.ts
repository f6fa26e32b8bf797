import { monthEnd, type Month, type Period } from './period.ts';

const NBSP = '\u00a0';
const MINUS = '\u2212';
const UNKNOWN = '–';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface Currency {
  readonly symbol: string;
  /** Digits of the minor unit: 2 for dollars, 0 for yen. */
  readonly digits: number;
}

const currencies = new Map<string, Currency>();

function readCurrency(code: string): Currency {
  try {
    const format = new Intl.NumberFormat('en-US', {
      style: 'currency',
      currency: code,
      currencyDisplay: 'narrowSymbol',
    });
    const symbol = format.formatToParts(1).find((part) => part.type === 'currency')?.value ?? code;
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    return { symbol: /^[A-Za-z]/.test(symbol) ? symbol + NBSP : symbol, digits };
  } catch {
    // Not an ISO 4217 code: the user's own word stands before the number.
    return { symbol: code ? code + NBSP : '', digits: 2 };
  }
}

function currencyOf(code: string): Currency {
  const known = currencies.get(code) ?? readCurrency(code);
  currencies.set(code, known);
  return known;
}

/** '$' of 'USD'; a word that is no ISO 4217 code stands for itself. */
export const symbolOf = (code: string): string => currencyOf(code).symbol.trim();

/** Half away from zero, on the decimal digits a reader sees (1.005 → 1.01). */
export function rounded(value: number, digits = 0): number {
  if (!Number.isFinite(value)) return value;
  if (digits === 0) return Math.sign(value) * Math.round(Math.abs(value)) || 0;
  const [mantissa, exponent = '0'] = Math.abs(value).toString().split('e');
  const shifted = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  const size = Number(`${shifted}e${-digits}`);
  return value < 0 && size > 0 ? -size : size;
}

const formats = new Map<number, Intl.NumberFormat>();

function plain(digits: number): Intl.NumberFormat {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = formats.get(digits) ?? new Intl.NumberFormat('en-US', options);
  formats.set(digits, format);
  return format;
}

/** '1,234.5'; a true minus; '–' for not known. */
export function number(value: number, digits = 0): string {
  if (Number.isNaN(value)) return UNKNOWN;
  const shown = rounded(value, digits);
  const text = plain(digits).format(Math.abs(shown));
  return shown < 0 ? MINUS + text : text;
}

/** `below`: digits of the step under it, whose rounding decides where this one begins. */
const STEPS = [
  { size: 1e9, mark: 'B', digits: 1, below: 1 },
  { size: 1e6, mark: 'M', digits: 1, below: 0 },
  { size: 1e3, mark: 'k', digits: 0, below: 0 },
] as const;

/** Cents as '$190.9 M', '$712 k', '$85'; `digits` overrides the digits of millions and billions. */
export function money(cents: number, currency: string, digits?: number): string {
  if (Number.isNaN(cents)) return UNKNOWN;
  const { symbol, digits: minor } = currencyOf(currency);
  const major = Math.abs(cents) / 10 ** minor;
  const places = (step: (typeof STEPS)[number]) =>
    step.size > 1e3 ? (digits ?? step.digits) : step.digits;
  // What rounds to a thousand of one step is one of the next: 999,600 is $1.0 M.
  const step = STEPS.find(
    (candidate) => rounded(major / (candidate.size / 1e3), candidate.below) >= 1e3,
  );
  const shown = step ? rounded(major / step.size, places(step)) : rounded(major);
  const text = step ? `${number(shown, places(step))}${NBSP}${step.mark}` : number(shown);
  return `${cents < 0 && shown > 0 ? MINUS : ''}${symbol}${text}`;
}

/** Cents to the last digit: '$1,234.56'. */
export function moneyExact(cents: number, currency: string): string {
  if (Number.isNaN(cents)) return UNKNOWN;
  const { symbol, digits } = currencyOf(currency);
  return `${cents < 0 ? MINUS : ''}${symbol}${number(Math.abs(cents) / 10 ** digits, digits)}`;
}

/** 0.675 → '67.5 %'. */
export const share = (value: number, digits = 1): string =>
  Number.isNaN(value) ? UNKNOWN : `${number(value * 100, digits)}${NBSP}%`;

/** 0.019 → '1.9 pts'. */
export const points = (value: number, digits = 1): string =>
  Number.isNaN(value) ? UNKNOWN : `${number(value * 100, digits)}${NBSP}pts`;

/** Workload index, whole: the value the band is decided on. */
export const index = (value: number): string => number(value);

/** '1,536 h'; one digit below ten. */
export const hours = (value: number): string =>
  Number.isNaN(value) ? UNKNOWN : `${number(value, Math.abs(value) < 10 ? 1 : 0)}${NBSP}h`;

/** Puts '+' before what is above zero as shown: signed('$1.9 M') → '+$1.9 M'; '0 %' stays. */
export function signed(text: string): string {
  if (text === UNKNOWN || text.startsWith(MINUS) || !/[1-9]/.test(text)) return text;
  return `+${text}`;
}

/** ISO date → '30 Sep 2026'. */
export function date(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${Number(day)}${NBSP}${MONTHS[Number(month) - 1] ?? month}${NBSP}${year}`;
}

/** Month → 'Sep 2026'. */
export const month = (value: Month): string =>
  `${MONTHS[value % 12] ?? ''}${NBSP}${Math.floor(value / 12)}`;

/** '12 months to 30 Sep 2026'; the end is the data's last day where that comes first. */
export function period(value: Period, asOf: string | null = null): string {
  const months = value.to - value.from + 1;
  const end = monthEnd(value.to);
  const last = asOf !== null && asOf < end ? asOf : end;
  const count = months === 1 ? '1 month' : `${months} months`;
  return `${count.replace(' ', NBSP)} to ${date(last)}`;
}

/** '1 account', '1,536 accounts'; `many` where an s is not enough. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** 'Houston, Denver and Phoenix'. */
export function list(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Numbers to twelve in words, as prose has them; above as figures. */
export const inWords = (value: number): string => WORDS[value] ?? number(value);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
