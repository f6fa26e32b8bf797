import { repiece, type Cells } from '#geo/cells.ts';
import type { Arc, Shape } from '#geo/grid.ts';
import { outerShape } from '#geo/outlines.ts';
import type { Ground } from './ground.ts';

/** Part of the country: its counties and states over arcs of its own. */
export interface ChosenShapes {
  readonly arcs: readonly Arc[];
  readonly counties: readonly Shape[];
  readonly states: readonly Shape[];
}

/** The shapes of the states with these postal codes; throws on a code that is no state's. */
export function shapesIn(ground: Ground, codes: ReadonlySet<string>): ChosenShapes {
  const fips = new Set(
    ground.states.filter((state) => codes.has(state.code)).map((state) => state.fips),
  );
  if (fips.size !== codes.size) throw new RangeError(`not all states: ${[...codes].join(' ')}`);
  const counties = ground.countyShapes.filter(({ id }) => fips.has(id.slice(0, 2)));
  const used = new Set(counties.flatMap((shape) => shape.polygons.flat(2).map(arcOf)));
  const kept = [...used].sort((a, b) => a - b);
  const pieces: number[][] = ground.arcs.map(() => []);
  kept.forEach((old, index) => pieces[old]?.push(index));
  return {
    arcs: kept.map((old) => ground.arcs[old] ?? new Int32Array()),
    counties: counties.map((shape) => repiece(shape, pieces)),
    states: ground.stateShapes
      .filter(({ id }) => fips.has(id))
      .map((shape) => repiece(shape, pieces)),
  };
}

const arcOf = (ref: number): number => (ref < 0 ? ~ref : ref);

/** States and their common outside over the cut arcs. */
export function nationOf(
  arcs: readonly Arc[],
  states: readonly Shape[],
  pieces: Cells['pieces'],
): { states: Shape[]; nation: Shape } {
  const cut = states.map((shape) => repiece(shape, pieces));
  return { states: cut, nation: outerShape('US', arcs, cut) };
}
