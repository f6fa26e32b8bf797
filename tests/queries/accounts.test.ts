import { afterAll, beforeAll, expect, it } from 'vitest';
import { WHOLE } from '#domain/slice.ts';
import { accounts, searchAccounts } from '#queries/accounts.ts';
import { accountSales } from '#queries/orders.ts';
import { overlap, repStates } from '#queries/overlap.ts';
import { reportFacts } from '#queries/report.ts';
import { openCompany, tinyCompany, type OpenCompany } from '../support/engine-company.ts';

let company: OpenCompany;
const period = { from: 2024 * 12 + 6, to: 2024 * 12 + 8 };
const slice = { ...WHOLE, ...period };
beforeAll(async () => {
  company = await openCompany(tinyCompany(7));
});
afterAll(() => company.close());

it('the rows behind a number add up to it', async () => {
  const rows = await accounts(company.engine, company.directory, slice, {
    order: 'gap',
    limit: 100,
  });
  const { total } = await reportFacts(company.engine, company.directory, slice);
  const sum = (name: 'revenueCents' | 'revenue12Cents' | 'potentialCents') =>
    rows.reduce((all, row) => all + (row[name] ?? 0), 0);
  expect(rows).toHaveLength(12);
  expect(sum('revenueCents')).toBe(total.now.revenueCents);
  expect(sum('revenue12Cents')).toBe(total.now.revenue12Cents);
  expect(sum('potentialCents')).toBe(total.now.potentialCents);
  const gaps = rows.flatMap(({ potentialCents, revenue12Cents }) =>
    potentialCents === null ? [] : [potentialCents - revenue12Cents],
  );
  expect(gaps.length).toBeGreaterThan(1);
  expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
});

it('an account’s sales add up to its revenue', async () => {
  const [first] = await accounts(company.engine, company.directory, slice, {
    order: 'revenue',
    limit: 1,
  });
  const sales = await accountSales(company.engine, first?.account ?? '', period);
  expect(sales.reduce((all, { cents }) => all + cents, 0)).toBe(first?.revenueCents);
});

it('finds accounts by a piece of their name, whatever it holds', async () => {
  expect(await searchAccounts(company.engine, 'T A03', 'field')).toEqual([
    { account: 'a03', name: 'Account a03', territory: 't2' },
  ]);
  expect(await searchAccounts(company.engine, "%' or 1=1 --", 'field')).toEqual([]);
});

it('overlap names the plurality seller and what others sold', async () => {
  const rows = await overlap(company.engine, period);
  expect(rows.length).toBeGreaterThan(0);
  for (const { reps, revenueCents, outsideCents } of rows) {
    expect(reps).toBeGreaterThan(1);
    expect(outsideCents).toBeLessThan(revenueCents);
  }
  expect(await repStates(company.engine, period)).toEqual(
    ['r1', 'r2', 'r3'].map((rep) => ({ rep, states: 1 })),
  );
});
