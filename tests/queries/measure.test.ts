import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactRow } from '#domain/facts.ts';
import { MEASURES, type MeasureId } from '#domain/measure.ts';
import { WHOLE, type Slice } from '#domain/slice.ts';
import { contributionRow, contributionsQuestion } from '#queries/contributions.ts';
import { readGround } from '#queries/known.ts';
import { measureQuestion, readable, type MeasuredRow } from '#queries/measure.ts';
import { questionOf } from '#queries/question.ts';
import { reportFacts } from '#queries/report.ts';
import { openCompany, tinyCompany, type OpenCompany } from '../support/engine-company.ts';

let company: OpenCompany;
let byLine = false;
const period = { from: 2024 * 12 + 6, to: 2024 * 12 + 8 };
const SLICES: Readonly<Record<string, Slice>> = {
  company: { ...WHOLE, ...period },
  'a territory': { ...WHOLE, ...period, node: 'nt1' },
  'a tier': { ...WHOLE, ...period, tiers: ['A'] },
  'a line': { ...WHOLE, ...period, lines: ['fluid'] },
};
const ASKED = (Object.keys(MEASURES) as MeasureId[]).filter((id) => id !== 'inBand');

beforeAll(async () => {
  company = await openCompany(tinyCompany(7));
  byLine = (await readGround(company.engine, company.directory)).byLine;
});
afterAll(() => company.close());

const nodeOf = (slice: Slice): Slice =>
  slice.node === null ? slice : { ...slice, node: company.directory.territories[0]?.node ?? null };

describe.each(Object.keys(SLICES))('the question of one measure, %s', (name) => {
  it.each(ASKED)('%s: gives the facts shown', async (id) => {
    const slice = nodeOf(SLICES[name] ?? WHOLE);
    const { total } = await reportFacts(company.engine, company.directory, slice);
    const question = questionOf(company.directory, slice);
    const asked = { id, unit: null, byLine };
    const [row] = await company.engine.rows<MeasuredRow>(measureQuestion(question, asked));
    const facts = MEASURES[id].facts.filter((fact) => fact !== 'capacityHours');
    for (const fact of facts)
      if (!Number.isNaN(total.now[fact]))
        expect([fact, row?.[fact]]).toEqual([fact, total.now[fact]]);
    if (id === 'growth') expect(row?.before).toBe(total.before?.revenueCents);
  });
});

/** Σ of the first part of the rows of a measure. */
async function sumOfRows(slice: Slice, id: MeasureId): Promise<number> {
  const question = questionOf(company.directory, slice);
  const raw = await company.engine.rows(contributionsQuestion(question, id, null));
  const rows = raw.map((one) => contributionRow(id, one as never));
  return rows.reduce((sum, { parts }) => sum + (parts[0] ?? 0), 0);
}

describe.each(Object.keys(SLICES))('the rows behind a number add up to it, %s', (name) => {
  it('revenue, restated and as credited', async () => {
    for (const history of ['restated', 'credited'] as const) {
      const slice = { ...nodeOf(SLICES[name] ?? WHOLE), history };
      const { total } = await reportFacts(company.engine, company.directory, slice);
      expect(await sumOfRows(slice, 'revenue')).toBe(total.now.revenueCents);
    }
  });
});

it.each(['company', 'a territory'])(
  'the rows behind attainment are what territories with a quota are credited with, %s',
  async (name) => {
    const slice = nodeOf(SLICES[name] ?? WHOLE);
    const { total } = await reportFacts(company.engine, company.directory, slice);
    expect(total.now.quotaRevenueCents).toBeGreaterThan(0);
    expect(await sumOfRows(slice, 'attainment')).toBe(total.now.quotaRevenueCents);
  },
);

it('a count of territories gives each territory’s hours', async () => {
  const slice = SLICES['company'] ?? WHOLE;
  const { territories } = await reportFacts(company.engine, company.directory, slice);
  const rows = await company.engine.rows<MeasuredRow>(
    measureQuestion(questionOf(company.directory, slice), { id: 'inBand', unit: null, byLine }),
  );
  const hours = (row: FactRow) => [row.serviceHours, row.lineHaulHours];
  expect(rows.map((row) => [row.territory, row.serviceHours, row.lineHaulHours])).toEqual(
    territories.map(({ territory, now }) => [territory, ...hours(now)]),
  );
});

it('narrows to one area, rows and sums alike', async () => {
  const question = questionOf(company.directory, SLICES['company'] ?? WHOLE);
  const [row] = await company.engine.rows<MeasuredRow>(
    measureQuestion(question, { id: 'attainableGap', unit: 'u1', byLine }),
  );
  const raw = await company.engine.rows(contributionsQuestion(question, 'attainableGap', ['u1']));
  const rows = raw.map((one) => contributionRow('attainableGap', one as never));
  const sum = (at: number) => rows.reduce((all, { parts }) => all + (parts[at] ?? 0), 0);
  expect(rows.length).toBeGreaterThan(0);
  expect(sum(1)).toBe(row?.attainableCents);
  expect(sum(2)).toBe(row?.revenue12Cents);
  expect(sum(0)).toBe((row?.attainableCents ?? 0) - (row?.revenue12Cents ?? 0));
});

it('reads as a question of its own, values written in', () => {
  const slice = { ...WHOLE, ...period, tiers: ['A'] };
  const question = questionOf(company.directory, slice);
  const text = readable(measureQuestion(question, { id: 'revenue', unit: null, byLine }));
  expect(text).toContain("in ('A')");
  expect(text).toContain('"revenueCents"');
  expect(text).not.toMatch(/visit|potential|\?|\n\s*\n/);
});
