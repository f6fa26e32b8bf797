import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CLASS_COUNT,
  classify,
  classOf,
  coverageScale,
  diverging,
  dotRadius,
  indexScale,
  moneyBreaks,
  parseClasses,
  sequential,
  textOn,
  weightByClass,
} from './classes.ts';

const coverage = coverageScale(0.67, 'company 67');

describe('sequential classes', () => {
  it('puts a value on a bound into the class above', () => {
    expect([0, 0.299, 0.3, 0.5, 0.8, 1].map((value) => classOf(coverage, value))).toEqual([
      0, 0, 1, 3, 6, 6,
    ]);
  });
  it('knows what is not known', () => expect(classOf(coverage, NaN)).toBe(-1));
  it('refuses bounds that do not ascend, with the values', () => {
    expect(() => sequential([1, 2, 3, 3, 5, 6])).toThrow('1, 2, 3, 3, 5, 6');
    expect(() => sequential([1, 2])).toThrow(RangeError);
  });
  it('is monotone', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(classOf(coverage, low)).toBeLessThanOrEqual(classOf(coverage, high));
      }),
    ));
});

describe('diverging classes', () => {
  it('keeps the midpoint in the middle class and overload in orange', () => {
    const index = indexScale('fair share');
    expect(classOf(index, 100)).toBe(3);
    expect(index.breaks).toEqual([70, 85, 95, 105, 115, 130]);
    expect(index.colours[classOf(index, 196)]).toBe('--div-0');
    expect(index.colours[classOf(index, 50)]).toBe('--div-6');
  });
  it('paints a shortfall below the midpoint in orange', () => {
    const scale = diverging({ value: 0.38, label: 'company 38 %' }, [0.03, 0.08, 0.15], 'below');
    expect(scale.colours[classOf(scale, 0.1)]).toBe('--div-0');
    expect(textOn('--div-0')).toBe('--on-div-0');
  });
});

describe('what stands in a class', () => {
  it('reads the shipped digits', () => expect([...parseClasses('0.6')]).toEqual([0, -1, 6]));
  it('sums weights and leaves units without data out', () => {
    const classes = classify(coverage, [0.1, NaN, 0.35, 0.31]);
    expect(weightByClass(classes, [5, 100, 7, NaN])).toEqual([5, 7, 0, 0, 0, 0, 0]);
  });
});

describe('money', () => {
  it('has six ascending bounds whatever the values', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e9, max: 1e12, noNaN: true })), (values) => {
        expect(() => sequential(moneyBreaks(values))).not.toThrow();
      }),
    ));
  it('takes round bounds near the seventh-parts', () => {
    const values = Array.from({ length: 700 }, (_, at) => (at + 1) * 1000);
    expect(moneyBreaks(values)).toEqual([1e5, 2e5, 3e5, 5e5, 7.5e5, 1e6]);
  });
  it('gives a dot an area in proportion to its money', () => {
    expect(dotRadius(25, 100, 16)).toBe(8);
    expect(dotRadius(-5, 100, 16)).toBe(0);
    expect(dotRadius(NaN, 100, 16)).toBe(0);
  });
  it('has seven classes', () => expect(coverage.colours).toHaveLength(CLASS_COUNT));
});
