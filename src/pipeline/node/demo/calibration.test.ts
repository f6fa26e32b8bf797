import { describe, expect, it } from 'vitest';
import { percentile } from '../../percentile.ts';
import { column, numberColumn, sampleCompany, sumBy, textColumn, total } from './company.sample.ts';
import { SETTINGS } from './settings.ts';

const { tables, key } = sampleCompany({ seed: 1 });
const LAST_YEAR = '2025-10-01';

const saleAccount = textColumn(tables, 'sale', 'account');
const saleMonth = textColumn(tables, 'sale', 'month');
const saleCents = numberColumn(tables, 'sale', 'cents');
const lastYearCents = saleCents.map((cents, at) =>
  (saleMonth[at] ?? '') >= LAST_YEAR ? cents : 0,
);
const revenue12 = [...sumBy(saleAccount, lastYearCents).values()]
  .filter((cents) => cents > 0)
  .sort((a, b) => b - a);
const potential = sumBy(
  textColumn(tables, 'account_potential', 'account'),
  numberColumn(tables, 'account_potential', 'cents'),
);
const areaPotential = total(numberColumn(tables, 'unit_potential', 'cents'));

const within = (value: number, least: number, most: number) => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};

describe('size', () => {
  it('has about 12,000 accounts on about 5,300 units', () => {
    within(column(tables, 'account', 'account').length, 11_500, 12_500);
    within(column(tables, 'unit', 'unit').length, 5_000, 5_600);
  });

  it('covers 48 states and DC', () => {
    const states = new Set(textColumn(tables, 'unit', 'state'));
    expect(states.size).toBe(49);
    expect(states.has('AK') || states.has('HI')).toBe(false);
  });

  it('makes $190 M in the last of three years', () => {
    expect(total(lastYearCents)).toBeCloseTo(SETTINGS.revenueCents, -5);
    expect([...new Set(saleMonth)].sort().at(0)).toBe('2023-10-01');
    expect(new Set(saleMonth).size).toBe(36);
  });

  it('knows prospects, customers and lapsed accounts, and families', () => {
    const states = textColumn(tables, 'account', 'state');
    const share = (state: string) =>
      states.filter((known) => known === state).length / states.length;
    within(share('prospect'), 0.26, 0.32);
    within(share('lapsed'), 0.06, 0.1);
    within(
      column(tables, 'account', 'family').filter((family) => family !== null).length /
        states.length,
      0.2,
      0.28,
    );
  });
});

describe('concentration', () => {
  it.each([
    [0.01, 0.18, 0.3],
    [0.05, 0.42, 0.48],
    [0.1, 0.57, 0.615],
    [0.2, 0.7, 0.77],
  ])('the top %f of buying accounts hold %f to %f of revenue', (share, least, most) => {
    const top = revenue12.slice(0, Math.round(share * revenue12.length));
    within(total(top) / total(revenue12), least, most);
  });
});

describe('orders', () => {
  const years = textColumn(tables, 'orders', 'month').map((month) =>
    month >= LAST_YEAR ? 2 : month >= '2024-10-01' ? 1 : 0,
  );
  const accounts = textColumn(tables, 'orders', 'account').map(
    (account, at) => `${account}-${years[at]}`,
  );
  const counts = [...sumBy(accounts, numberColumn(tables, 'orders', 'orders')).values()];

  it('an account orders twice a year at the median, 3.9 times in the mean, with a long tail', () => {
    expect(percentile(counts, 0.5)).toBe(2);
    within(total(counts) / counts.length, 3.5, 4.2);
    within(percentile(counts, 0.9), 7, 9);
    within(percentile(counts, 0.99), 22, 29);
  });

  it('follows the season', () => {
    const months = sumBy(
      saleMonth.map((month) => month.slice(5, 7)),
      saleCents,
    );
    const mean = total(saleCents) / 12;
    const wanted = total(SETTINGS.seasonality) / 12;
    SETTINGS.seasonality.forEach((factor, at) => {
      const found = (months.get(String(at + 1).padStart(2, '0')) ?? 0) / mean;
      expect(Math.abs(found - factor / wanted)).toBeLessThan(0.1);
    });
  });
});

describe('contacts', () => {
  const dates = textColumn(tables, 'visit', 'date');
  const recent = dates.map((date) => date >= LAST_YEAR);
  const made = sumBy(
    textColumn(tables, 'visit', 'account').map(
      (account, at) => `${account} ${String(tables.visit?.['channel']?.[at])}`,
    ),
    recent.map(Number),
  );

  it('a rep makes 12–15 calls a week', () => {
    within(recent.filter(Boolean).length / 59.8 / 52, 12, 15);
  });

  it('covers the mid 60s per cent of potential', () => {
    const tiers = textColumn(tables, 'account', 'tier');
    const covered = textColumn(tables, 'account', 'account').map((account, at) => {
      const need = SETTINGS.tiers.find(({ tier }) => tier === tiers[at]);
      if (!need) return 0;
      const met = Math.min(need.contacts, made.get(`${account} ${need.channel}`) ?? 0);
      return ((potential.get(account) ?? 0) * met) / need.contacts;
    });
    within(total(covered) / areaPotential, 0.62, 0.68);
  });
});

describe('potential', () => {
  it('lies to 20 % beyond the known accounts, nowhere below them', () => {
    expect(1 - total(potential.values()) / areaPotential).toBeCloseTo(SETTINGS.remainderShare, 4);
    const area = sumBy(
      textColumn(tables, 'unit_potential', 'unit'),
      numberColumn(tables, 'unit_potential', 'cents'),
    );
    const units = textColumn(tables, 'account', 'unit');
    const known = sumBy(
      units,
      textColumn(tables, 'account', 'account').map((account) => potential.get(account) ?? 0),
    );
    for (const [unit, cents] of known) expect(area.get(unit) ?? 0).toBeGreaterThanOrEqual(cents);
  });

  it('no account is above 40 % of a territory', () => {
    expect(key.figures.largestAccount).toBeLessThan(0.4);
  });
});

describe('leads and deals', () => {
  const lead = textColumn(tables, 'lead', 'lead');
  const source = textColumn(tables, 'lead', 'source');
  const created = textColumn(tables, 'lead', 'created');
  const stages = textColumn(tables, 'lead_stage', 'stage');
  const won = new Set(
    textColumn(tables, 'lead_stage', 'lead').filter((_, at) => stages[at] === 'won'),
  );
  const settled = lead.filter(
    (_, at) => (created[at] ?? '') < '2026-03-01' && source[at] !== key.staleList,
  );
  const sourceOf = new Map(lead.map((id, at) => [id, source[at] ?? '']));

  it('one lead in ten is won, between 2.7 and 16 % by source', () => {
    within(settled.filter((id) => won.has(id)).length / settled.length, 0.09, 0.112);
    for (const { source: of, win } of SETTINGS.leadSources) {
      const mine = settled.filter((id) => sourceOf.get(id) === of);
      const rate = mine.filter((id) => won.has(id)).length / mine.length;
      expect(Math.abs(rate - win)).toBeLessThan(3.5 * Math.sqrt((win * (1 - win)) / mine.length));
    }
  });

  it('a deal takes 57 days at the median', () => {
    const opened = textColumn(tables, 'deal', 'created');
    const days = column(tables, 'deal', 'closed').flatMap((closed, at) =>
      closed === null
        ? []
        : [(Date.parse(String(closed)) - Date.parse(opened[at] ?? '')) / 86_400_000],
    );
    within(percentile(days, 0.5), 54, 60);
  });
});
