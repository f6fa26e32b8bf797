import { describe, expect, it } from 'vitest';
import { painter, type UnitLooks } from './painter.ts';

const palette = ['--seq-0', '--seq-1', '--div-0', '--div-1'];
const areas: UnitLooks = {
  classes: [0, 1, -1],
  colours: ['--seq-0', '--seq-1'],
  radii: null,
  shown: null,
};

function painted() {
  const calls: [source: string, unit: number, state: object][] = [];
  const paint = painter((...call) => calls.push(call), 3, palette);
  return (looks: UnitLooks) => {
    calls.length = 0;
    paint(looks);
    return [...calls];
  };
}

describe('painter', () => {
  it('gives a unit the place of its colour in the palette, and none without data', () =>
    expect(painted()(areas)).toEqual([
      ['areas', 0, { c: 0 }],
      ['areas', 1, { c: 1 }],
    ]));
  it('sets nothing again, and of a new step only what changed', () => {
    const paint = painted();
    paint(areas);
    expect(paint({ ...areas })).toEqual([]);
    expect(paint({ ...areas, classes: [0, 0, -1] })).toEqual([['areas', 1, { c: 0 }]]);
  });
  it('takes another ramp by its place: the style needs no change', () => {
    const paint = painted();
    paint(areas);
    expect(paint({ ...areas, colours: ['--div-1', '--div-0'] })).toEqual([
      ['areas', 0, { c: 3 }],
      ['areas', 1, { c: 2 }],
    ]);
  });
  it('shows a class filtered away behind the palette, and takes data back', () => {
    const paint = painted();
    paint(areas);
    expect(paint({ ...areas, shown: new Set([1]) })).toEqual([['areas', 0, { c: 4 }]]);
    expect(paint({ ...areas, classes: [-1, 1, 1] })).toEqual([
      ['areas', 0, { c: -1 }],
      ['areas', 2, { c: 1 }],
    ]);
  });
  it('leaves dots alone while areas are seen, and areas while dots are', () => {
    const paint = painted();
    paint(areas);
    const dots = { ...areas, radii: [4, 2, 0] };
    expect(paint(dots).map(([source]) => source)).toEqual(['dots', 'dots']);
    expect(paint({ ...dots, shown: new Set([1]) })).toEqual([['dots', 0, { c: 0, o: 0.1, r: 4 }]]);
    expect(paint(areas)).toEqual([]);
  });
});
