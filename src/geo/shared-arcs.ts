import type { GeometryCollection } from 'geojson';
import { mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { MultiPolygon, Objects, Topology } from 'topojson-specification';
import type { Arc, ArcPolygon, Shape } from './grid.ts';
import { polygonsOf } from './polygons.ts';
import { weave } from './weave.ts';

export interface SharedArcs {
  readonly arcs: readonly Arc[];
  /** In the order given; one whose ground shrank to nothing has no polygons. */
  readonly shapes: readonly Shape[];
  /** Everything taken together. */
  readonly whole: Shape;
}

/** An area by the even-odd rule, rings in grid steps, closing points left out. */
export interface LooseArea {
  readonly id: string;
  readonly rings: readonly (readonly number[])[];
}

/** Areas that know nothing of each other → shapes over shared arcs: common borders are one arc. */
export function shareArcs(areas: readonly LooseArea[]): SharedArcs {
  const woven = weave(areas.map(({ rings }) => rings));
  const geometries = woven.map((rings) => ({
    type: 'MultiPolygon' as const,
    coordinates: polygonsOf(rings).map((polygon) => polygon.map(closed)),
  }));
  const collection: GeometryCollection = { type: 'GeometryCollection', geometries };
  const made = topology({ units: collection }) as Topology<
    Objects & { units: { type: 'GeometryCollection'; geometries: MultiPolygon[] } }
  >;
  const units = made.objects.units.geometries;
  const whole = mergeArcs(
    made,
    units.filter(({ arcs }) => arcs.length > 0),
  );
  return {
    arcs: made.arcs.map((arc) => Int32Array.from(arc.flat())),
    shapes: areas.map(({ id }, at) => ({ id, polygons: units[at]?.arcs ?? [] })),
    whole: { id: 'whole', polygons: whole.arcs as readonly ArcPolygon[] },
  };
}

function closed(ring: readonly number[]): number[][] {
  const points: number[][] = [];
  for (let at = 0; at < ring.length; at += 2) points.push([ring[at] ?? 0, ring[at + 1] ?? 0]);
  return [...points, ...points.slice(0, 1)];
}
