import { type Decimal, toCents } from './decimal.ts';

/** How numbers are written: the sign before the fraction; the other one groups thousands. */
export type DecimalSign = '.' | ',';

const PLAIN = /^-?\d{1,12}(\.\d{1,2})?$/;
const LONGEST = 60;
const POINT = /^(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d*))?(?:[eE]([-+]?\d{1,2}))?$/;
const COMMA = /^(\d+|\d{1,3}(?:[. ]\d{3})+)?(?:,(\d*))?(?:[eE]([-+]?\d{1,2}))?$/;

/**
 * '1,250.00', '$12', '(3.50)', '12 %', '1.5E3' → an exact number; null for anything else. Brackets
 * and a minus at either end are negative; a per cent sign divides by 100.
 */
export function parseDecimal(text: string, sign: DecimalSign = '.'): Decimal | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  const bracketed = /^\((.*)\)$/.exec(trimmed);
  const bare = (bracketed?.[1] ?? trimmed)
    .replace(/[$€£¥]/g, '')
    .replace(/[\u00A0\u202F]/g, ' ')
    .trim();
  const [, before, digits = '', after, percent] =
    /^([-+\u2212]?)(.*?)([-\u2212]?)(\s*%)?$/.exec(bare) ?? [];
  const negatives = [bracketed !== null, before !== '' && before !== '+', after !== ''].filter(
    Boolean,
  ).length;
  if (negatives > 1) return null;
  const value = unsigned(digits.trim(), sign);
  if (value === null) return null;
  return {
    n: negatives === 1 ? -value.n : value.n,
    d: percent === undefined ? value.d : value.d * 100n,
  };
}

function unsigned(text: string, sign: DecimalSign): Decimal | null {
  const match = (sign === '.' ? POINT : COMMA).exec(text);
  const [, whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (match === null || whole + fraction === '') return null;
  const n = BigInt(whole.replace(/[., ]/g, '') + fraction);
  const places = fraction.length - Number(exponent);
  return places >= 0 ? { n, d: 10n ** BigInt(places) } : { n: n * 10n ** BigInt(-places), d: 1n };
}

/** Text → whole cents, half up; null when it is no number or cannot be held exactly. */
export function parseCents(text: string, sign: DecimalSign = '.'): number | null {
  // Nearly every cell of a large table looks like this, and BigInt would cost ten times as much.
  if (sign === '.' && PLAIN.test(text)) return plainCents(text);
  const value = parseDecimal(text, sign);
  return value === null ? null : toCents(value);
}

function plainCents(text: string): number {
  const [whole = '', fraction = ''] = text.split('.');
  return Number(whole + fraction.padEnd(2, '0')) + 0;
}
