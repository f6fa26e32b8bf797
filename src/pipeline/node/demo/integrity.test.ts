import { describe, expect, it } from 'vitest';
import { TABLES, type TableName } from '#domain/extract.ts';
import { sampleCompany, column, numberColumn, sumBy, textColumn, total } from './company.sample.ts';

const SMALL = { seed: 1, scale: 0.1 };
const { tables, key } = sampleCompany(SMALL);
const names = Object.keys(TABLES) as TableName[];
const ids = (table: TableName, name: string) => new Set(textColumn(tables, table, name));

describe('tables', () => {
  it.each(names.filter((name) => name !== 'stock'))(
    '%s has the contract’s columns, all of one length',
    (name) => {
      const table = tables[name] ?? {};
      for (const spec of Object.keys(TABLES[name])) expect(table).toHaveProperty(spec);
      const lengths = new Set(Object.keys(TABLES[name]).map((spec) => table[spec]?.length));
      expect(lengths.size).toBe(1);
      expect([...lengths][0]).toBeGreaterThan(0);
    },
  );

  it.each(names.filter((name) => name !== 'stock'))(
    '%s holds values of the contract’s types',
    (name) => {
      for (const [spec, type] of Object.entries(TABLES[name])) {
        const kind = type.replace('?', '');
        for (const cell of column(tables, name, spec)) {
          if (cell === null) expect(type.endsWith('?'), `${name}.${spec} null`).toBe(true);
          else if (kind === 'integer' || kind === 'bigint')
            expect(Number.isSafeInteger(cell), `${name}.${spec} ${String(cell)}`).toBe(true);
          else if (kind === 'double') expect(Number.isFinite(cell), `${name}.${spec}`).toBe(true);
          else if (kind === 'boolean') expect(typeof cell).toBe('boolean');
          else if (kind === 'date') expect(String(cell)).toMatch(/^\d{4}-\d\d-\d\d$/);
          else expect(typeof cell).toBe('string');
        }
      }
    },
  );

  it.each([
    ['node', ['node']],
    ['territory', ['territory']],
    ['unit', ['unit']],
    ['unit_neighbour', ['a', 'b']],
    ['unit_potential', ['unit', 'industry', 'line']],
    ['rep', ['rep']],
    ['rep_skill', ['rep', 'kind', 'code']],
    ['account', ['account']],
    ['account_potential', ['account', 'line']],
    ['ownership', ['account', 'layer', 'rep', 'from']],
    ['rule', ['rule']],
    ['assignment', ['layer', 'unit']],
    ['sale', ['account', 'seller', 'line', 'channel', 'month']],
    ['orders', ['account', 'seller', 'month']],
    ['visit', ['visit']],
    ['lead', ['lead']],
    ['lead_stage', ['lead', 'stage']],
    ['deal', ['deal']],
    ['deal_stage', ['deal', 'stage']],
    ['signal', ['account', 'kind', 'month']],
    ['quota', ['owner', 'line', 'month']],
    ['calendar', ['day']],
    ['meta', ['key']],
  ] as const)('%s has no key %j twice', (table, parts) => {
    const columns = parts.map((part) => column(tables, table, part));
    const keys =
      columns[0]?.map((_, at) => columns.map((cells) => String(cells[at])).join('|')) ?? [];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('references', () => {
  it.each([
    ['account', 'unit', 'unit', 'unit'],
    ['account_potential', 'account', 'account', 'account'],
    ['unit_potential', 'unit', 'unit', 'unit'],
    ['unit_neighbour', 'a', 'unit', 'unit'],
    ['unit_neighbour', 'b', 'unit', 'unit'],
    ['node', 'parent', 'node', 'node'],
    ['territory', 'node', 'node', 'node'],
    ['territory', 'layer', 'layer', 'layer'],
    ['rep', 'node', 'node', 'node'],
    ['rep_skill', 'rep', 'rep', 'rep'],
    ['staffing', 'rep', 'rep', 'rep'],
    ['staffing', 'territory', 'territory', 'territory'],
    ['ownership', 'account', 'account', 'account'],
    ['ownership', 'rep', 'rep', 'rep'],
    ['assignment', 'unit', 'unit', 'unit'],
    ['assignment', 'territory', 'territory', 'territory'],
    ['rule', 'territory', 'territory', 'territory'],
    ['sale', 'account', 'account', 'account'],
    ['sale', 'seller', 'rep', 'rep'],
    ['orders', 'account', 'account', 'account'],
    ['visit', 'account', 'account', 'account'],
    ['visit', 'rep', 'rep', 'rep'],
    ['lead', 'account', 'account', 'account'],
    ['lead', 'owner', 'rep', 'rep'],
    ['lead_stage', 'lead', 'lead', 'lead'],
    ['deal', 'account', 'account', 'account'],
    ['deal', 'rep', 'rep', 'rep'],
    ['deal_stage', 'deal', 'deal', 'deal'],
    ['signal', 'account', 'account', 'account'],
    ['quota', 'owner', 'territory', 'territory'],
    ['goal', 'owner', 'node', 'node'],
  ] as const)('%s.%s names a known %s', (table, name, target, targetKey) => {
    const known = ids(target, targetKey);
    const lost = column(tables, table, name).filter(
      (cell) => cell !== null && !known.has(String(cell)),
    );
    expect(lost).toEqual([]);
  });

  it('sales and orders speak of the same account months', () => {
    const monthsOf = (table: 'sale' | 'orders') => {
      const months = textColumn(tables, table, 'month');
      return new Set(
        textColumn(tables, table, 'account').map((account, at) => `${account} ${months[at]}`),
      );
    };
    expect(monthsOf('sale')).toEqual(monthsOf('orders'));
  });

  it('owners’ shares sum to 1 at the data’s end, in each layer', () => {
    const layer = textColumn(tables, 'ownership', 'layer');
    const to = column(tables, 'ownership', 'to');
    const share = numberColumn(tables, 'ownership', 'share').map((value, at) =>
      to[at] === null ? value : 0,
    );
    const sums = sumBy(
      textColumn(tables, 'ownership', 'account').map((account, at) => `${account} ${layer[at]}`),
      share,
    );
    expect(new Set(sums.values())).toEqual(new Set([1]));
  });

  it('customers bought in the last year, prospects never', () => {
    const states = textColumn(tables, 'account', 'state');
    const months = textColumn(tables, 'sale', 'month');
    const sold = ids('sale', 'account');
    const lately = new Set(
      textColumn(tables, 'sale', 'account').filter((_, at) => (months[at] ?? '') >= '2025-10-01'),
    );
    textColumn(tables, 'account', 'account').forEach((account, at) => {
      expect(lately.has(account)).toBe(states[at] === 'customer');
      if (states[at] === 'prospect') expect(sold.has(account)).toBe(false);
    });
  });
});

describe('the draw', () => {
  it('is the same for the same seed', () => {
    const again = sampleCompany(SMALL);
    expect(again.key).toEqual(key);
    expect(again.tables).toEqual(tables);
  });

  it('is another one for another seed', () => {
    const other = sampleCompany({ ...SMALL, seed: 2 });
    expect(other.tables.account).not.toEqual(tables.account);
  });

  it('multiplies accounts and orders by the scale', () => {
    expect(column(tables, 'account', 'account')).toHaveLength(1230);
    expect(total(numberColumn(tables, 'orders', 'orders'))).toBeGreaterThan(7_000);
  });
});

describe('the calm company', () => {
  const calm = sampleCompany({ seed: 1, calm: true });

  it('is balanced, so that the right answer is not to reshuffle', () => {
    const { figures, advice } = calm.key;
    expect(figures.potentialCv).toBeLessThanOrEqual(0.13);
    expect(figures.loadCv).toBeLessThanOrEqual(0.13);
    expect(figures.inBand).toBeGreaterThanOrEqual(48);
    expect(figures.topLoad).toBeLessThanOrEqual(1.5);
    expect(figures.leastPotential).toBeGreaterThanOrEqual(0.5);
    expect(advice.verdict).toBe('leave');
    expect(advice.yearOne).toBeLessThan(0.005);
  });

  it('carries a vacancy and nothing else that is planted', () => {
    const { vacancy, heavy, overlaps, twoOwners, goodOnPoor, wrongQuota, staleList } = calm.key;
    expect(vacancy.territory).toMatch(/^F\d\d$/);
    expect([heavy.length, overlaps.length, twoOwners.length]).toEqual([0, 0, 0]);
    expect([goodOnPoor, wrongQuota, staleList]).toEqual([null, null, null]);
  });
});
