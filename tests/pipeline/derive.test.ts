import { afterEach, describe, expect, it } from 'vitest';
import { parseMonth } from '#domain/period.ts';
import type { Engine } from '#engine/engine.ts';
import { sql } from '#engine/sql.ts';
import { derive } from '#pipeline/derive.ts';
import { engineWith, RAW_SALES } from '../support/small-company.ts';

let engine: Engine;
afterEach(() => engine.close());

describe('derive, from sales alone', () => {
  it('makes one territory a rep; places go by plurality, ties to the latest, the rest to the nearest', async () => {
    engine = await engineWith(RAW_SALES);
    await derive(engine);
    expect(await engine.rows(sql`select territory, node from territory order by 1`)).toEqual([
      { territory: 'rep-r1', node: 'rep-r1' },
      { territory: 'rep-r2', node: 'rep-r2' },
    ]);
    // u1 is a tie of 300 and 300; r2 sold there last. u3 is nearest to u2, u4 to u1.
    expect(await engine.rows(sql`select unit, territory from assignment order by unit`)).toEqual(
      ['u1', 'u2', 'u3', 'u4'].map((unit) => ({ unit, territory: 'rep-r2' })),
    );
  });

  it('owns accounts by name where another than the ground’s owner sells to them', async () => {
    engine = await engineWith(RAW_SALES);
    await derive(engine);
    expect(
      await engine.rows(sql`select type, "where", territory from rule order by priority, rule`),
    ).toEqual([
      { type: 'account', where: '{"account":"a1"}', territory: 'rep-r1' },
      { type: 'account', where: '{"account":"a4"}', territory: 'rep-r1' },
      { type: 'geographical', where: '{"assignment":true}', territory: '' },
    ]);
  });

  it('reports how far the reps share ground', async () => {
    engine = await engineWith(RAW_SALES);
    const { planDerived, views } = await derive(engine);
    // 300 of 1,050 cents were sold by r1 on r2's ground; r1 sells in one state, r2 in two.
    expect(planDerived).toEqual({ overlapShare: 300 / 1050, statesPerRep: [1, 2] });
    const ranking = views.find(({ view }) => view === 'ranking');
    expect(ranking?.on).toBe(false);
    expect(ranking?.reason).toContain('each rep sells in 1 to 2 states, and 29 % of revenue');
  });

  it('models potential by people: the weighted 75th percentile of revenue a head', async () => {
    engine = await engineWith(RAW_SALES);
    const { potential } = await derive(engine);
    // u1: 600 cents ÷ 1,000 people = 0.6; u2: 400 ÷ 2,000 = 0.2 holds two thirds of the weight.
    expect(
      await engine.rows(sql`select unit, cents, source from unit_potential order by unit`),
    ).toEqual([
      { unit: 'u1', cents: 600, source: 'modelled' },
      { unit: 'u2', cents: 1200, source: 'modelled' },
      { unit: 'u3', cents: 300, source: 'modelled' },
    ]);
    expect(potential?.source).toBe('modelled');
    expect(potential?.relativeSd).toBeGreaterThan(0.1);
    expect(await engine.rows(sql`select count(*) as n from account_potential`)).toEqual([{ n: 0 }]);
  });

  it('fills capacity, home, tiers and call needs, and says each', async () => {
    engine = await engineWith(RAW_SALES);
    const { assumptions } = await derive(engine);
    expect(assumptions.map(({ missing }) => missing)).toEqual([
      'potential',
      'capacity of 2 of 2 reps',
      'home of 2 of 2 reps',
      'tier',
      'call needs',
      'territories',
    ]);
    // r2: 9,300 cents at −100 (u1), 400 at −98 (u2).
    expect(
      await engine.rows(
        sql`select rep, capacity_hours as hours, round(lon, 6) as lon from rep order by rep`,
      ),
    ).toEqual([
      { rep: 'r1', hours: 1536, lon: -100 },
      { rep: 'r2', hours: 1536, lon: -99.917526 },
    ]);
    // Of four accounts the first is A, no rank lies below 0.1 … 0.3 but place 0.25.
    expect(
      await engine.rows(sql`select account, tier from account order by tier, account`),
    ).toEqual([
      { account: 'a1', tier: 'A' },
      { account: 'a3', tier: 'B' },
      { account: 'a2', tier: 'C' },
      { account: 'a4', tier: 'D' },
    ]);
  });

  it('spans the calendar by the data, fiscal years as meta says', async () => {
    engine = await engineWith(RAW_SALES);
    const { span } = await derive(engine);
    expect(span).toEqual({
      firstMonth: parseMonth('2024-01'),
      months: 13,
      lastComplete: parseMonth('2025-01'),
      asOf: '2025-01-31',
    });
    const [row] = await engine.rows(sql`
      select fiscal_year, quarter, selling_day from calendar where day = cast('2024-02-03' as date)`);
    expect(row).toEqual({ fiscal_year: 2025, quarter: 1, selling_day: false });
  });

  it('calls a month cut off by more than two selling days incomplete', async () => {
    const source = {
      source: ['sales'],
      as_of: ['2025-01-28'],
      rows_read: [6],
      rows_kept: [6],
      rows_set_aside: [0],
      kind: ['real'],
      note: [null],
    };
    engine = await engineWith({ ...RAW_SALES, source });
    // Wednesday to Friday lack.
    expect((await derive(engine)).span.lastComplete).toBe(parseMonth('2024-12'));
  });
});

describe('derive, with territories that nobody is said to staff', () => {
  const territory = {
    territory: ['east', 'idle', 'west'],
    layer: ['field', 'field', 'field'],
    node: ['east', 'idle', 'west'],
    name: ['East', 'Idle', 'West'],
  };
  const assignment = {
    layer: ['field', 'field'],
    unit: ['u1', 'u2'],
    territory: ['west', 'east'],
  };
  const named = {
    rule: ['account-a4'],
    layer: ['field'],
    priority: [10],
    type: ['account'],
    where: ['{"account":"a4"}'],
    territory: ['east'],
  };

  it('staffs each by who sold most there; who leads two gives each half', async () => {
    engine = await engineWith({ ...RAW_SALES, territory, assignment, rule: named });
    const { assumptions } = await derive(engine);
    // West is the tie of u1, which r2 sold to last; East is r2's 400 in u2 against r1's 50 of a4.
    expect(await engine.rows(sql`select territory, rep, share from staffing order by 1`)).toEqual([
      { territory: 'east', rep: 'r2', share: 0.5 },
      { territory: 'west', rep: 'r2', share: 0.5 },
    ]);
    expect(assumptions.map(({ missing }) => missing)).toContain('staffing');
  });

  it('leaves them as they are where nobody is named, and says so', async () => {
    const sale = { ...RAW_SALES.sale, seller: Array.from({ length: 6 }, () => null) };
    engine = await engineWith({ ...RAW_SALES, territory, assignment, sale });
    const { assumptions } = await derive(engine);
    expect(await engine.rows(sql`select count(*) as n from staffing`)).toEqual([{ n: 0 }]);
    expect(assumptions.find(({ missing }) => missing === 'staffing')?.instead).toContain('nobody');
  });
});

describe('derive, with nobody named', () => {
  it('lets each state stand for a territory and says what is off', async () => {
    const nobody = { ...RAW_SALES.sale, seller: Array.from({ length: 6 }, () => null) };
    engine = await engineWith({ ...RAW_SALES, sale: nobody });
    const { views, planDerived } = await derive(engine);
    expect(planDerived).toBeNull();
    expect(await engine.rows(sql`select territory from territory order by 1`)).toEqual([
      { territory: 'state-OK' },
      { territory: 'state-TX' },
    ]);
    const on = new Map(views.map(({ view, on }) => [view, on]));
    expect([on.get('map'), on.get('ranking'), on.get('workload'), on.get('moves')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('derive, with no sale', () => {
  it('refuses', async () => {
    engine = await engineWith({ unit: RAW_SALES.unit ?? {} });
    await expect(derive(engine)).rejects.toThrow('no month of sales');
  });
});

describe('derive, with owners named on accounts', () => {
  it('gives the account to the named owner, whoever sold to it', async () => {
    const ownership = {
      account: ['a1'],
      layer: ['field'],
      owner_kind: ['rep'],
      rep: ['r3'],
      share: [1],
      from: ['2024-01-01'],
      to: [null],
    };
    engine = await engineWith({ ...RAW_SALES, ownership, rep: { rep: ['r3'], name: ['Cy'] } });
    await derive(engine);
    expect(await engine.rows(sql`select territory from rule where rule = 'account-a1'`)).toEqual(
      [],
    );
    // a1's 500 cents make u1 r3's ground.
    expect(await engine.rows(sql`select territory from assignment where unit = 'u1'`)).toEqual([
      { territory: 'rep-r3' },
    ]);
    expect(await engine.rows(sql`select territory from rule where rule = 'account-a2'`)).toEqual([
      { territory: 'rep-r2' },
    ]);
  });
});
