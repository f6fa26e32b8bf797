import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORBIDDEN, matchingOf } from './matching.ts';

/** Most pairs first, then least cost, by trying everything. */
function brute(cost: Float64Array, rows: number, columns: number): [pairs: number, cost: number] {
  const best: [number, number] = [0, 0];
  const go = (row: number, used: number, pairs: number, total: number): void => {
    if (row === rows) {
      if (pairs > best[0] || (pairs === best[0] && total < best[1]))
        best.splice(0, 2, pairs, total);
      return;
    }
    go(row + 1, used, pairs, total);
    for (let at = 0; at < columns; at += 1) {
      const price = cost[row * columns + at] ?? FORBIDDEN;
      if (price !== FORBIDDEN && (used & (1 << at)) === 0)
        go(row + 1, used | (1 << at), pairs + 1, total + price);
    }
  };
  best[1] = Number.POSITIVE_INFINITY;
  go(0, 0, 0, 0);
  return best;
}

const price = fc.oneof(fc.integer({ min: -20, max: 50 }), fc.constant(FORBIDDEN));

describe('matching', () => {
  it('equals trying everything, with forbidden pairs and any shape', () => {
    const any = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.tuple(
          fc.constant(rows),
          fc.constant(columns),
          fc.array(price, { minLength: rows * columns, maxLength: rows * columns }),
        ),
      );
    fc.assert(
      fc.property(any, ([rows, columns, values]) => {
        const cost = Float64Array.from(values);
        const { column, cost: total } = matchingOf(cost, rows, columns);
        const used = [...column].filter((at) => at >= 0);
        expect(new Set(used).size).toBe(used.length);
        const sum = [...column].reduce(
          (all, at, row) => all + (at < 0 ? 0 : (cost[row * columns + at] ?? Number.NaN)),
          0,
        );
        expect([used.length, total]).toEqual(brute(cost, rows, columns));
        expect(sum).toBe(total);
      }),
      { numRuns: 500 },
    );
  });

  it('matches by hand', () => {
    const cost = Float64Array.of(4, 1, 3, 2, 0, 5, 3, 2, 2);
    expect(matchingOf(cost, 3, 3)).toEqual({ column: Int32Array.of(1, 0, 2), cost: 5 });
  });

  it('refuses what is no cost', () => {
    expect(() => matchingOf(Float64Array.of(Number.NaN), 1, 1)).toThrow('row 0, column 0 is NaN');
    expect(() => matchingOf(new Float64Array(3), 2, 2)).toThrow('3 costs for 2 × 2 pairs');
  });
});
