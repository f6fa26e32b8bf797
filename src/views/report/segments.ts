import type { FactRow, GroupFacts, SegmentFacts } from '#domain/facts.ts';
import { addFacts } from '#domain/facts.ts';
import { number, signed } from '#domain/format.ts';
import type { Named } from '#domain/directory.ts';
import type { Family } from './families.ts';
import { families } from './families.ts';
import type { ClassScale } from '#panels/classes.ts';
import { diverging } from '#panels/classes.ts';
import type { ReportInput } from './input.ts';
import { comparisonOf, valueOf } from './input.ts';
import { measure } from '#domain/measure.ts';

export interface SegmentCell {
  readonly column: string;
  /** Penetration, share; NaN without potential. */
  readonly value: number;
  readonly text: string;
  /** What it is, read out. */
  readonly note: string;
  readonly group: GroupFacts | null;
}

export interface SegmentRow {
  readonly id: string;
  /** What the row stands for: itself, or the names it puts together. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly potentialCents: number;
  readonly cells: readonly SegmentCell[];
  readonly growth: string;
  readonly growthValue: number;
  readonly group: GroupFacts;
}

export interface SegmentGrid {
  readonly by: 'industry' | 'area';
  readonly rowHead: string;
  readonly columnHead: string;
  readonly columns: readonly Named[];
  readonly rows: readonly SegmentRow[];
  /** The company's penetration, a share. */
  readonly midpoint: number;
}

/** Penetration points either side of the company's at which the classes change. */
const STEPS: readonly [number, number, number] = [0.02, 0.06, 0.12];

/** Classes around the company's penetration; orange is below it. */
export const segmentScale = (midpoint: number): ClassScale =>
  diverging({ value: midpoint, label: 'company' }, STEPS, 'below');

/** Sums segments of one row: flows, stocks and statics all add up over segments. */
export function together(segments: readonly SegmentFacts[]): GroupFacts {
  const before = segments.map((segment) => segment.before).filter((row) => row !== null);
  return {
    now: addFacts(segments.map((segment) => segment.now)),
    before: before.length === segments.length ? addFacts(before) : null,
  };
}

function rowOf(
  input: ReportInput,
  { id, name, ids }: Family,
  columns: readonly Named[],
  segments: readonly SegmentFacts[],
): SegmentRow {
  const group = together(segments);
  const { now } = comparisonOf(input, group);
  const growthValue = measure('growth', now.facts, now.context);
  return {
    id,
    ids,
    name,
    group,
    growthValue,
    potentialCents: valueOf(input, 'potential', group),
    growth: signed(number(growthValue * 100, 1)),
    cells: columns.map((column) => {
      const own = segments.filter(({ key }) => key[1] === column.id);
      const cell = own.length > 0 ? together(own) : null;
      const value = cell ? valueOf(input, 'penetration', cell) : Number.NaN;
      return {
        column: column.id,
        value,
        text: number(value * 100),
        note: `Penetration of ${name}, ${column.name}`,
        group: cell,
      };
    }),
  };
}

/** Segments by industry and tier have no ground: known accounts only, for them and their midpoint. */
const knownOnly = (row: FactRow): FactRow =>
  Number.isNaN(row.remainderCents) ? { ...row, remainderCents: 0 } : row;

const known = <G extends GroupFacts>(group: G): G => ({
  ...group,
  now: knownOnly(group.now),
  before: group.before && knownOnly(group.before),
});

function midpointOf(input: ReportInput, segments: readonly SegmentFacts[]): number {
  const { company } = input.facts;
  const groundless = segments.some(({ now }) => Number.isNaN(now.remainderCents));
  const now = groundless ? { ...company.now, remainderCents: 0 } : company.now;
  return valueOf(input, 'penetration', { now, before: null });
}

/** Segments as rows × columns, the row with most potential first; empty rows are left out. */
export function segmentGrid(input: ReportInput, by: SegmentGrid['by']): SegmentGrid {
  const { directory, facts } = input;
  const given = by === 'industry' ? facts.industryTier : facts.areaLine;
  const segments = given.map(known);
  const columns = by === 'industry' ? directory.tiers : directory.lines;
  const used = columns.filter(({ id }) => segments.some(({ key }) => key[1] === id));
  const areas = directory.nodes.map(({ node, name }) => ({ id: node, name }));
  const names = by === 'industry' ? directory.industries : areas;
  const ofName = (id: string) => segments.filter(({ key }) => key[0] === id);
  const weight = (id: string) => together(ofName(id)).now.potentialCents || 0;
  const present = names.filter(({ id }) => segments.some(({ key }) => key[0] === id));
  const rows = families(present, weight)
    .map((family) => rowOf(input, family, used, family.ids.flatMap(ofName)))
    .sort((a, b) => b.group.now.potentialCents - a.group.now.potentialCents);
  return {
    by,
    rowHead: by === 'industry' ? 'Industry' : 'Area',
    columnHead: by === 'industry' ? 'customer tier' : 'product line',
    columns: used,
    rows,
    midpoint: midpointOf(input, given),
  };
}
