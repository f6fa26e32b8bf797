import { describe, expect, it } from 'vitest';
import { FACT_NAMES, factRow, type FactColumns } from '#domain/facts.ts';
import { unitClasses } from './unit-classes.ts';

/** Units whose facts are 0 but for these. */
function unitsOf(facts: Partial<Record<keyof FactColumns, readonly number[]>>): FactColumns {
  const count = Math.max(...Object.values(facts).map((values) => values.length));
  const column = (name: keyof FactColumns) =>
    Float64Array.from({ length: count }, (_, unit) => facts[name]?.[unit] ?? 0);
  return Object.fromEntries(
    FACT_NAMES.map((name) => [name, column(name)]),
  ) as unknown as FactColumns;
}

describe('unitClasses', () => {
  it('puts a value on a bound into the class above it, and nothing into none', () => {
    const units = unitsOf({
      accounts: [1, 1, 1, 1, 0],
      coverableCents: [100, 100, 100, 50, 0],
      coveredCents: [14, 15, 95, 50, 0],
      potentialCents: [100, 100, 100, 50, 0],
      remainderCents: [0, 0, 0, 50, 0],
    });
    expect(unitClasses('coverage', units, factRow(units, 0))).toBe('0163.');
  });

  it('says nothing of coverage where only customers without potential are', () => {
    const units = unitsOf({ accounts: [2] });
    expect(unitClasses('coverage', units, factRow(units, 0))).toBe('.');
  });

  it('takes penetration of known potential and the rest', () => {
    const units = unitsOf({
      accounts: [1, 1],
      revenue12Cents: [30, 60],
      potentialCents: [50, 100],
      remainderCents: [50, 0],
    });
    expect(unitClasses('penetration', units, factRow(units, 0))).toBe('46');
  });
});
