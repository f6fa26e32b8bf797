import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Span } from './span.ts';
import { trailingYear } from './window.ts';

/**
 * Writes the temp tables `named_owner(account, rep)` and `sold(account, unit, rep, cents, latest)`:
 * 12 months' revenue by who is named as the account's owner, else by who sold it.
 */
export async function writeSold(engine: Engine, span: Span): Promise<void> {
  await engine.run(sql`
    create or replace temp table named_owner as
    select account, rep from ownership where rep is not null
    qualify row_number() over (partition by account order by "to" is null desc, share desc, "from" desc, rep) = 1`);
  await engine.run(sql`
    create or replace temp table sold as
    select s.account, a.unit, coalesce(n.rep, s.seller) as rep, cast(sum(s.cents) as bigint) as cents, max(s.month) as latest
    from sale s join account a using (account) left join named_owner n using (account)
    where coalesce(n.rep, s.seller) is not null and ${trailingYear(sql`s.month`, span.lastComplete)} group by all`);
}
