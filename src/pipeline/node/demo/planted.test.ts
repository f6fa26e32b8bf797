import { describe, expect, it } from 'vitest';
import { own } from '#domain/ownership.ts';
import { parseRule } from '#domain/rule.ts';
import { percentile } from '../../percentile.ts';
import { components, makeGraph } from './graph.ts';
import { column, numberColumn, sampleCompany, sumBy, textColumn } from './company.sample.ts';

const { tables, key } = sampleCompany({ seed: 1 });
const accounts = textColumn(tables, 'account', 'account');
const units = textColumn(tables, 'account', 'unit');
const cents = sumBy(
  textColumn(tables, 'account_potential', 'account'),
  numberColumn(tables, 'account_potential', 'cents'),
);
const stateOfUnit = new Map(
  textColumn(tables, 'unit', 'unit').map((unit, at) => [
    unit,
    textColumnOf('unit', 'state')[at] ?? null,
  ]),
);
const fieldTerritories = textColumn(tables, 'territory', 'territory').filter((id) =>
  id.startsWith('F'),
);

function textColumnOf(table: 'unit' | 'account', name: string): (string | null)[] {
  return column(tables, table, name).map((cell) => (cell === null ? null : String(cell)));
}

function ownField() {
  const cell = (name: string, at: number) => tables.rule?.[name]?.[at];
  const rules = textColumn(tables, 'rule', 'rule').map((rule, at) =>
    parseRule({
      rule,
      layer: cell('layer', at),
      priority: cell('priority', at),
      type: cell('type', at),
      where: cell('where', at),
      territory: cell('territory', at),
    }),
  );
  const layers = textColumn(tables, 'assignment', 'layer');
  const territories = textColumn(tables, 'assignment', 'territory');
  const assignment = textColumn(tables, 'assignment', 'unit').map(
    (unit, at) => [unit, territories[at] ?? ''] as const,
  );
  const owned = own({
    accounts: {
      account: accounts,
      family: textColumnOf('account', 'family'),
      naics: textColumnOf('account', 'naics'),
      tier: textColumnOf('account', 'tier'),
      size: textColumnOf('account', 'size'),
      traits: textColumnOf('account', 'traits'),
      unit: units,
      unitState: units.map((unit) => stateOfUnit.get(unit) ?? null),
      potentialCents: accounts.map((account) => cents.get(account) ?? 0),
    },
    rules,
    territories: fieldTerritories,
    layer: 'field',
    layerLines: null,
    assignment: new Map(assignment.filter((_, at) => layers[at] === 'field')),
  });
  return { owned, rules };
}

const { owned, rules } = ownField();
const ownerOf = new Map(
  accounts.map((account, at) => [account, fieldTerritories[owned.owner[at] ?? -1] ?? '']),
);
const known = sumBy(
  accounts.map((account) => ownerOf.get(account) ?? ''),
  accounts.map((account) => cents.get(account) ?? 0),
);

describe('the plan', () => {
  it('has 60 field territories in 4 regions and 8 districts, and 10 specialist ones', () => {
    const levels = textColumn(tables, 'node', 'level');
    expect(fieldTerritories).toHaveLength(60);
    expect(levels.filter((level) => level === 'region')).toHaveLength(4);
    expect(levels.filter((level) => level === 'district')).toHaveLength(8);
    expect(
      textColumn(tables, 'territory', 'layer').filter((layer) => layer === 'specialist'),
    ).toHaveLength(10);
    expect(new Set(textColumn(tables, 'territory', 'name')).size).toBe(70);
  });

  it('owns every account, by rules of all five types, without conflicts', () => {
    expect(owned.unowned).toHaveLength(0);
    expect(owned.conflicts).toHaveLength(0);
    const used = new Set([...owned.ruleOf].map((rule) => rules[rule]?.type));
    expect([...used].sort()).toEqual([
      'account',
      'customer',
      'geographical',
      'industry',
      'potential',
    ]);
  });

  it.each(['field', 'specialist'])('territories of layer %s are one part each', (layer) => {
    const ids = textColumn(tables, 'unit', 'unit');
    const index = new Map(ids.map((unit, at) => [unit, at]));
    const b = textColumn(tables, 'unit_neighbour', 'b');
    const edges = textColumn(tables, 'unit_neighbour', 'a').map(
      (a, at) => [index.get(a) ?? 0, index.get(b[at] ?? '') ?? 0] as const,
    );
    const territories = textColumn(tables, 'territory', 'territory');
    const label = new Int32Array(ids.length);
    const assigned = textColumn(tables, 'assignment', 'unit');
    textColumn(tables, 'assignment', 'layer').forEach((of, at) => {
      if (of !== layer) return;
      label[index.get(assigned[at] ?? '') ?? 0] = territories.indexOf(
        String(tables.assignment?.['territory']?.[at]),
      );
    });
    expect(components(makeGraph(ids.length, edges), label).parts).toBe(layer === 'field' ? 60 : 10);
  });

  it('has a right plan that moves at most 8 % of revenue and nets at least 0.5 % in year one', () => {
    const { figures, advice } = key;
    expect(figures.potentialCv).toBeGreaterThanOrEqual(0.36);
    expect(figures.potentialCv).toBeLessThanOrEqual(0.45);
    expect(figures.topLoad).toBeLessThanOrEqual(2.8);
    expect(advice.verdict).toBe('reshuffle');
    expect(advice.moved).toBeLessThanOrEqual(0.08);
    expect(advice.yearOne).toBeGreaterThanOrEqual(0.005);
    expect(figures.leastPotential).toBeGreaterThanOrEqual(0.5);
    expect(figures.capacityUse).toBeGreaterThanOrEqual(0.92);
    expect(figures.capacityUse).toBeLessThanOrEqual(1.02);
  });

  it('has four territories of about 2.6 times the others', () => {
    const others = fieldTerritories
      .filter((id) => !key.heavy.includes(id))
      .map((id) => known.get(id) ?? 0);
    const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
    expect(key.heavy).toHaveLength(4);
    for (const id of key.heavy)
      expect(Math.abs((known.get(id) ?? 0) / mean - 2.6)).toBeLessThan(0.5);
    expect(key.understaffedMetros).toHaveLength(3);
  });
});

describe('people', () => {
  const staffed = textColumn(tables, 'staffing', 'territory');
  const until = column(tables, 'staffing', 'to');

  it('has 59 reps in the field and one territory vacant for nine weeks', () => {
    const now = staffed.filter((territory, at) => territory.startsWith('F') && until[at] === null);
    expect(now).toHaveLength(59);
    expect(now).not.toContain(key.vacancy.territory);
    const weeks = (Date.parse('2026-09-30') - Date.parse(key.vacancy.since)) / (7 * 86_400_000);
    expect(Math.round(weeks)).toBe(9);
  });

  it('puts a good rep on poor ground and a poor one on rich', () => {
    const byPotential = fieldTerritories
      .filter((id) => !key.heavy.includes(id))
      .sort((a, b) => (known.get(a) ?? 0) - (known.get(b) ?? 0));
    expect(byPotential.slice(0, 2)).toContain(key.goodOnPoor?.territory);
    expect(byPotential.slice(-2)).toContain(key.poorOnRich?.territory);
    const sold = sumBy(textColumn(tables, 'sale', 'seller'), numberColumn(tables, 'sale', 'cents'));
    const made = (at: typeof key.goodOnPoor) =>
      (sold.get(at?.rep ?? '') ?? 0) / (known.get(at?.territory ?? '') ?? 1);
    expect(made(key.goodOnPoor)).toBeGreaterThan(1.5 * made(key.poorOnRich));
  });
});

describe('quotas', () => {
  const owner = textColumn(tables, 'quota', 'owner');
  const month = textColumn(tables, 'quota', 'month');
  const quota = numberColumn(tables, 'quota', 'cents');

  it('are attained 0.76, 1.00, 1.23 at the 10th, 50th, 90th percentile, half of them hit', () => {
    const saleMonth = textColumn(tables, 'sale', 'month');
    const sold = sumBy(
      textColumn(tables, 'sale', 'account').map((account) => ownerOf.get(account) ?? ''),
      numberColumn(tables, 'sale', 'cents').map((value, at) =>
        (saleMonth[at] ?? '') >= '2025-10-01' ? value : 0,
      ),
    );
    const asked = sumBy(
      owner,
      quota.map((value, at) => ((month[at] ?? '') >= '2025-10-01' ? value : 0)),
    );
    const attained = fieldTerritories.map((id) => (sold.get(id) ?? 0) / (asked.get(id) ?? 1));
    expect(Math.abs(percentile(attained, 0.1) - 0.76)).toBeLessThan(0.05);
    expect(Math.abs(percentile(attained, 0.5) - 1)).toBeLessThan(0.03);
    expect(Math.abs(percentile(attained, 0.9) - 1.23)).toBeLessThan(0.05);
    const hit = attained.filter((value) => value >= 1).length / attained.length;
    expect(hit).toBeGreaterThanOrEqual(0.45);
    expect(hit).toBeLessThanOrEqual(0.55);
  });

  it('hold one that is wrong by a nought', () => {
    const mine = quota.filter((_, at) => owner[at] === key.wrongQuota?.territory);
    const odd = quota.find(
      (_, at) => owner[at] === key.wrongQuota?.territory && month[at] === key.wrongQuota?.month,
    );
    expect((odd ?? 0) / percentile(mine, 0.5)).toBeGreaterThan(6);
  });
});

describe('planted in the records', () => {
  it('two overlaps: customers of one territory sold to by the next one’s rep', () => {
    expect(key.overlaps).toHaveLength(2);
    const staffing = textColumn(tables, 'staffing', 'rep');
    const territories = textColumn(tables, 'staffing', 'territory');
    for (const { territory, soldBy, accounts: theirs } of key.overlaps) {
      const reps = new Set<string>(staffing.filter((_, at) => territories[at] === soldBy));
      const set = new Set(theirs);
      const sellers = column(tables, 'sale', 'seller').filter((_, at) =>
        set.has(String(tables.sale?.['account']?.[at])),
      );
      expect(theirs.length).toBeGreaterThan(10);
      expect(theirs.every((account) => ownerOf.get(account) === territory)).toBe(true);
      expect(sellers.every((seller) => seller !== null && reps.has(String(seller)))).toBe(true);
    }
  });

  it('24 accounts with two owners of a half each', () => {
    const layer = textColumn(tables, 'ownership', 'layer');
    const to = column(tables, 'ownership', 'to');
    const share = numberColumn(tables, 'ownership', 'share');
    const open = textColumn(tables, 'ownership', 'account').filter(
      (_, at) => layer[at] === 'field' && to[at] === null && share[at] === 0.5,
    );
    expect(open).toHaveLength(48);
    expect([...new Set(open)].sort()).toEqual([...key.twoOwners].sort());
  });

  it('a stale list: bought leads that nobody touched', () => {
    const source = textColumn(tables, 'lead', 'source');
    const listed = new Set(
      textColumn(tables, 'lead', 'lead').filter((_, at) => source[at] === key.staleList),
    );
    const stages = textColumn(tables, 'lead_stage', 'stage').filter((_, at) =>
      listed.has(String(tables.lead_stage?.['lead']?.[at])),
    );
    expect(listed.size).toBe(260);
    expect(new Set(stages)).toEqual(new Set(['new']));
  });
});
