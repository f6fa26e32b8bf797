import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import type { ArcPolygon, Shape } from './grid.ts';

/** us-atlas' topology of counties and states; ids are FIPS codes. */
export type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection }>;

/** An area of the atlas with its plain name. */
export interface NamedShape extends Shape {
  readonly name: string;
}

/** Areas of a TopoJSON collection; anything but areas has no polygons. */
export const shapesOf = (collection: GeometryCollection): NamedShape[] =>
  collection.geometries.map((geometry) => ({
    id: String(geometry.id),
    name: (geometry.properties as { name?: string } | undefined)?.name ?? '',
    polygons: polygonsOf(geometry),
  }));

function polygonsOf(geometry: GeometryObject): readonly ArcPolygon[] {
  if (geometry.type === 'Polygon') return [geometry.arcs];
  return geometry.type === 'MultiPolygon' ? geometry.arcs : [];
}
