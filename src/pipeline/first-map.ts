import type { FactRow } from '#domain/facts.ts';
import { slicePeriod } from '#domain/scope.ts';
import { WHOLE } from '#domain/slice.ts';
import { cubeFacts } from './cube-facts.ts';
import type { Prepared } from './prepare.ts';
import { unitClasses } from './unit-classes.ts';

/** What the first paint's map shows, from the columns that answer the first brush. */
export interface FirstMap {
  /** A digit a unit, the class of the default measure; '.' without data. */
  readonly unitClasses: string;
  /** The company by the same columns, for SQL to confirm. */
  readonly company: FactRow;
}

/** Coverage, or penetration where coverage is off, at the default slice. */
export function firstMap({ directory, columns }: Prepared): FirstMap {
  const period = slicePeriod(directory, WHOLE);
  const { units, company } = cubeFacts(columns, directory.firstMonth, period);
  const coverage = directory.views.some(({ view, on }) => view === 'coverage' && on);
  return {
    unitClasses: unitClasses(coverage ? 'coverage' : 'penetration', units, company),
    company,
  };
}
