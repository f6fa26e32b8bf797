import type { FactRow, GroupFacts } from '#domain/facts.ts';
import type { MeasureId } from '#domain/measure.ts';
import type { Slice } from '#domain/slice.ts';
import type { AreaRow } from './areas.ts';
import type { ReportInput } from './input.ts';
import { pathTo } from './input.ts';
import type { SegmentGrid } from './segments.ts';
import { why, type Why } from './why.ts';

/** A number of the page a reader asks "why?" of: a measure of a group, and the slice that is it. */
export interface AskedMeasure {
  readonly kind: 'measure';
  readonly id: MeasureId;
  readonly group: GroupFacts;
  readonly name: string;
  readonly slice: Slice;
  /** One area of the slice; null is all of it. */
  readonly unit: string | null;
}

/** A number that no single question gives: a place in the ranking, the money of a move. */
export interface AskedEstimate {
  readonly kind: 'estimate';
  readonly why: Why;
  /** Accounts behind it. */
  readonly slice: Slice;
  readonly units: readonly string[] | null;
}

export type Asked = AskedMeasure | AskedEstimate;

const leafOf = ({ directory }: ReportInput, territory: string) =>
  directory.territories.find((entry) => entry.territory === territory);

/** A measure of all the page shows. */
export const askTotal = (input: ReportInput, slice: Slice, id: MeasureId): AskedMeasure => ({
  kind: 'measure',
  id,
  group: input.facts.total,
  name: pathTo(input.directory, input.facts.scope).at(-1)?.name ?? input.directory.title,
  slice,
  unit: null,
});

/** A measure of one territory; null where the page does not hold it. */
export function askTerritory(
  input: ReportInput,
  slice: Slice,
  id: MeasureId,
  territory: string,
): AskedMeasure | null {
  const group = input.facts.territories.find((facts) => facts.territory === territory);
  const entry = leafOf(input, territory);
  if (!group || !entry) return null;
  return {
    kind: 'measure',
    id,
    group,
    name: entry.name,
    slice: { ...slice, node: entry.node },
    unit: null,
  };
}

/** A measure of the territories under a node. */
export const askNode = (
  slice: Slice,
  id: MeasureId,
  {
    node,
    name,
    group,
  }: { readonly node: string; readonly name: string; readonly group: GroupFacts },
): AskedMeasure => ({ kind: 'measure', id, group, name, slice: { ...slice, node }, unit: null });

/** A measure of one area, whoever owns its accounts. */
export const askUnit = (
  slice: Slice,
  id: MeasureId,
  { unit, name, facts }: { readonly unit: string; readonly name: string; readonly facts: FactRow },
): AskedMeasure => ({
  kind: 'measure',
  id,
  group: { now: facts, before: null },
  name,
  slice: { ...slice, node: null },
  unit,
});

/** A measure of several areas together: no question of its own, but the accounts behind it. */
export const askAreas = (
  input: ReportInput,
  slice: Slice,
  id: MeasureId,
  { row, units }: { readonly row: AreaRow; readonly units: readonly string[] },
): AskedEstimate => ({
  kind: 'estimate',
  why: why(input, id, { now: row.facts, before: null }, row.name),
  slice: { ...slice, node: null },
  units,
});

/** A cell of the segments; null for an empty one. */
export function askCell(
  slice: Slice,
  grid: SegmentGrid,
  rowId: string,
  at: number,
): AskedMeasure | null {
  const row = grid.rows.find(({ id }) => id === rowId);
  const cell = row?.cells[at];
  const column = grid.columns[at];
  if (!row || !cell?.group || !column) return null;
  // The address has one node: several areas in one row have no page of their own.
  if (grid.by === 'area' && row.ids.length > 1) return null;
  const narrowed =
    grid.by === 'industry'
      ? { industries: row.ids, tiers: [column.id] }
      : { node: row.id, lines: [column.id] };
  return {
    kind: 'measure',
    id: 'penetration',
    group: cell.group,
    name: `${row.name}, ${column.name}`,
    slice: { ...slice, ...narrowed },
    unit: null,
  };
}
