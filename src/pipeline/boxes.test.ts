import { expect, it } from 'vitest';
import { toTopology } from '#geo/geometry.ts';
import { GRID } from '#geo/grid.ts';
import { nodeBoxes } from './boxes.ts';

/** A square of the given corner and size, in px, as a closed arc. */
const square = (x: number, y: number, size: number): Int32Array =>
  Int32Array.from(
    [x, y, x + size, y, x + size, y + size, x, y + size, x, y].map((px) => px * GRID),
  );

it('bounds a territory by its units and a node by its territories', () => {
  const arcs = [square(10, 10, 5), square(20, 30, 10), square(100, 0, 1)];
  const shape = (id: string, arc: number) => ({ id, polygons: [[[arc]]] });
  const topology = toTopology(arcs, {
    units: [shape('u1', 0), shape('u2', 1), shape('u3', 2)],
    states: [],
    nation: shape('US', 0),
  });
  const node = (id: string, parent: string | null) => ({
    node: id,
    parent,
    level: 'x',
    name: id,
    manager: null,
  });
  const territory = (id: string) => ({
    territory: id,
    layer: 'field',
    node: `n-${id}`,
    name: id,
    reps: [],
    vacantSince: null,
    capacityHours: null,
    home: null,
    at: null,
  });
  const directory = {
    nodes: [node('all', null), node('west', 'all'), node('n-t1', 'west'), node('n-t2', 'west')],
    territories: [territory('t1'), territory('t2')],
  };
  expect(nodeBoxes(directory, topology, [['t1', 't2', null]])).toEqual({
    'n-t1': [10, 10, 15, 15],
    'n-t2': [20, 30, 30, 40],
    west: [10, 10, 30, 40],
    all: [10, 10, 30, 40],
  });
});
