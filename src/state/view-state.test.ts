import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAP_MEASURES } from '#domain/measure.ts';
import { TERRITORY_TYPES } from '#domain/slice.ts';
import type { Ground, View } from './view-state.ts';
import {
  FORMS,
  RANKINGS,
  SEGMENTS,
  defaultView,
  droppedNotice,
  isSliced,
  readView,
  writeView,
} from './view-state.ts';

const FALSY = ['0', 'false', '', 'null', 'a b', 'ü&=', 'x\ny'];
const ground: Ground = {
  node: null,
  layer: 'field',
  measure: 'coverage',
  firstMonth: 2023 * 12 + 9,
  lastMonth: 2026 * 12 + 8,
  layers: new Set(['field', '0', '']),
  lines: new Set(FALSY),
  industries: new Set(FALSY),
  tiers: new Set(['A', '0', 'false']),
  territories: new Set(FALSY),
  reps: new Set(FALSY),
};

const someOf = (ids: Iterable<string>) => fc.subarray([...ids]).map((list) => [...list].sort());
const idOf = (ids: Iterable<string>) => fc.constantFrom(...ids);
const month = fc.integer({ min: ground.firstMonth, max: ground.lastMonth });
const period = fc.oneof(
  fc.constant({ from: null, to: null }),
  fc.tuple(month, month).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
);
const rest = fc.record({
  compare: fc.constantFrom('year' as const, 'none' as const),
  layer: idOf(ground.layers),
  lines: someOf(ground.lines),
  industries: someOf(ground.industries),
  tiers: someOf(ground.tiers),
  types: fc.subarray([...TERRITORY_TYPES]).map((list) => [...list].sort()),
  history: fc.constantFrom('restated' as const, 'credited' as const),
});
const views: fc.Arbitrary<View> = fc.record({
  slice: fc.tuple(period, rest).map(([span, other]) => ({ ...span, ...other, node: null })),
  measure: fc.constantFrom(...MAP_MEASURES),
  form: fc.constantFrom(...FORMS),
  selection: fc.option(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('territory' as const, 'rep' as const), id: idOf(FALSY) }),
      fc.record({ kind: fc.constant('unit' as const), id: fc.string({ maxLength: 80 }) }),
    ),
  ),
  hidden: fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }),
  ranking: fc.constantFrom(...RANKINGS),
  segments: fc.constantFrom(...SEGMENTS),
  fingerprint: fc.option(fc.stringMatching(/^[0-9a-f]{12}$/)),
  claim: fc.option(fc.string({ maxLength: 100 })),
});

const reopen = (params: URLSearchParams) =>
  readView(new URLSearchParams(params.toString()), ground);

describe('the address of a view', () => {
  it('gives back every view it was written from', () => {
    fc.assert(
      fc.property(views, (view) => {
        const { view: back, dropped } = reopen(writeView(view, ground));
        expect(back).toEqual(view);
        expect(dropped).toEqual([]);
      }),
    );
  });

  it('is empty for the default view and keeps falsy ids', () => {
    expect(writeView(defaultView(ground), ground).toString()).toBe('');
    const view = reopen(new URLSearchParams('line=0&line=false&line=&pick=territory:0')).view;
    expect(view.slice.lines).toEqual(['', '0', 'false']);
    expect(view.selection).toEqual({ kind: 'territory', id: '0' });
  });

  it('never throws on hostile input and says so at most once', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('from', 'to', 'pick', 'hide', 'line', 'f', 'v', 'rank'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
        const { view, dropped } = readView(new URLSearchParams(pairs), ground);
        expect(reopen(writeView(view, ground))).toEqual({ view, dropped: [] });
        const notice = droppedNotice(dropped);
        expect(notice === null).toBe(dropped.length === 0);
      }),
    );
  });

  it.each([
    'from=2026-13&to=2026-09',
    'from=2026-09&to=2026-01',
    'from=2026-01',
    'from=1999-01&to=2026-01',
  ])('drops the bad period %s', (search) => {
    const { view, dropped } = readView(new URLSearchParams(search), ground);
    expect(view.slice).toMatchObject({ from: null, to: null });
    expect(dropped).not.toEqual([]);
  });

  it('drops a legend filter that hides every class', () => {
    expect(readView(new URLSearchParams('hide=0123456'), ground)).toMatchObject({
      view: { hidden: [] },
      dropped: ['hide'],
    });
  });

  it('tells a slice from a mere choice of looks', () => {
    const looks = reopen(new URLSearchParams('measure=attainableGap&rank=revenue&pick=rep:0')).view;
    expect(isSliced(looks.slice, ground)).toBe(false);
    expect(isSliced(reopen(new URLSearchParams('tier=A')).view.slice, ground)).toBe(true);
    expect(isSliced(reopen(new URLSearchParams('vs=none')).view.slice, ground)).toBe(true);
  });
});
