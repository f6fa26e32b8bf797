import { describe, expect, test } from 'vitest';
import { compare, delta, likeForLike, scaleFlows } from './comparison.ts';
import { addFacts, FACT_NAMES, type FactName, type FactRow, type ReportFacts } from './facts.ts';
import { deltaText, measureText } from './measure-value.ts';
import {
  assertAdditive,
  MeasureError,
  MEASURES,
  measure,
  sumOver,
  type MeasureContext,
} from './measure.ts';

const row = (facts: Partial<FactRow> = {}): FactRow =>
  ({ ...Object.fromEntries(FACT_NAMES.map((name) => [name, 0])), ...facts }) as Record<
    FactName,
    number
  >;

const houston = row({
  revenueCents: 400,
  revenue12Cents: 380,
  potentialCents: 900,
  remainderCents: 100,
  attainableCents: 500,
  openCents: 560,
  coveredCents: 300,
  coverableCents: 800,
  whitespaceCents: 50,
  overServiceContacts: 3,
  contacts12: 60,
  serviceHours: 1200,
  lineHaulHours: 300,
  capacityHours: 1000,
  quotaCents: 500,
  quotaRevenueCents: 450,
  accounts: 7,
  orders: 9,
});
const billings = row({ serviceHours: 400, lineHaulHours: 100, capacityHours: 1000 });
const company = addFacts([houston, billings]);
const context: MeasureContext = {
  company,
  territories: [houston, billings],
  before: row({ revenueCents: 320 }),
};
const value = (id: keyof typeof MEASURES, facts = houston) => measure(id, facts, context);

describe('measures from facts', () => {
  test.each([
    ['revenue', 400],
    ['attainableGap', 120],
    ['openPotential', 560],
    ['coverage', 300 / 900],
    ['penetration', 0.38],
    ['potential', 1000],
    ['whitespace', 150],
    ['load', 1.5],
    ['workloadIndex', 150],
    ['attainment', 0.9],
    ['growth', 0.25],
    ['overService', 0.05],
    ['remainderShare', 0.1],
    ['inBand', 0],
    ['orders', 9],
    ['accounts', 7],
  ] as const)('%s is %d', (id, expected) => expect(value(id)).toBeCloseTo(expected, 12));

  test('not known stays not known, and nothing divided by nothing is not known', () => {
    expect(value('coverage', row({ ...houston, coveredCents: Number.NaN }))).toBeNaN();
    expect(value('penetration', row())).toBeNaN();
    expect(value('attainment', row())).toBeNaN();
  });

  test('in band counts territories by the index as shown', () => {
    const even = row({ serviceHours: 1154, capacityHours: 1000 });
    const company = row({ serviceHours: 2000, capacityHours: 2000 });
    expect(
      measure('inBand', company, { company, territories: [even, houston], before: null }),
    ).toBe(1);
  });

  test('every measure has words', () => {
    for (const entry of Object.values(MEASURES))
      for (const text of [entry.label, entry.definition, entry.formula]) expect(text).toBeTruthy();
  });
});

describe('what adds up', () => {
  test('money over ground, not stocks over months, never ratios', () => {
    expect(sumOver('attainableGap', 'territory', [1, 2])).toBe(3);
    expect(sumOver('revenue', 'month', [1, 2])).toBe(3);
    expect(() => sumOver('openPotential', 'month', [1, 2])).toThrow(MeasureError);
    expect(() => sumOver('coverage', 'unit', [1, 2])).toThrow(MeasureError);
    expect(() => assertAdditive('revenue12Cents', 'line')).toThrow(MeasureError);
    expect(() => assertAdditive('orders', 'layer')).toThrow(MeasureError);
  });
});

describe('against last year', () => {
  const calendar = {
    firstMonth: 100,
    lastComplete: 123,
    sellingDays: Array.from({ length: 25 }, (_, month) => (month === 24 ? 5 : 20)),
  };
  const whole = { from: 112, to: 123 };

  test('whole months compare as they are, a part by elapsed selling days', () => {
    expect(likeForLike(calendar, whole)).toBe(1);
    expect(likeForLike(calendar, { from: 124, to: 124 })).toBe(0.25);
    expect(likeForLike(calendar, { from: 111, to: 124 })).toBeNaN();
    const scaled = scaleFlows(row({ revenueCents: 403, potentialCents: 8 }), 0.25);
    expect([scaled.revenueCents, scaled.potentialCents]).toEqual([101, 8]);
  });

  const group = {
    now: houston,
    before: row({ revenueCents: 200, coveredCents: 100, coverableCents: 200 }),
  };
  const report = {
    company: { now: company, before: company },
    territories: [{ ...group, territory: 'h', quarters: [] }],
  } as unknown as ReportFacts;

  test('changes carry size, share and whether they are better', () => {
    expect(delta('revenue', compare(report, group))).toEqual({
      absolute: 200,
      relative: 1,
      better: true,
    });
    expect(delta('revenue', compare(report, group, 0.25)).relative).toBe(7);
    const coverage = delta('coverage', compare(report, group));
    expect(deltaText('coverage', coverage, 'USD')).toMatch(/^\u221216\.7.pts$/);
    expect(coverage.better).toBe(false);
    expect(delta('revenue', compare(report, { now: houston, before: null })).absolute).toBeNaN();
  });

  test('nearer to the midpoint is better where there is one', () => {
    const nearer = {
      now: row({ serviceHours: 90, capacityHours: 100 }),
      before: row({ serviceHours: 150, capacityHours: 100 }),
    };
    expect(delta('load', compare(report, nearer)).better).toBe(true);
  });
});

test('values read in their unit', () => {
  expect(measureText('workloadIndex', 93.6, 'USD')).toBe('94');
  expect(measureText('coverage', 0.5, 'USD')).toMatch(/^50\.0.%$/);
  expect(measureText('revenue', 1_900_000_00, 'USD')).toMatch(/^\$1\.9.M$/);
});
