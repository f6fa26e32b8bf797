import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { monthDate, parseMonth } from '#domain/period.ts';
import type { Span } from './derive/span.ts';
import { indexOf, type Entities } from './entities.ts';

/**
 * Quota in cents, [territory × months + month], NaN where there is none; null without quotas. An
 * owner is a territory, its node, or a rep (then the territory the rep staffs in that month).
 */
export async function readQuotas(
  engine: Engine,
  entities: Entities,
  span: Span,
): Promise<number[] | null> {
  const rows = await engine.rows<{ territory: string; month: string; cents: number }>(sql`
    with owned as (
      select t.territory, q.month, q.cents from quota q join territory t on q.owner = t.territory or q.owner = t.node
      where q.owner_kind <> 'rep'
      union all
      select s.territory, q.month, q.cents from quota q join staffing s on s.rep = q.owner
        and s."from" <= last_day(q.month) and (s."to" is null or s."to" >= q.month)
      where q.owner_kind = 'rep'
    )
    select territory, month, sum(cents) as cents from owned
    where month between cast(${monthDate(span.firstMonth)} as date)
      and cast(${monthDate(span.firstMonth + span.months - 1)} as date) group by 1, 2`);
  if (rows.length === 0) return null;
  const territories = indexOf(entities.territories);
  const quotas = new Array<number>(entities.territories.length * span.months).fill(Number.NaN);
  for (const { territory, month, cents } of rows) {
    const place =
      (territories.get(territory) ?? 0) * span.months + (parseMonth(month) ?? 0) - span.firstMonth;
    quotas[place] = cents;
  }
  return quotas;
}
