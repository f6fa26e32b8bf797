import type { Arc } from '#geo/grid.ts';
import type { Ground } from './ground.ts';

type Row = object;
/** A list of rows as one list a field: the same names are not said 30,000 times. */
type Columns<T extends Row> = { readonly [K in keyof T]: readonly T[K][] };

/** A ground as JSON has it; unpacked it is the same value to the last bit. */
export interface PackedGround extends Pick<Ground, 'states' | 'countyShapes' | 'stateShapes'> {
  readonly counties: Columns<Ground['counties'][number]>;
  readonly zips: Columns<Ground['zips'][number]>;
  readonly cities: Columns<Ground['cities'][number]>;
  readonly abroad: Columns<Ground['abroad'][number]>;
  /** Each point as the way from the one before. */
  readonly arcs: readonly (readonly number[])[];
}

export const packGround = (ground: Ground): PackedGround => ({
  states: ground.states,
  counties: toColumns(ground.counties),
  zips: toColumns(ground.zips),
  cities: toColumns(ground.cities),
  abroad: toColumns(ground.abroad),
  arcs: ground.arcs.map(deltas),
  countyShapes: ground.countyShapes,
  stateShapes: ground.stateShapes,
});

export const unpackGround = (packed: PackedGround): Ground => ({
  states: packed.states,
  counties: toRows(packed.counties),
  zips: toRows(packed.zips),
  cities: toRows(packed.cities),
  abroad: toRows(packed.abroad),
  arcs: packed.arcs.map(sums),
  countyShapes: packed.countyShapes,
  stateShapes: packed.stateShapes,
});

function toColumns<T extends Row>(rows: readonly T[]): Columns<T> {
  const names = Object.keys(rows[0] ?? {}) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])])) as never;
}

function toRows<T extends Row>(columns: Columns<T>): T[] {
  const fields = Object.entries(columns) as [string, readonly unknown[]][];
  return (fields[0]?.[1] ?? []).map(
    (_, row) => Object.fromEntries(fields.map(([name, values]) => [name, values[row]])) as T,
  );
}

/** x and y alternate, so the place before is two back. */
const deltas = (arc: Arc): number[] => Array.from(arc, (value, at) => value - (arc[at - 2] ?? 0));

function sums(steps: readonly number[]): Arc {
  const arc = Int32Array.from(steps);
  for (let at = 2; at < arc.length; at++) arc[at] = (arc[at] ?? 0) + (arc[at - 2] ?? 0);
  return arc;
}
