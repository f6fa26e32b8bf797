import type { Month, Period } from '#domain/period.ts';

/** The months the brush runs over. */
export interface Span {
  readonly first: Month;
  readonly months: number;
}

/** Month under a pointer at `x` of `width` px; outside it is the nearest. */
export function monthAt({ first, months }: Span, x: number, width: number): Month {
  const at = width > 0 ? Math.floor((x / width) * months) : 0;
  return first + Math.min(Math.max(at, 0), months - 1);
}

export const between = (a: Month, b: Month): Period => ({
  from: Math.min(a, b),
  to: Math.max(a, b),
});

/** A period moved by whole months, kept within the span at its length. */
export function shifted({ first, months }: Span, period: Period, by: number): Period {
  const length = period.to - period.from;
  const from = Math.min(Math.max(period.from + by, first), first + months - 1 - length);
  return { from, to: from + length };
}

/** One end moved by a key: it never passes the other end or the span. */
export function resized(
  { first, months }: Span,
  period: Period,
  end: 'from' | 'to',
  to: Month,
): Period {
  const within = Math.min(Math.max(to, first), first + months - 1);
  return end === 'from'
    ? { from: Math.min(within, period.to), to: period.to }
    : { from: period.from, to: Math.max(within, period.from) };
}
