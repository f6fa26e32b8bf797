import { describe, expect, it } from 'vitest';
import { moneyScale } from './money-scale.ts';

describe('money under a head with its unit', () => {
  it('takes the unit of the largest, with three figures for it', () => {
    const millions = moneyScale([537_000_000, -1_700_000], 'USD');
    expect(millions.unit).toBe('$\u00a0M');
    expect(millions.text(537_000_000)).toBe('5.37');
    expect(millions.text(-1_700_000)).toBe('−0.02');
    expect(moneyScale([13_700_000_000], 'USD').text(13_650_000_000)).toBe('137');
    expect(moneyScale([-2_310_000], 'EUR').unit).toBe('€\u00a0k');
    expect(moneyScale([-2_310_000], 'EUR').text(-2_310_000)).toBe('−23.1');
  });

  it('shows small money whole and the not known as such', () => {
    const scale = moneyScale([Number.NaN, 9_950], 'USD');
    expect(scale.unit).toBe('$');
    expect(scale.text(9_950)).toBe('100');
    expect(scale.text(Number.NaN)).toBe('–');
  });
});
