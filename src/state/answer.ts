import { byUnit } from '#cubes/activate.ts';
import type { Columns } from '#cubes/columns.ts';
import { factsOfOwners, holdsSums, reportOfSums } from '#cubes/published.ts';
import { activateReport, reportAt, type ReportCubes } from '#cubes/report.ts';
import { factsAt } from '#cubes/step.ts';
import type { Directory } from '#domain/directory.ts';
import type { FactColumns, ReportFacts } from '#domain/facts.ts';
import { reportFrom } from '#domain/report.ts';
import { indexSlice, type IndexedSlice } from '#domain/slice-index.ts';
import type { Slice } from '#domain/slice.ts';

/** What the shipped columns say of one slice. */
export interface Answer {
  readonly key: string;
  readonly facts: ReportFacts;
  /** Index = unit, of the whole company: a map shows the neighbours, too. */
  readonly units: FactColumns;
}

/** One pass for the report and the map; without accounts, from their sums. */
const makeCubes = (columns: Columns, { filter, scope }: IndexedSlice): ReportCubes =>
  holdsSums(columns)
    ? reportOfSums(columns, filter)
    : activateReport(columns, filter, scope, [byUnit(columns)]);

/**
 * Answers slices from the columns. Cubes are kept while only the period changes: then an answer is
 * a difference, not a pass.
 */
export function answerer(
  columns: Columns,
  directory: Directory,
): (slice: Slice) => Omit<Answer, 'key'> {
  let kept: { readonly key: string; readonly cubes: ReportCubes } | null = null;
  return (slice) => {
    const key = JSON.stringify({ ...slice, from: null, to: null, compare: null });
    const indexed = indexSlice(directory, slice);
    if (kept?.key !== key) kept = { key, cubes: makeCubes(columns, indexed) };
    const { period, compare } = indexed;
    const [byArea] = kept.cubes.others;
    const parts = reportAt(kept.cubes, period, compare);
    const units = byArea
      ? factsAt(byArea, period)
      : factsOfOwners(columns, indexed.filter.layer, parts.territories.now);
    return { facts: reportFrom(directory, slice, parts), units };
  };
}
