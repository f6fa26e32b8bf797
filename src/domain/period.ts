/** Months as integers: year × 12 + (month − 1), so that periods are differences. */
export type Month = number;

const MONTH_TEXT = /^(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?$/;

/** '2026-09' or '2026-09-01' → Month; null when it is no month. */
export function parseMonth(text: string): Month | null {
  const match = MONTH_TEXT.exec(text);
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null;
}

/** Month → '2026-09'. */
export function monthText(month: Month): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Month → first day as '2026-09-01'. */
export const monthDate = (month: Month): string => `${monthText(month)}-01`;

/** Last calendar day of the month as '2026-09-30'. */
export function monthEnd(month: Month): string {
  const day = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return `${monthText(month)}-${String(day).padStart(2, '0')}`;
}

/** A period of whole months, both ends included. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

export const yearBefore = (period: Period): Period => ({
  from: period.from - 12,
  to: period.to - 12,
});
