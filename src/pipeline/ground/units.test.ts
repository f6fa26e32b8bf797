import { describe, expect, it } from 'vitest';
import { areaKm2 } from '#geo/area.ts';
import { gridArcs, shapeRings } from '#geo/grid.ts';
import { shapesOf } from '#geo/atlas.ts';
import { loadGround } from '../node/ground.ts';
import { buildUnits, type Units } from './units.ts';

const ground = loadGround();
const lower = new Set(
  ground.states.map(({ code }) => code).filter((code) => code !== 'AK' && code !== 'HI'),
);
const inLower = ground.counties.filter(({ state }) => lower.has(state));
const split = new Set(
  [...inLower]
    .sort((a, b) => b.population - a.population)
    .slice(0, 60)
    .map(({ fips }) => fips),
);
const units = buildUnits(ground, { split, states: lower });

const text = (of: Units, table: 'table' | 'neighbours', name: string) =>
  Array.from(of[table][name] ?? [], String);

function pairsOf(of: Units): [a: string, b: string][] {
  const b = text(of, 'neighbours', 'b');
  return text(of, 'neighbours', 'a').map((a, at) => [a, b[at] ?? '']);
}

describe('buildUnits', () => {
  it('puts ZIP cells in the place of split counties, ids ascending', () => {
    expect(units.ids).toEqual([...units.ids].sort((a, b) => (a < b ? -1 : 1)));
    expect(units.ids.filter((id) => !id.startsWith('z'))).toHaveLength(inLower.length - split.size);
    expect(units.countyToUnits.get('48201')).toContain('z77002');
    expect(units.countyToUnits.get('48301')).toEqual(['48301']);
    expect(text(units, 'table', 'county').filter((fips) => fips === '48201').length).toBe(
      units.countyToUnits.get('48201')?.length,
    );
  });

  it('covers every split county within 0.5 %, or a quarter of a square kilometre', () => {
    const areas = new Map<string, number>();
    text(units, 'table', 'county').forEach((fips, at) => {
      areas.set(fips, (areas.get(fips) ?? 0) + Number(units.table.area_km2?.[at]));
    });
    for (const { fips, areaKm2: whole } of inLower) {
      expect(Math.abs((areas.get(fips) ?? 0) - whole), fips).toBeLessThan(
        Math.max(whole * 0.005, 0.25),
      );
    }
  });

  it('names each pair of neighbours once, none with itself, a before b', () => {
    const pairs = pairsOf(units);
    expect(pairs.every(([a, b]) => a < b)).toBe(true);
    expect(new Set(pairs.map(String)).size).toBe(pairs.length);
  });

  it('finds neighbours over county borders, between cells and whole counties', () => {
    const pairs = new Set(pairsOf(units).map(([a, b]) => `${a} ${b}`));
    const harris = units.countyToUnits.get('48201') ?? [];
    const touches = (fips: string) =>
      harris.some((cell) =>
        (units.countyToUnits.get(fips) ?? []).some((other) =>
          pairs.has(other < cell ? `${other} ${cell}` : `${cell} ${other}`),
        ),
      );
    // Liberty (whole), Waller (whole) and Fort Bend touch Harris; Travis does not.
    expect(['48291', '48473', '48157'].map(touches)).toEqual([true, true, true]);
    expect(touches('48453')).toBe(false);
  });

  it('leaves no unit alone: all hang together', () => {
    for (const built of [units, buildUnits(ground, { split: new Set() })]) {
      expect(reached(built)).toBe(built.ids.length);
    }
  });

  it('knows the unit of a ZIP and of a place', () => {
    expect(units.zipToUnit.get('77002')).toBe('z77002');
    expect(units.unitAt(-95.3653, 29.7563)).toBe('z77002');
    expect(units.unitAt(-80.13, 25.79)).toMatch(/^z331/);
    expect(units.unitAt(-0.1, 51.5)).toBeNull();
    expect(units.unitAt(-90, 26)).toBeNull();
    const known = new Set(units.ids);
    expect([...units.zipToUnit.values()].every((id) => known.has(id))).toBe(true);
  });

  it('draws what it lists: the topology’s areas are the table’s', () => {
    const arcs = gridArcs(units.topology);
    const shapes = shapesOf(units.topology.objects.units);
    expect(shapes.map(({ id }) => id)).toEqual(units.ids);
    const at = units.ids.indexOf('z77002');
    const shape = shapes[at];
    expect(areaKm2(shape ? shapeRings(arcs, shape) : [])).toBeCloseTo(
      Number(units.table.area_km2?.[at]),
      6,
    );
  });

  it('refuses a state that is none', () => {
    expect(() => buildUnits(ground, { split: new Set(), states: new Set(['TX', 'XX']) })).toThrow(
      'TX XX',
    );
  });
});

/** Units that can be reached from the first over neighbours. */
function reached(built: Units): number {
  const next = new Map<string, string[]>();
  for (const [a, b] of pairsOf(built)) {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const seen = new Set(built.ids.slice(0, 1));
  for (const id of seen) for (const other of next.get(id) ?? []) seen.add(other);
  return seen.size;
}
