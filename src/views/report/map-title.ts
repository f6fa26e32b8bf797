import { coverageTitle } from '#domain/headline.ts';
import type { Scene } from '#domain/standing.ts';
import { list, number } from '#domain/format.ts';
import type { MapMeasure } from '#state/view-state.ts';
import { MEASURES } from '#domain/measure.ts';
import { bandSide } from '#domain/band.ts';
import type { TerritoryRow } from './territory-rows.ts';

const NAMED = 3;
/** Fewer territories have no pattern to speak of. */
const FEWEST = 6;

function extreme(rows: readonly TerritoryRow[], id: MapMeasure, sign: 1 | -1): readonly string[] {
  return rows
    .filter(({ values }) => !Number.isNaN(values[id]))
    .sort((a, b) => sign * (b.values[id] - a.values[id]))
    .slice(0, NAMED)
    .map(({ name }) => name);
}

/** The finding of the map in a line; the measure's name where there is too little to compare. */
export function mapTitle(id: MapMeasure, rows: readonly TerritoryRow[], scene: Scene): string {
  if (id === 'coverage') return coverageTitle(scene);
  const plain = `${MEASURES[id].label} by area`;
  if (rows.length < FEWEST || extreme(rows, id, 1).length < NAMED) return plain;
  const most = list(extreme(rows, id, 1));
  const least = list(extreme(rows, id, -1));
  if (id === 'penetration') return `Penetration is lowest in ${least}`;
  if (id === 'attainableGap') return `The largest attainable gaps lie in ${most}`;
  if (id === 'workloadIndex') {
    const out = rows.filter(
      ({ values }) => (bandSide(values.workloadIndex) ?? 'in') !== 'in',
    ).length;
    return `${number(out)} of ${number(rows.length)} territories lie outside the workload band`;
  }
  return `${MEASURES[id].label} is largest in ${most}`;
}
