import type { Assumption } from '#domain/directory.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { writeSold } from './sold.ts';
import type { Span } from './span.ts';

/**
 * Staffs given territories where nobody is said to: each gets the rep with most of its 12 months'
 * revenue, whose time is shared equally among all that he leads. An account lies in the territory
 * it names, else in that of its ground. Answers what was assumed; nothing is where nobody is named.
 */
export async function ensureStaffing(engine: Engine, span: Span): Promise<Assumption[]> {
  const [known] = await engine.rows<{ staffed: number; named: number }>(sql`
    select (select count(*) from staffing) as staffed,
      (select count(seller) from sale) + (select count(rep) from ownership) as named`);
  if (!known || known.staffed > 0) return [];
  if (known.named === 0)
    return [{ missing: 'staffing', instead: 'nobody; workload and ranking are off' }];
  await writeSold(engine, span);
  await engine.run(sql`
    insert into staffing (territory, rep, role, share, "from", "to")
    with held as (
      select coalesce(r.territory, g.territory) as territory, s.rep, sum(s.cents) as cents,
        max(s.latest) as latest
      from sold s left join rule r on r.rule = 'account-' || s.account
        left join assignment g on g.unit = s.unit and g.layer = 'field' group by 1, 2
    ), lead as (
      select territory, rep from held where territory is not null
      qualify row_number() over (partition by territory order by cents desc, latest desc, rep) = 1
    )
    select territory, rep, 'field', 1 / count(*) over (partition by rep),
      least(coalesce(start, (select min(day) from calendar)), coalesce("end", date '9999-12-31')), "end"
    from lead join rep using (rep) order by territory`);
  return [
    {
      missing: 'staffing',
      instead:
        'each territory by the rep with most of its revenue in 12 months; one without sales is vacant',
    },
  ];
}
