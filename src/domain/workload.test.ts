import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandSide, deviation, inBand } from './band.ts';
import {
  accountWork,
  exactHours,
  fieldHours,
  lineHaulHours,
  meanRamp,
  rampAt,
  tourKm,
} from './workload.ts';

const start = '2025-03-15';
const march = 2025 * 12 + 2;

describe('work of an account', () => {
  test('4 visits of 60 minutes with 30 minutes of travel each are 6 hours', () => {
    // A day of 4 stops then travels 2 h = 120 km of road = 120 ÷ 1.3 km straight.
    const straight = 120 / 1.3;
    const areaKm2 = (straight / tourKm(4, 1)) ** 2;
    const work = accountWork([{ channel: 'field', contacts: 4, minutes: 60 }], areaKm2);
    expect(work).toEqual({ serviceHours: 6, fieldDays: 1 });
  });

  test('the phone takes time but makes no field day and no travel', () => {
    const work = accountWork([{ channel: 'phone', contacts: 6, minutes: 10 }], 50_000);
    expect(work).toEqual({ serviceHours: 1, fieldDays: 0 });
  });

  test('hours are multiples of 1/1024, so that sums are exact in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 5000, noNaN: true })), (hours) => {
        const exact = hours.map(exactHours);
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        expect(sum(exact)).toBe(sum(exact.toReversed()));
      }),
    );
  });

  test('a tour is 0.7124·√(n·A), 0.33/n longer for few stops', () => {
    expect(tourKm(4, 25)).toBeCloseTo(0.7124 * 10 * 1.0825, 9);
    expect(tourKm(1e6, 25) / Math.sqrt(25e6)).toBeCloseTo(0.7124, 5);
  });
});

test('line-haul: every field day, beyond 120 km every fourth', () => {
  expect(lineHaulHours(60, 10)).toBe(exactHours((2 * 60 * 1.3 * 10) / 60));
  expect(lineHaulHours(120, 8)).toBe(exactHours((2 * 120 * 1.3 * 8) / 60));
  expect(lineHaulHours(240, 8)).toBe(exactHours((2 * 240 * 1.3 * 2) / 60));
});

test('a new rep ramps up by quarter, part-years in proportion', () => {
  expect([-1, 0, 2, 3, 8, 9, 40].map((later) => rampAt(start, march + later))).toEqual([
    0, 0.25, 0.25, 0.5, 0.75, 1, 1,
  ]);
  expect(rampAt(null, march)).toBe(1);
  expect(meanRamp(start, march, march + 11)).toBe((3 * 0.25 + 3 * 0.5 + 3 * 0.75 + 3) / 12);
  expect(meanRamp(start, march - 6, march + 5)).toBe((3 * 0.25 + 3 * 0.5) / 12);
});

test('field hours: working less breaks, 80 % in the field', () =>
  expect(fieldHours(1980, 60)).toBe(1536));

test('in band by the value as shown', () => {
  expect([84.4, 84.5, 100, 115.4, 115.5].map(inBand)).toEqual([false, true, true, true, false]);
  expect([bandSide(50), bandSide(150), bandSide(Number.NaN)]).toEqual(['below', 'above', null]);
});

test('deviation with and without tolerance', () => {
  expect(deviation(130, 100)).toBeCloseTo(0.3);
  expect(deviation(130, 100, 0.15)).toBeCloseTo(0.15);
  expect(deviation(70, 100, 0.15)).toBeCloseTo(0.15);
  expect(deviation(110, 100, 0.15)).toBe(0);
});
