import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnedAccounts } from './candidates.ts';
import { overrideRate, own, type OwnershipInput } from './ownership.ts';
import { parseRule, parseWhere, RuleError, type Rule, type Where } from './rule.ts';
import { TERRITORY_TYPES, type TerritoryType } from './slice.ts';

const accounts: OwnedAccounts = {
  account: ['a0', 'a1', 'a2', 'a3'],
  family: ['acme', 'acme', null, null],
  naics: ['238220', '311811', '2382', null],
  tier: ['A', 'B', 'C', 'D'],
  size: ['L', 'S', 'S', null],
  traits: ['cold chain; hazmat', null, 'hazmat', null],
  unit: ['u1', 'u2', 'u2', null],
  unitState: ['TX', 'CO', 'CO', null],
  potentialCents: [900, 100, 500, Number.NaN],
};
const territories = ['east', 'key', 'west'];
const assignment = new Map([
  ['u1', 'east'],
  ['u2', 'west'],
]);

const rule = (
  id: string,
  priority: number,
  where: Where,
  territory: string,
  type: TerritoryType = 'customer',
): Rule => ({
  rule: id,
  layer: 'field',
  priority,
  type,
  where,
  territory,
});
const ground = rule('r9', 90, { assignment: true }, '', 'geographical');
const apply = (rules: Rule[], more: Partial<OwnershipInput> = {}) =>
  own({ accounts, rules, territories, layer: 'field', layerLines: null, assignment, ...more });
const owners = (rules: Rule[], more: Partial<OwnershipInput> = {}) => [...apply(rules, more).owner];

describe('who owns an account', () => {
  test('the ground where nothing else speaks; an account without place stays unowned', () => {
    const owned = apply([ground]);
    expect([...owned.owner]).toEqual([0, 2, 2, -1]);
    expect(owned.unowned).toEqual([3]);
    expect([...owned.type]).toEqual([4, 4, 4, -1]);
  });

  test.each<[string, Where, number[]]>([
    ['a named account', { account: 'a1' }, [0, 1, 2, -1]],
    ['a family', { family: 'acme' }, [1, 1, 2, -1]],
    ['a NAICS prefix', { naics: '2382' }, [1, 2, 1, -1]],
    ['a tier', { tier: 'D' }, [0, 2, 2, 1]],
    ['a size', { size: 'S' }, [0, 1, 1, -1]],
    ['a trait', { trait: 'hazmat' }, [1, 2, 1, -1]],
    ['potential from a bound', { potentialAboveCents: 500 }, [1, 2, 1, -1]],
    ['potential under a bound', { potentialBelowCents: 500 }, [0, 1, 2, -1]],
    ['units', { units: ['u2', 'u2'] }, [0, 1, 1, -1]],
    ['states', { states: ['TX'] }, [1, 2, 2, -1]],
    ['several parts at once', { states: ['CO'], size: 'S', tier: 'C' }, [0, 2, 1, -1]],
    ['an empty condition', {}, [1, 1, 1, 1]],
  ])('%s', (_, where, expected) =>
    expect(owners([ground, rule('r1', 10, where, 'key')])).toEqual(expected),
  );

  test('the lowest priority wins, whatever the order', () => {
    const rules = [
      rule('r1', 20, { family: 'acme' }, 'west'),
      rule('r2', 10, { tier: 'A' }, 'key'),
      ground,
    ];
    expect(owners(rules)).toEqual([1, 2, 2, -1]);
    expect(owners(rules.toReversed())).toEqual([1, 2, 2, -1]);
    expect([...apply(rules).ruleOf]).toEqual([1, 0, 2, -1]);
  });

  test('a tie that names two territories is a conflict, owned by the lower rule id', () => {
    const rules = [
      rule('r5', 10, { tier: 'A' }, 'west'),
      rule('r4', 10, { family: 'acme' }, 'key'),
      ground,
    ];
    const owned = apply(rules);
    expect([...owned.owner]).toEqual([1, 1, 2, -1]);
    expect(owned.conflicts).toEqual([{ account: 0, rule: 1, against: 0 }]);
    expect(apply([rule('r5', 10, { tier: 'A' }, 'key'), ...rules.slice(1)]).conflicts).toEqual([]);
  });

  test('other layers, partial lines and unknown territories own nothing', () => {
    const tools = rule('r1', 10, { lines: ['tools'] }, 'key');
    expect(owners([{ ...tools, layer: 'overlay' }, ground])).toEqual([0, 2, 2, -1]);
    expect(apply([tools, rule('r2', 10, {}, 'gone'), ground]).idle).toEqual([0, 1]);
    expect(owners([tools, ground], { layerLines: ['tools'] })).toEqual([1, 1, 1, 1]);
    expect(owners([tools, ground], { layerLines: ['tools', 'paint'] })).toEqual([0, 2, 2, -1]);
  });

  test('exceptions are owners in fact against the rule', () => {
    const owned = apply([ground], { inFact: [0, 0, -1, 1] });
    expect(owned.exceptions).toEqual([1, 3]);
    expect(overrideRate(owned)).toBe(0.5);
  });

  test('agrees with trying every rule on every account', () => {
    const part = fc.constantFrom<Where>(
      { tier: 'A' },
      { size: 'S' },
      { naics: '23' },
      { trait: 'hazmat' },
      { family: 'acme' },
      { units: ['u1', 'u2'] },
      { states: ['CO'], tier: 'B' },
      { potentialBelowCents: 600 },
      { assignment: true },
      {},
    );
    const anyRule = fc.record({
      priority: fc.integer({ min: 0, max: 3 }),
      where: part,
      territory: fc.constantFrom(...territories),
    });
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 8 }), (drafts) => {
        const rules = drafts.map((draft, at) =>
          rule(`r${at}`, draft.priority, draft.where, draft.territory),
        );
        expect(owners(rules)).toEqual(
          accounts.account.map((_, account) => slowOwner(rules, account)),
        );
      }),
    );
  });
});

function slowOwner(rules: readonly Rule[], account: number): number {
  const holds = ({ where, territory }: Rule): string | null => {
    const naics = accounts.naics[account] ?? '';
    const potential = accounts.potentialCents[account] ?? Number.NaN;
    const fits =
      (!where.tier || where.tier === accounts.tier[account]) &&
      (!where.size || where.size === accounts.size[account]) &&
      (!where.family || where.family === accounts.family[account]) &&
      (!where.naics || naics.startsWith(where.naics)) &&
      (!where.trait || (accounts.traits[account] ?? '').includes(where.trait)) &&
      (!where.units || where.units.includes(accounts.unit[account] ?? '')) &&
      (!where.states || where.states.includes(accounts.unitState[account] ?? '')) &&
      (where.potentialBelowCents === undefined || potential < where.potentialBelowCents);
    if (!fits) return null;
    return where.assignment ? (assignment.get(accounts.unit[account] ?? '') ?? null) : territory;
  };
  const matching = rules.filter((candidate) => holds(candidate) !== null);
  const [first] = matching.toSorted(
    (a, b) => a.priority - b.priority || (a.rule < b.rule ? -1 : 1),
  );
  return first ? territories.indexOf(holds(first) ?? '') : -1;
}

describe('reading rules', () => {
  test('a row becomes a rule', () => {
    const row = {
      rule: 'r1',
      layer: 'field',
      priority: 10,
      type: TERRITORY_TYPES[1],
      where: '{"naics":"23"}',
      territory: 'key',
    };
    expect(parseRule(row)).toEqual({ ...row, where: { naics: '23' } });
    expect(() => parseRule({ ...row, priority: 1.5 })).toThrow(RuleError);
    expect(() => parseRule({ ...row, type: 'area' })).toThrow(RuleError);
  });

  test.each([
    '[]',
    'null',
    'x',
    '{"colour":"red"}',
    '{"units":"u1"}',
    '{"potentialAboveCents":"9"}',
    '{"__proto__":1}',
  ])('%s is refused', (text) => expect(() => parseWhere(text)).toThrow(RuleError));
});
