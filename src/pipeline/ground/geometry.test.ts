import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { geometryOf } from './geometry.ts';
import { loadGround } from '../node/ground.ts';
import { buildUnits } from './units.ts';

const ground = loadGround();
const geometry = geometryOf(
  ground,
  buildUnits(ground, { split: new Set(['48201']), states: new Set(['TX', 'LA']) }),
);

describe('geometryOf', () => {
  it('lists every unit in every column, centres on the plane', () => {
    const { ids, ...columns } = geometry.units;
    for (const column of Object.values(columns)) expect(column).toHaveLength(ids.length);
    expect(geometry.topology.objects.units.geometries).toHaveLength(ids.length);
    expect(geometry.units.x.every((x) => x > 290 && x < 700)).toBe(true);
    expect(geometry.units.names[ids.indexOf('z77002')]).toBe('Houston 77002');
  });

  it('labels cities of its states, the lonely large ones first', () => {
    expect(geometry.cities[0]?.name).toBe('Houston');
    expect(geometry.cities.map(({ rank }) => rank)).toEqual(geometry.cities.map((_, at) => at));
    const at = (name: string) => geometry.cities.findIndex((city) => city.name === name);
    // Arlington is larger than El Paso's neighbours, yet stands beside Fort Worth and Dallas.
    expect(at('New Orleans')).toBeLessThan(at('Arlington'));
  });

  it('survives JSON and is small', () => {
    const json = JSON.stringify(geometry);
    expect(JSON.parse(json)).toEqual(geometry);
    expect(brotliCompressSync(json).length / geometry.units.ids.length).toBeLessThan(100);
  });
});
