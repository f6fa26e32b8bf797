import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import type { Month } from '#domain/period.ts';
import { attainableCents } from '../attainable.ts';
import { trailingYear } from './window.ts';

type Texts = readonly string[];

/** Writes `account_potential.attainable_cents` from like accounts, all lines at once. */
export async function writeAttainable(engine: Engine, last: Month): Promise<void> {
  const accounts = await readLikes(engine, last);
  const ids = accounts.account as Texts;
  const { lines, potentialCents } = await readPotential(engine, ids);
  const attainable = attainableCents({
    industry: accounts.industry as Texts,
    size: accounts.size as Texts,
    channel: accounts.channel as Texts,
    potentialCents,
    revenue12Cents: accounts.revenue as Float64Array,
  });
  await engine.run(
    sql`create or replace temp table attainable (account text, line text, cents bigint)`,
  );
  await engine.insert('attainable', {
    account: lines.flatMap(() => ids),
    line: lines.flatMap((line) => ids.map(() => line)),
    cents: attainable.flatMap((cents) => [...cents]),
  });
  await engine.run(sql`
    update account_potential set attainable_cents = a.cents from attainable a
    where a.account = account_potential.account and a.line = coalesce(account_potential.line, '')`);
}

const readLikes = (engine: Engine, last: Month) =>
  engine.columns(sql`
    with sold as (
      select account, sum(cents) as cents from sale where ${trailingYear(sql`month`, last)} group by 1
    )
    select a.account, coalesce(a.naics, '') as industry, coalesce(a.size, '') as size,
      coalesce(a.channel, '') as channel, cast(coalesce(s.cents, 0) as double) as revenue
    from account a left join sold s using (account)
    where a.account in (select account from account_potential) order by a.account`);

/** Potential by line, each array in the order of `ids`; '' is a line that is not named. */
async function readPotential(
  engine: Engine,
  ids: Texts,
): Promise<{ lines: Texts; potentialCents: Float64Array[] }> {
  const rows = await engine.columns(sql`
    select account, coalesce(line, '') as line, cast(sum(cents) as double) as cents
    from account_potential group by 1, 2 order by 2, 1`);
  const at = new Map(ids.map((id, index) => [id, index]));
  const columns = new Map<string, Float64Array>();
  (rows.cents as Float64Array).forEach((cents, row) => {
    const line = rows.line?.[row] as string;
    const column = columns.get(line) ?? new Float64Array(ids.length);
    columns.set(line, column);
    column[at.get(rows.account?.[row] as string) ?? -1] = cents;
  });
  return { lines: [...columns.keys()], potentialCents: [...columns.values()] };
}
