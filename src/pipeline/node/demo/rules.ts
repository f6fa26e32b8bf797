import { own } from '#domain/ownership.ts';
import { parseRule, type Rule, type Where } from '#domain/rule.ts';
import type { TableColumns } from '#domain/extract.ts';
import type { TerritoryType } from '#domain/slice.ts';
import { makeRandom, ranked, type Random } from './random.ts';
import { makeRows } from './rows.ts';
import { FIELD, OVERLAY, SETTINGS } from './settings.ts';
import { accountTexts } from './account-tables.ts';
import { familyId } from './accounts.ts';
import type { Accounts } from './accounts.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { Landscape } from './landscape.ts';
import type { Territories } from './territories.ts';

/** Rules of all five territory types and what they make: the plan as it stands. */
export interface PlanRules {
  /** Drawn field territory by account: the owner by rule. */
  readonly owner: Int32Array;
  /** Index in TERRITORY_TYPES by account. */
  readonly ownerType: Int8Array;
  readonly tables: Readonly<Record<'rule' | 'assignment', TableColumns>>;
}

interface Draft {
  readonly type: TerritoryType;
  readonly priority: number;
  readonly where: Where;
  /** Drawn territory. */
  readonly territory: number;
}

/** A rule is worth having where it gathers a few accounts of more than one territory. */
const GATHERS = { least: 6, most: 22 };

type Test = (account: number) => boolean;

/** The territory that has most of the matching accounts; null if they are too few, too many, or all its own. */
function gatherer(accounts: Accounts, base: Int32Array, test: Test): number | null {
  const held = new Map<number, number>();
  let count = 0;
  for (let account = 0; account < accounts.count; account += 1) {
    if (!test(account)) continue;
    const territory = base[account] ?? 0;
    held.set(territory, (held.get(territory) ?? 0) + 1);
    count += 1;
  }
  const [most] = [...held].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most && held.size > 1 && count >= GATHERS.least && count <= GATHERS.most ? most[0] : null;
}

interface Shape {
  readonly type: TerritoryType;
  readonly priority: number;
  readonly condition: Where;
  readonly test: Test;
}

function shapes(accounts: Accounts): Shape[] {
  const industry = (naics: string) =>
    SETTINGS.industries.findIndex((known) => known.naics === naics);
  const [health, food] = [industry('622'), industry('311')];
  const order = ranked(accounts.potential);
  const band =
    Math.round((accounts.potential[order[Math.floor(accounts.count * 0.06)] ?? 0] ?? 0) / 1e6) *
    1e6;
  return [
    {
      type: 'industry',
      priority: 20,
      condition: { naics: '622' },
      test: (at) => accounts.industry[at] === health,
    },
    {
      type: 'industry',
      priority: 20,
      condition: { naics: '311' },
      test: (at) => accounts.industry[at] === food,
    },
    {
      type: 'customer',
      priority: 30,
      condition: { tier: 'A' },
      test: (at) => accounts.tier[at] === 0,
    },
    {
      type: 'potential',
      priority: 40,
      condition: { potentialAboveCents: band },
      test: (at) => (accounts.potential[at] ?? 0) >= band,
    },
  ];
}

/** One rule of each shape, in the first state (at random) where it gathers enough. */
function stateRules(
  land: Landscape,
  accounts: Accounts,
  base: Int32Array,
  random: Random,
): Draft[] {
  const states = [...new Set(land.unitState)].map((state) => ({ state, draw: random.next() }));
  states.sort((a, b) => a.draw - b.draw);
  const used = new Set<string>();
  return shapes(accounts).flatMap(({ type, priority, condition, test }) => {
    for (const { state } of states) {
      if (used.has(state)) continue;
      const inState: Test = (at) => land.unitState[accounts.unit[at] ?? 0] === state && test(at);
      const territory = gatherer(accounts, base, inState);
      if (territory === null) continue;
      used.add(state);
      return [{ type, priority, territory, where: { ...condition, states: [state] } }];
    }
    return [];
  });
}

/** Three families and two single accounts of small weight, owned by name. */
function namedRules(accounts: Accounts, base: Int32Array, random: Random): Draft[] {
  const sites = new Map<number, number[]>();
  accounts.family.forEach((family, account) => {
    if (family >= 0) sites.set(family, [...(sites.get(family) ?? []), account]);
  });
  const small = (account: number) => (accounts.tier[account] ?? 0) >= 2;
  const families = [...sites]
    .filter(([, members]) => members.length >= 4 && members.every(small))
    .slice(0, 3);
  const byFamily = families.map(([family, members]): Draft => {
    const territory = base[members[0] ?? 0] ?? 0;
    return { type: 'account', priority: 10, where: { family: familyId(family) }, territory };
  });
  const singles = Array.from({ length: 2 }, (): Draft => {
    let account = random.int(accounts.count);
    while (!small(account)) account = random.int(accounts.count);
    const territory = ((base[account] ?? 0) + 1) % SETTINGS.territories;
    return {
      type: 'account',
      priority: 10,
      where: { account: accounts.id[account] ?? '' },
      territory,
    };
  });
  return [...byFamily, ...singles];
}

function ruleTable(drafts: readonly Draft[], hierarchy: Hierarchy): TableColumns {
  const rows = makeRows('rule');
  drafts.forEach(({ type, priority, where, territory }, at) =>
    rows.add({
      rule: `Q${String(at + 1).padStart(2, '0')}`,
      layer: FIELD,
      priority,
      type,
      where: JSON.stringify(where),
      territory: hierarchy.id[territory] ?? '',
    }),
  );
  const everywhere = { priority: 100, type: 'geographical', where: '{"assignment":true}' } as const;
  rows.add({ rule: 'Z1', layer: FIELD, ...everywhere, territory: hierarchy.id[0] ?? '' });
  rows.add({ rule: 'Z2', layer: OVERLAY, ...everywhere, territory: hierarchy.overlayId[0] ?? '' });
  return rows.columns;
}

function assignmentTable(land: Landscape, owner: Int32Array, hierarchy: Hierarchy): TableColumns {
  const rows = makeRows('assignment');
  land.unitId.forEach((unit, at) =>
    rows.add({ layer: FIELD, unit, territory: hierarchy.id[owner[at] ?? 0] ?? '' }),
  );
  land.unitId.forEach((unit, at) => {
    const overlay = hierarchy.overlay[owner[at] ?? 0] ?? 0;
    rows.add({ layer: OVERLAY, unit, territory: hierarchy.overlayId[overlay] ?? '' });
  });
  return rows.columns;
}

function rulesOf(table: TableColumns): Rule[] {
  const cell = (column: string, at: number) => table[column]?.[at];
  return Array.from({ length: table['rule']?.length ?? 0 }, (_, at) =>
    parseRule({
      rule: cell('rule', at),
      layer: cell('layer', at),
      priority: cell('priority', at),
      type: cell('type', at),
      where: cell('where', at),
      territory: cell('territory', at),
    }),
  );
}

/** Writes the rules, then lets the domain's own ownership say who owns what. */
export function makeRules(
  land: Landscape,
  accounts: Accounts,
  territories: Territories,
  hierarchy: Hierarchy,
  seed: number,
): PlanRules {
  const random = makeRandom(seed, 'rules');
  const base = Int32Array.from(accounts.unit, (unit) => territories.owner[unit] ?? 0);
  const drafts = [
    ...namedRules(accounts, base, random),
    ...stateRules(land, accounts, base, random),
  ];
  const rule = ruleTable(drafts, hierarchy);
  const { owner, type } = own({
    accounts: accountTexts(land, accounts),
    rules: rulesOf(rule),
    territories: hierarchy.id,
    layer: FIELD,
    layerLines: null,
    assignment: new Map(
      land.unitId.map((unit, at) => [unit, hierarchy.id[territories.owner[at] ?? 0] ?? '']),
    ),
  });
  return {
    owner,
    ownerType: type,
    tables: { rule, assignment: assignmentTable(land, territories.owner, hierarchy) },
  };
}
