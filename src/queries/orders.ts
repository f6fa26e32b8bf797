import { type Period } from '#domain/period.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { date } from './parts.ts';

export interface SaleRow extends Record<string, unknown> {
  readonly month: string;
  readonly line: string;
  readonly seller: string | null;
  readonly cents: number;
  readonly orderLines: number;
}

/** What an account bought in a period, the newest first. */
export const salesQuestion = (account: string, { from, to }: Period, limit: number): Sql => sql`
  select month, line, seller, cast(sum(cents) as double) as cents, cast(sum(order_lines) as double) as "orderLines"
  from sale where account = ${account} and month between ${date(from)} and ${date(to)}
  group by 1, 2, 3 order by month desc, line, seller limit ${limit}`;

export const accountSales = (
  engine: Engine,
  account: string,
  period: Period,
  limit = 200,
): Promise<SaleRow[]> => engine.rows(salesQuestion(account, period, limit));
