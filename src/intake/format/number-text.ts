/** A float as text that reads back as itself, without an exponent where 21 digits will do; '' for none. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  const text = String(value);
  return /e-/.test(text) ? plain(text) : text;
}

/** '1.5e-7' → '0.00000015'. */
function plain(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text) ?? [];
  return `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${fraction}`;
}

/** The integer n as n × 10^−scale: (12345n, 2) → '123.45'. */
export function decimalText(n: bigint, scale: number): string {
  if (scale <= 0) return String(n * 10n ** BigInt(-scale));
  const digits = String(n < 0n ? -n : n).padStart(scale + 1, '0');
  return `${n < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

const MS_PER_DAY = 86_400_000;
/** Days that a Date can hold. */
const MOST_DAYS = 100_000_000;

/** Days since 1970-01-01 → '2017-12-01'; '' beyond the calendar's reach. */
export function dayText(days: number): string {
  if (!(Math.abs(days) <= MOST_DAYS)) return '';
  const iso = new Date(days * MS_PER_DAY).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}

/** Units since 1970-01-01, `perSecond` of them a second → '2017-12-01T08:30:00'; a day alone at midnight. */
export function timeText(units: bigint, perSecond: bigint): string {
  const perDay = perSecond * 86_400n;
  const rest = ((units % perDay) + perDay) % perDay;
  const day = dayText(Number((units - rest) / perDay));
  if (rest === 0n || day === '') return day;
  return `${day}T${clockText(rest, perSecond)}`;
}

/** Units since midnight → '08:30:00' or '08:30:00.25'. */
export function clockText(units: bigint, perSecond: bigint): string {
  const seconds = Number(units / perSecond);
  const fraction = String(units % perSecond).padStart(String(perSecond).length - 1, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const text = clock.map((part) => String(part).padStart(2, '0')).join(':');
  return /[1-9]/.test(fraction) ? `${text}.${fraction.replace(/0+$/, '')}` : text;
}

/** Any value as one cell of text: parts of nested ones as JSON, bytes that are no text as hex. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Uint8Array) return bytesText(value);
  if (value instanceof Date) return timeText(BigInt(value.getTime()), 1000n);
  return JSON.stringify(value, (_, part: unknown) => jsonPart(part)) ?? '';
}

function jsonPart(part: unknown): unknown {
  if (typeof part === 'bigint') return String(part);
  if (part instanceof Uint8Array) return bytesText(part);
  if (part instanceof Map) return [...part];
  if (ArrayBuffer.isView(part) && !(part instanceof DataView))
    return Array.from(part as unknown as ArrayLike<number | bigint>);
  return part;
}

function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }
}
