import type { Site } from '#geo/cells.ts';
import { contains, GRID, shapeRings } from '#geo/grid.ts';
import { project } from '#geo/plane.ts';
import { byCounty } from './counties.ts';
import type { ChosenShapes } from './shapes.ts';
import type { Ground, Zip } from './ground.ts';

/** Which ZIPs become cells, and which unit each ZIP belongs to. */
export interface CellPlan {
  /** County FIPS → the sites of its cells; ids are unit ids. */
  readonly sites: ReadonlyMap<string, readonly Site[]>;
  readonly zipToUnit: ReadonlyMap<string, string>;
  /** People of each cell: its own ZIP's and of those that joined it. */
  readonly population: ReadonlyMap<string, number>;
}

/**
 * A ZIP of a split county gets a cell when people live in it and its centre lies in the county,
 * at a place of its own; any other joins the nearest cell. ZIPs of whole counties belong to them.
 */
export function planCells(
  ground: Ground,
  split: ReadonlySet<string>,
  chosen: ChosenShapes,
): CellPlan {
  const zips = byCounty(ground.zips);
  const sites = new Map<string, readonly Site[]>();
  const zipToUnit = new Map<string, string>();
  const population = new Map<string, number>();
  for (const shape of chosen.counties) {
    const here = zips.get(shape.id) ?? [];
    const found = split.has(shape.id) ? sitesOf(shapeRings(chosen.arcs, shape), here) : [];
    if (found.length > 1) sites.set(shape.id, found);
    for (const zip of here) {
      const unit = found.length > 1 ? nearestSite(found, zip) : shape.id;
      zipToUnit.set(zip.zip, unit);
      population.set(unit, (population.get(unit) ?? 0) + zip.population);
    }
  }
  return { sites, zipToUnit, population };
}

function sitesOf(rings: readonly number[][], zips: readonly Zip[]): Site[] {
  const taken = new Set<string>();
  return zips.flatMap((zip) => {
    const [x, y] = gridPlace(zip);
    const place = `${String(Math.round(x))} ${String(Math.round(y))}`;
    if (zip.population === 0 || taken.has(place) || !contains(rings, x, y)) return [];
    taken.add(place);
    return [{ id: `z${zip.zip}`, x, y }];
  });
}

function gridPlace({ lon, lat }: Zip): [x: number, y: number] {
  const [x, y] = project(lon, lat) ?? [Number.NaN, Number.NaN];
  return [x * GRID, y * GRID];
}

function nearestSite(sites: readonly Site[], zip: Zip): string {
  const own = sites.find(({ id }) => id === `z${zip.zip}`);
  if (own) return own.id;
  const [x, y] = gridPlace(zip);
  const square = (site: Site) => (site.x - x) ** 2 + (site.y - y) ** 2;
  return sites.reduce((best, site) => (square(site) < square(best) ? site : best)).id;
}
