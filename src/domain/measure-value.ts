import { hours, index, money, number, points, share, signed } from './format.ts';
import { MEASURES, type MeasureId } from './measure.ts';
import type { Delta } from './comparison.ts';

/** A measure's value as a reader sees it. */
export function measureText(id: MeasureId, value: number, currency: string): string {
  const { unit } = MEASURES[id];
  if (unit === 'money') return money(value, currency);
  if (unit === 'share') return share(value);
  if (unit === 'index') return index(value);
  return unit === 'hours' ? hours(value) : number(value);
}

/** A change as a reader sees it: money in money, shares in points, the rest as numbers; signed. */
export function deltaText(id: MeasureId, { absolute }: Delta, currency: string): string {
  const { unit } = MEASURES[id];
  return signed(unit === 'share' ? points(absolute) : measureText(id, absolute, currency));
}

/** A relative change: '+3.8 %'. */
export const relativeText = ({ relative }: Delta): string => signed(share(relative));
