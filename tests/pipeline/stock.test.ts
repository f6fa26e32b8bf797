import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { ensureCalendar } from '#pipeline/derive/span.ts';
import { writeNeeds, writeStock } from '#pipeline/stock.ts';
import { engineWith, monthAt, plannedCompany, rowsOf } from '../support/small-company.ts';

const tables = plannedCompany();
let engine: Engine;

beforeAll(async () => {
  engine = await engineWith(tables);
  const span = await ensureCalendar(engine);
  if (!span) throw new Error('no span');
  await writeNeeds(engine);
  await writeStock(engine, span);
});
afterAll(() => engine.close());

/** Contacts a year by channel: the account's own number, else its tier's. */
function needs(account: Record<string, unknown>): Map<string, number> {
  const tier = rowsOf(tables.call_need).filter((row) => row.tier === account.tier);
  if (account.contacts_required !== null) {
    const main = [...tier].sort((a, b) => Number(b.contacts) - Number(a.contacts))[0];
    return new Map([[String(main?.channel), Number(account.contacts_required)]]);
  }
  return new Map(tier.map((row) => [String(row.channel), Number(row.contacts)]));
}

/** The definition, word by word, for one account and month. */
function bruteForce(account: Record<string, unknown>, to: number) {
  const year = Array.from({ length: 12 }, (_, i) => monthAt(to - i));
  const mine = (row: Record<string, unknown>) => row.account === account.account;
  const sales = rowsOf(tables.sale).filter((row) => mine(row) && year.includes(String(row.month)));
  const orders = rowsOf(tables.orders).filter(
    (row) => mine(row) && year.includes(String(row.month)),
  );
  const visits = rowsOf(tables.visit).filter(
    (row) => mine(row) && year.includes(`${String(row.date).slice(0, 8)}01`),
  );
  let met = 0;
  for (const [channel, need] of needs(account))
    met += Math.min(need, visits.filter((row) => row.channel === channel).length);
  return {
    account: account.account,
    month: monthAt(to),
    cents12: sales.reduce((sum, row) => sum + Number(row.cents), 0),
    contacts12: visits.length,
    met12: met,
    need12: [...needs(account).values()].reduce((a, b) => a + b, 0),
    active12: visits.length > 0 || sales.length > 0 || orders.length > 0,
  };
}

describe('stock', () => {
  it('equals the definition for every account and month from the 12th on', async () => {
    const expected = rowsOf(tables.account).flatMap((account) =>
      Array.from({ length: 9 }, (_, i) => bruteForce(account, 11 + i)),
    );
    const rows = await engine.rows(sql`select * from stock order by account, month`);
    expect(rows).toEqual(expected);
  });
});
