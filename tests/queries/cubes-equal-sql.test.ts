import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { activate, byUnit } from '#cubes/activate.ts';
import { activateReport, reportAt } from '#cubes/report.ts';
import { factsAt } from '#cubes/step.ts';
import type { ReportFacts } from '#domain/facts.ts';
import { reportFrom } from '#domain/report.ts';
import { indexSlice } from '#domain/slice-index.ts';
import { TERRITORY_TYPES, WHOLE, type Slice } from '#domain/slice.ts';
import { reportFacts } from '#queries/report.ts';
import { unitFacts } from '#queries/units.ts';
import {
  TINY_MONTHS,
  openCompany,
  tinyCompany,
  type OpenCompany,
} from '../support/engine-company.ts';

const FIRST = 2023 * 12 + 4;
const some = <T>(values: readonly T[]) => fc.subarray([...values]);

const slices: fc.Arbitrary<Slice> = fc
  .record({
    ends: fc.tuple(fc.nat(TINY_MONTHS - 1), fc.nat(TINY_MONTHS - 1)),
    compare: fc.constantFrom('year' as const, 'none' as const),
    layer: fc.constantFrom('field', 'field', 'special'),
    node: fc.constantFrom(null, null, 'east', 'west', 'n1', 'n2'),
    lines: some(['fluid', 'power', 'tools']),
    industries: some(['311', '423', '']),
    tiers: some(['A', 'B', 'C', 'D']),
    types: some(TERRITORY_TYPES),
    history: fc.constantFrom('restated' as const, 'credited' as const),
    whole: fc.boolean(),
  })
  .map(({ ends: [a, b], whole, ...rest }) => ({
    ...WHOLE,
    ...rest,
    ...(whole ? { lines: [], industries: [], tiers: [], types: [] } : {}),
    from: FIRST + Math.min(a, b),
    to: FIRST + Math.max(a, b),
  }));

function fromCubes({ columns, directory }: OpenCompany, slice: Slice): ReportFacts {
  const { filter, scope, period, compare } = indexSlice(directory, slice);
  return reportFrom(
    directory,
    slice,
    reportAt(activateReport(columns, filter, scope), period, compare),
  );
}

describe.each([
  { seed: 1, contactsFrom: 0 },
  { seed: 2, contactsFrom: 3 },
  { seed: 3, contactsFrom: TINY_MONTHS },
])('columns and SQL of company $seed', ({ seed, contactsFrom }) => {
  let company: OpenCompany;
  beforeAll(async () => {
    company = await openCompany(tinyCompany(seed, contactsFrom));
  });
  afterAll(() => company.close());

  it('say the same report under any slice', async () => {
    await fc.assert(
      fc.asyncProperty(slices, async (slice) => {
        expect(fromCubes(company, slice)).toEqual(
          await reportFacts(company.engine, company.directory, slice),
        );
      }),
      { numRuns: 12, seed },
    );
  });

  it('say the same facts of every unit', async () => {
    await fc.assert(
      fc.asyncProperty(slices, async (slice) => {
        const { filter, scope, period, compare } = indexSlice(company.directory, slice);
        const [cube] = activate(company.columns, { ...filter, territories: scope }, [
          byUnit(company.columns),
        ]);
        if (!cube) throw new Error('no cube');
        const facts = { now: factsAt(cube, period), before: compare && factsAt(cube, compare) };
        expect(facts).toEqual(await unitFacts(company.engine, company.directory, slice));
      }),
      { numRuns: 8, seed },
    );
  });
});
