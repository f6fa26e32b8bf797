import { activate, byUnit } from '#cubes/activate.ts';
import type { Columns } from '#cubes/columns.ts';
import type { Filter } from '#cubes/filter.ts';
import { activateReport, reportAt } from '#cubes/report.ts';
import type { Months } from '#cubes/step.ts';
import { factsAt } from '#cubes/step.ts';
import type { Directory } from '#domain/directory.ts';
import type { FactColumns, ReportFacts } from '#domain/facts.ts';
import type { Period } from '#domain/period.ts';
import { reportFrom } from '#domain/report.ts';
import { comparePeriod, sliceLines, slicePeriod, territoriesUnder } from '#domain/scope.ts';
import type { Slice } from '#domain/slice.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';

/** What the shipped columns say of one slice. */
export interface Answer {
  readonly key: string;
  readonly facts: ReportFacts;
  /** Index = unit, of the whole company: a map shows the neighbours, too. */
  readonly units: FactColumns;
}

/** Flags by index of a list of ids; null for none chosen, which is all. */
function flags(all: readonly string[], chosen: readonly string[] | null): Uint8Array | null {
  if (chosen === null) return null;
  const wanted = new Set(chosen);
  return Uint8Array.from(all, (id) => (wanted.has(id) ? 1 : 0));
}

const ids = (list: readonly { readonly id: string }[]): readonly string[] =>
  list.map(({ id }) => id);
const unlessEmpty = (list: readonly string[]) => (list.length > 0 ? list : null);

/** A slice without period and node, as the cubes want it. */
export function filterOf(directory: Directory, slice: Slice): Filter {
  return {
    layer: directory.layers.findIndex(({ layer }) => layer === slice.layer),
    lines: flags(ids(directory.lines), sliceLines(directory, slice)),
    industries: flags(ids(directory.industries), unlessEmpty(slice.industries)),
    tiers: flags(ids(directory.tiers), unlessEmpty(slice.tiers)),
    types: flags(TERRITORY_TYPES, unlessEmpty(slice.types)),
    territories: null,
    geographical: TERRITORY_TYPES.indexOf('geographical'),
  };
}

function scopeOf(directory: Directory, { layer, node }: Slice): Uint8Array | null {
  if (node === null) return null;
  const scope = new Uint8Array(directory.territories.length);
  for (const territory of territoriesUnder(directory, layer, node)) scope[territory] = 1;
  return scope;
}

function makeCubes(columns: Columns, directory: Directory, slice: Slice) {
  const filter = filterOf(directory, slice);
  const [units] = activate(columns, filter, [byUnit(columns)]);
  return { report: activateReport(columns, filter, scopeOf(directory, slice)), units };
}

/**
 * Answers slices from the columns. Cubes are kept while only the period changes: then an answer is
 * a difference, not a pass.
 */
export function answerer(
  columns: Columns,
  directory: Directory,
): (slice: Slice) => Omit<Answer, 'key'> {
  let kept: { readonly key: string; readonly cubes: ReturnType<typeof makeCubes> } | null = null;
  const months = ({ from, to }: Period): Months => ({
    from: from - directory.firstMonth,
    to: to - directory.firstMonth,
  });
  return (slice) => {
    const key = JSON.stringify({ ...slice, from: null, to: null, compare: null });
    if (kept?.key !== key) kept = { key, cubes: makeCubes(columns, directory, slice) };
    const { report, units } = kept.cubes;
    const period = slicePeriod(directory, slice);
    const compare = comparePeriod(directory, slice, period);
    const parts = reportAt(report, months(period), compare && months(compare));
    if (!units) throw new Error('the pass over the columns gave no units');
    return { facts: reportFrom(directory, slice, parts), units: factsAt(units, months(period)) };
  };
}
