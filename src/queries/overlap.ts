import type { Period } from '#domain/period.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { date } from './parts.ts';

export interface OverlapRow extends Record<string, unknown> {
  readonly unit: string;
  /** Who sold most there; ties by id. */
  readonly rep: string;
  readonly reps: number;
  readonly revenueCents: number;
  /** Revenue credited to others. */
  readonly outsideCents: number;
}

/** Units where others than the plurality seller have revenue, the most such revenue first. */
export const overlapQuestion = ({ from, to }: Period): Sql => sql`
  with sold as (
    select unit, seller, sum(cents) as cents from sale join account using (account)
    where unit is not null and seller is not null and month between ${date(from)} and ${date(to)} group by 1, 2
  ), ranked as (select *, row_number() over (partition by unit order by cents desc, seller) as rank from sold)
  select unit, any_value(seller) filter (where rank = 1) as rep, count(*)::double as reps,
    cast(sum(cents) as double) as "revenueCents", cast(coalesce(sum(cents) filter (where rank > 1), 0) as double) as "outsideCents"
  from ranked group by 1 having count(*) > 1 order by 5 desc, 1`;

export const overlap = (engine: Engine, period: Period): Promise<OverlapRow[]> =>
  engine.rows(overlapQuestion(period));

export interface RepStates extends Record<string, unknown> {
  readonly rep: string;
  readonly states: number;
}

/** In how many states each rep has revenue. */
export const repStatesQuestion = ({ from, to }: Period): Sql => sql`
  select seller as rep, count(distinct u.state)::double as states
  from sale s join account a using (account) join unit u using (unit)
  where seller is not null and month between ${date(from)} and ${date(to)} group by 1 order by 1`;

export const repStates = (engine: Engine, period: Period): Promise<RepStates[]> =>
  engine.rows(repStatesQuestion(period));
