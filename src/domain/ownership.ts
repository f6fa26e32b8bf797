import { candidateFinder, matcher, type OwnedAccounts } from './candidates.ts';
import type { Rule } from './rule.ts';
import { TERRITORY_TYPES } from './slice.ts';

export type { OwnedAccounts } from './candidates.ts';

export interface OwnershipInput {
  readonly accounts: OwnedAccounts;
  /** Rules of all layers, in any order. */
  readonly rules: readonly Rule[];
  /** Territory ids in the directory's order; owners are indexes into it. */
  readonly territories: readonly string[];
  readonly layer: string;
  /** The layer's lines; null is all of them. */
  readonly layerLines: readonly string[] | null;
  /** Unit id → territory id of this layer: the map that geographical rules read. */
  readonly assignment: ReadonlyMap<string, string>;
  /** Territory index that serves the account in fact (ownership table), −1 none; null not known. */
  readonly inFact?: ArrayLike<number> | null;
}

/** Two rules at the winning priority name different territories; the lower rule id owns it. */
export interface Conflict {
  readonly account: number;
  /** Indexes into the rules handed over. */
  readonly rule: number;
  readonly against: number;
}

/** Who owns each account in one layer, and by which rule: the answer to "why is this mine?". */
export interface Owned {
  /** Territory index, −1 no owner. */
  readonly owner: Int32Array;
  /** Index into the rules handed over, −1 none. */
  readonly ruleOf: Int32Array;
  /** Index in TERRITORY_TYPES, −1 none. */
  readonly type: Int8Array;
  readonly conflicts: readonly Conflict[];
  /** Accounts without an owner, ascending. */
  readonly unowned: readonly number[];
  /** Accounts served in fact by another territory than the rules say, ascending. */
  readonly exceptions: readonly number[];
  /** Rules of the layer that own no whole account here: other lines, or an unknown territory. */
  readonly idle: readonly number[];
}

interface Outcome {
  readonly owner: Int32Array;
  readonly ruleOf: Int32Array;
  readonly conflicts: Conflict[];
}

/** Ids compare by code unit, the same on every machine. */
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A rule for some of the layer's lines would own half an account: that is a layer of its own. */
function coversLayer(rule: Rule, layerLines: readonly string[] | null): boolean {
  const lines = rule.where.lines;
  if (lines === undefined) return true;
  return layerLines !== null && layerLines.every((line) => lines.includes(line));
}

/** Territory a rule gives an account to, −1 where it gives none. */
function giver(
  rule: Rule,
  input: OwnershipInput,
  index: ReadonlyMap<string, number>,
): (account: number) => number {
  if (!rule.where.assignment) {
    const territory = index.get(rule.territory) ?? -1;
    return () => territory;
  }
  const { unit } = input.accounts;
  return (account) => index.get(input.assignment.get(unit[account] ?? '') ?? '') ?? -1;
}

function claim(
  outcome: Outcome,
  rules: readonly Rule[],
  rule: number,
  account: number,
  territory: number,
): void {
  const { owner, ruleOf, conflicts } = outcome;
  const winner = ruleOf[account] ?? -1;
  if (winner < 0) {
    owner[account] = territory;
    ruleOf[account] = rule;
  } else if (rules[winner]?.priority === rules[rule]?.priority && owner[account] !== territory) {
    conflicts.push({ account, rule: winner, against: rule });
  }
}

function indexesWhere(length: number, test: (index: number) => boolean): number[] {
  const found: number[] = [];
  for (let index = 0; index < length; index += 1) if (test(index)) found.push(index);
  return found;
}

/** Offers every account a rule may match to it, but for those a lower priority has settled. */
function applyRule(
  input: OwnershipInput,
  outcome: Outcome,
  at: number,
  candidates: readonly number[],
  territoryOf: (account: number) => number,
): void {
  const { rules, accounts } = input;
  const rule = rules[at];
  if (!rule) return;
  const matches = matcher(accounts, rule.where);
  for (const account of candidates) {
    const winner = rules[outcome.ruleOf[account] ?? -1];
    if (winner && winner.priority < rule.priority) continue;
    const territory = territoryOf(account);
    if (territory >= 0 && matches(account)) claim(outcome, rules, at, account, territory);
  }
}

/**
 * Applies the layer's rules: the lowest priority wins, a tie goes to the lower rule id. One pass a
 * rule over the accounts its rarest part can match.
 */
export function own(input: OwnershipInput): Owned {
  const { accounts, rules, layer, layerLines } = input;
  const count = accounts.account.length;
  const index = new Map(input.territories.map((territory, position) => [territory, position]));
  const [owner, ruleOf] = [new Int32Array(count).fill(-1), new Int32Array(count).fill(-1)];
  const outcome: Outcome = { owner, ruleOf, conflicts: [] };
  const ofLayer = [...rules.entries()].filter(([, rule]) => rule.layer === layer);
  ofLayer.sort(([, a], [, b]) => a.priority - b.priority || before(a.rule, b.rule));
  const candidates = candidateFinder(accounts);
  const idle: number[] = [];
  for (const [at, rule] of ofLayer) {
    const known = rule.where.assignment || index.has(rule.territory);
    if (known && coversLayer(rule, layerLines))
      applyRule(input, outcome, at, candidates(rule.where), giver(rule, input, index));
    else idle.push(at);
  }
  return { ...outcome, ...described(outcome, input), idle };
}

function described(
  outcome: Outcome,
  input: OwnershipInput,
): Pick<Owned, 'type' | 'unowned' | 'exceptions'> {
  const { owner, ruleOf } = outcome;
  const types = input.rules.map((rule) => TERRITORY_TYPES.indexOf(rule.type));
  const { inFact = null } = input;
  return {
    type: Int8Array.from(ruleOf, (rule) => types[rule] ?? -1),
    unowned: indexesWhere(owner.length, (account) => owner[account] === -1),
    exceptions:
      inFact === null
        ? []
        : indexesWhere(
            owner.length,
            (account) => (inFact[account] ?? -1) >= 0 && inFact[account] !== owner[account],
          ),
  };
}

/** Accounts owned against the rule ÷ accounts; 10–15 % is an alarm. */
export const overrideRate = (owned: Owned): number => owned.exceptions.length / owned.owner.length;
