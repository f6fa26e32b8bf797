import { describe, expect, it } from 'vitest';
import { POTENTIAL, potentialModel, type WeighedUnit } from './potential.ts';

const unit = (weight: number, revenueCents: number, accounts = 3): WeighedUnit => ({
  weight,
  revenueCents,
  accounts,
});

/** 40 units of weight 10 that sell 10, 20 … 400 cents: 1 … 40 a weight. */
const even = Array.from({ length: 40 }, (_, i) => unit(10, (i + 1) * 10));

describe('potentialModel', () => {
  it('is the weighted 75th percentile over telling units', () => {
    expect(potentialModel(even)?.rate).toBe(30);
    // A unit as heavy as all others together takes the percentile to itself.
    expect(potentialModel([...even, unit(400, 40 * 400)])?.rate).toBe(40);
  });

  it('leaves units of few accounts out while enough others tell', () => {
    const thin = Array.from({ length: 40 }, () => unit(10, 100_000, 2));
    expect(potentialModel([...even, ...thin])?.rate).toBe(30);
  });

  it('asks all units with revenue below 30 telling ones', () => {
    const few = even.slice(0, 29);
    const model = potentialModel([...few, unit(10, 1000, 1), unit(10, 0, 2)]);
    expect(model?.units).toBe(30);
    expect(model?.rate).toBe(23);
  });

  it('counts a telling unit without revenue as 0', () => {
    const idle = Array.from({ length: 40 }, () => unit(10, 0));
    expect(potentialModel([...even, ...idle])?.rate).toBe(20);
  });

  it('has an interval around the rate that its seed decides', () => {
    const model = potentialModel(even);
    expect(model?.low).toBeLessThan(30);
    expect(model?.high).toBeGreaterThan(30);
    expect(potentialModel(even)).toEqual(model);
    expect(potentialModel(even, { ...POTENTIAL, seed: 2 })?.relativeSd).not.toBe(model?.relativeSd);
  });

  it('is null where nothing was sold on weighed ground', () => {
    expect(potentialModel([unit(0, 100), unit(10, 0)])).toBeNull();
  });
});
