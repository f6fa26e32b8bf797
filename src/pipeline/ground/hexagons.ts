import { fitPlane } from '#geo/fitted.ts';
import { cellFinder, coverPlaces, type CoverCell } from '#geo/h3-cover.ts';
import { nearestOf } from '#geo/nearest.ts';
import type { Point } from '#geo/plane.ts';
import { type Plane, projectionOf, US } from '#geo/projection.ts';
import { note } from '#intake/report.ts';
import type { City } from './ground.ts';
import { looseUnits, type LooseUnit } from './loose-units.ts';
import type { OwnGround } from './own-ground.ts';

/** H3 cells over places in degrees as units; named by the nearest city, where one is known. */
export function hexagonGround(places: readonly Point[], cities: readonly City[]): OwnGround {
  const { resolution, cells } = coverPlaces(places);
  const known = new Set(cells.map(({ id }) => id));
  const plane = planeFor(cells);
  const nameOf = cellNames(plane, cities);
  const given = cells.map((cell): LooseUnit => ({
    id: cell.id,
    name: nameOf(cell),
    rings: [cell.ring],
    population: null,
  }));
  const { shared: _, ...units } = looseUnits(given, 'hex', plane);
  const cellOf = cellFinder(resolution);
  const unitAt = (lon: number, lat: number): string | null => {
    const cell = cellOf(lon, lat);
    return known.has(cell) ? cell : null;
  };
  const message = `Territories are made of ${cells.length} hexagons (H3, resolution ${resolution}) around the coordinates.`;
  const remedy = 'Give areas of your own as GeoJSON to plan by them.';
  return {
    units: { ...units, zipToUnit: new Map(), countyToUnits: new Map(), unitAt },
    byUnit: (text) => {
      const cell = cells.find(({ id }) => id === text);
      return cell ? { lon: cell.lon, lat: cell.lat, county: cell.id } : null;
    },
    defects: [note('hexagon-units', message, remedy, { count: cells.length })],
  };
}

/** The US plane where it shows all of the cells, else one fitted to them. */
function planeFor(cells: readonly CoverCell[]): Plane {
  const corners = cells.flatMap(({ ring }) =>
    [...ring.keys()]
      .filter((at) => at % 2 === 0)
      .map((at): Point => [ring[at] ?? 0, ring[at + 1] ?? 0]),
  );
  const isUs = corners.every(([lon, lat]) => US.project(lon, lat) !== null);
  return isUs ? { kind: 'us' } : fitPlane(corners);
}

function cellNames(plane: Plane, cities: readonly City[]): (cell: CoverCell) => string {
  const { project } = projectionOf(plane);
  const shown = cities.flatMap(({ name, lon, lat }) => {
    const point = project(lon, lat);
    return point ? [{ name, point }] : [];
  });
  const nearest = nearestOf(shown.map(({ point }) => point));
  return ({ id, lon, lat }) => {
    const point = project(lon, lat);
    const city = point && shown[nearest(...point)];
    return city ? `${city.name} ${id.replace(/f+$/, '').slice(-4)}` : id;
  };
}
