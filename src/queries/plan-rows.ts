import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';

export interface PlanAccount extends Record<string, unknown> {
  readonly account: string;
  readonly unit: string | null;
}

export interface PlanRule extends Record<string, unknown> {
  readonly rule: string;
  readonly layer: string;
  readonly type: string;
}

/** Accounts with their units, in account order: the order of the shipped columns. */
export const planAccounts = (engine: Engine): Promise<PlanAccount[]> =>
  engine.rows(sql`select account, unit from account order by account`);

/** Ownership rules by id. */
export const planRules = (engine: Engine): Promise<PlanRule[]> =>
  engine.rows(sql`select rule, layer, type from rule order by rule`);
