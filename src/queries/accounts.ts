import type { Directory } from '#domain/directory.ts';
import type { Slice } from '#domain/slice.ts';
import type { Engine, Sql } from '#engine/engine.ts';
import { NONE, sql } from '#engine/sql.ts';
import { each } from './each.ts';
import { questionOf, type Question } from './question.ts';

/** One account of a slice, money in cents; gap is potential less the revenue of 12 months. */
export interface AccountRow extends Record<string, unknown> {
  readonly account: string;
  readonly name: string;
  readonly unit: string | null;
  readonly territory: string | null;
  readonly rep: string | null;
  readonly rule: string | null;
  readonly tier: string;
  readonly industry: string;
  readonly state: string;
  readonly revenueCents: number;
  readonly revenue12Cents: number;
  readonly potentialCents: number;
  readonly gapCents: number;
  readonly contacts12: number;
  readonly need12: number;
  readonly lastContact: string | null;
}

const ORDERS = {
  gap: sql`potential - revenue12 desc`,
  revenue: sql`revenue desc`,
  potential: sql`potential desc`,
  whitespace: sql`whitespace desc`,
  uncovered: sql`coverable - covered desc`,
  contacts: sql`contacts12 desc`,
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
  const now = { ...question, periods: question.periods.slice(0, 1) };
  return sql`
    with ${each(now)}, met as (select account, max(date) as at from visit group by 1)
    select e.account, a.name, e.unit, e.territory, p.rep, p.rule, e.tier, e.industry, a.state,
      cast(revenue as double) as "revenueCents", cast(revenue12 as double) as "revenue12Cents",
      cast(potential as double) as "potentialCents", cast(potential - revenue12 as double) as "gapCents",
      cast(contacts12 as double) as contacts12, cast(need12 as double) as need12, met.at as "lastContact"
    from each e join account a using (account) left join met using (account)
      left join plan p on p.account = e.account and p.layer = ${question.layer}
    ${unit === undefined ? NONE : sql`where e.unit = ${unit}`}
    order by ${ORDERS[order]}, e.account limit ${limit}`;
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
