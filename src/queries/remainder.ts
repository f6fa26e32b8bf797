import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { onLines, within } from './parts.ts';
import type { Question } from './question.ts';

export interface RemainderRow extends Record<string, unknown> {
  readonly unit: string;
  readonly territory: string | null;
  /** Null where potential is not by line. */
  readonly line: string | null;
  readonly cents: number;
}

/** An area's remainder belongs to its geographic owner: other filters leave it out. */
export const hasRemainder = ({ industries, tiers, types }: Question): boolean =>
  industries.length === 0 &&
  tiers.length === 0 &&
  (types.length === 0 || types.includes('geographical'));

/** Potential of each unit beyond its known accounts, by line where known so; only where there is some. */
export function remainderQuestion(question: Question, byLine: boolean): Sql {
  const line = byLine ? sql`line` : sql`cast(null as text)`;
  const ours =
    question.territories === null
      ? sql``
      : sql`and ${within(sql`s.territory`, question.territories)}`;
  return sql`
    with whole as (select unit, ${line} as line, sum(cents) as cents from unit_potential where true ${onLines(question)} group by 1, 2),
    known as (
      select a.unit, ${line} as line, sum(p.cents) as cents from account_potential p join account a using (account)
      where a.unit is not null group by 1, 2
    )
    select w.unit, s.territory, w.line, cast(w.cents - coalesce(k.cents, 0) as double) as cents
    from whole w left join known k on k.unit = w.unit and k.line is not distinct from w.line
      left join assignment s on s.unit = w.unit and s.layer = ${question.layer}
    where w.cents > coalesce(k.cents, 0) ${ours} order by 1, 3`;
}

export async function remainders(
  engine: Engine,
  question: Question,
  byLine: boolean,
): Promise<RemainderRow[]> {
  return hasRemainder(question) ? engine.rows(remainderQuestion(question, byLine)) : [];
}

/** Whether potential is known by line, for accounts and areas alike. */
export async function potentialByLine(engine: Engine): Promise<boolean> {
  const [row] = await engine.rows<{ whole: number; parts: number }>(sql`
    with potential as (select line from account_potential union all select line from unit_potential)
    select count(*) filter (where line is null) as whole, count(line) as parts from potential`);
  return row !== undefined && row.parts > 0 && row.whole === 0;
}
