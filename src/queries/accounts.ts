import type { Directory } from '#domain/directory.ts';
import type { Slice } from '#domain/slice.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { date, onLines, picked, worth } from './parts.ts';
import { questionOf, type Question } from './question.ts';

/** One account behind a number, money in cents; potential is null where none is known. */
export interface AccountRow extends Record<string, unknown> {
  readonly account: string;
  readonly name: string;
  readonly state: string;
  readonly tier: string;
  readonly unit: string | null;
  readonly territory: string | null;
  readonly potentialCents: number | null;
  /** Of the twelve months that end with the period. */
  readonly revenue12Cents: number;
  readonly revenueCents: number;
}

const ORDERS = {
  potential: sql`potential desc nulls last`,
  revenue: sql`revenue desc`,
  gap: sql`potential - revenue12 desc nulls last`,
} as const;
export type AccountOrder = keyof typeof ORDERS;

export interface AccountsAsked {
  readonly order: AccountOrder;
  readonly limit: number;
  /** Only accounts of this unit. */
  readonly unit?: string;
}

/** The accounts behind a number: the slice's, the weightiest first, ties by id. */
export function accountsQuestion(question: Question, { order, limit, unit }: AccountsAsked): Sql {
  const { from, to } = question.periods[0] ?? { from: 0, to: 0 };
  return sql`
    with ${picked(question)}, ${worth(question)}, sold as (
      select account, sum(case when month >= ${date(to - 11)} then cents else 0 end) as revenue12,
        sum(case when month >= ${date(from)} then cents else 0 end) as revenue
      from sale where month between ${date(Math.min(from, to - 11))} and ${date(to)} ${onLines(question)} group by 1
    ), listed as (
      select k.*, potential, coalesce(revenue12, 0) as revenue12, coalesce(revenue, 0) as revenue
      from picked k left join worth using (account) left join sold using (account)
      ${unit === undefined ? NONE : sql`where k.unit = ${unit}`}
    )
    select l.account, a.name, a.state, l.tier, l.unit, l.territory, cast(potential as double) as "potentialCents",
      cast(revenue12 as double) as "revenue12Cents", cast(revenue as double) as "revenueCents"
    from listed l join account a using (account) order by ${ORDERS[order]}, l.account limit ${limit}`;
}

export const accounts = (
  engine: Engine,
  directory: Directory,
  slice: Slice,
  asked: AccountsAsked,
  signal?: AbortSignal,
): Promise<AccountRow[]> =>
  engine.rows(accountsQuestion(questionOf(directory, slice), asked), signal ? { signal } : {});

export interface FoundAccount extends Record<string, unknown> {
  readonly account: string;
  readonly name: string;
  readonly territory: string | null;
}

/** Accounts whose name or id holds the text, names that begin with it first. */
export const searchQuestion = (text: string, layer: string, limit: number): Sql => sql`
  select a.account, a.name, p.territory
  from account a left join plan p on p.account = a.account and p.layer = ${layer}
  where contains(lower(a.name), lower(${text})) or lower(a.account) = lower(${text})
  order by not starts_with(lower(a.name), lower(${text})), a.name, a.account limit ${limit}`;

export const searchAccounts = (
  engine: Engine,
  text: string,
  layer: string,
  limit = 20,
): Promise<FoundAccount[]> => engine.rows(searchQuestion(text, layer, limit));
