import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimalOf } from './decimal.ts';
import { ExpressionError, parseExpression } from './expression.ts';
import { parseDecimal } from './number.ts';

interface Case {
  readonly text: string;
  /** Value as a fraction of BigInts, worked out beside the text by another way; null: none. */
  readonly value: Decimal | null;
}

const COLUMNS: Readonly<Record<string, string>> = {
  Quantity: '7',
  'Unit Price': '12.50',
  rate: '-0.075',
  zero: '0',
};
const NAMES: Readonly<Record<string, string>> = {
  Quantity: 'Quantity',
  'Unit Price': '"Unit Price"',
  rate: '`rate`',
  zero: 'zero',
};

const column = fc
  .constantFrom(...Object.keys(COLUMNS))
  .map((name): Case => ({ text: NAMES[name] ?? '', value: parseDecimal(COLUMNS[name] ?? '') }));
const constant = fc.tuple(fc.nat(9999), fc.integer({ min: 0, max: 3 })).map(([n, places]): Case => {
  const text =
    places === 0
      ? String(n)
      : `${Math.floor(n / 10 ** places)}.${String(n % 10 ** places).padStart(places, '0')}`;
  return { text, value: decimalOf(BigInt(n), 10n ** BigInt(places)) };
});

function fold(a: Case, sign: string, b: Case): Case {
  const text = `(${a.text} ${sign} ${b.text})`;
  if (!a.value || !b.value || (sign === '/' && b.value.n === 0n)) return { text, value: null };
  const [{ n: p, d: q }, { n: r, d: s }] = [a.value, b.value];
  if (sign === '*') return { text, value: decimalOf(p * r, q * s) };
  if (sign === '/')
    return { text, value: r < 0n ? decimalOf(-p * s, q * -r) : decimalOf(p * s, q * r) };
  return { text, value: decimalOf(sign === '+' ? p * s + r * q : p * s - r * q, q * s) };
}

/** Half up by floor of doubled size: not the code under test. */
function roundCase(a: Case, digits: number): Case {
  const text = `round(${a.text}, ${digits})`;
  if (!a.value) return { text, value: null };
  const unit = 10n ** BigInt(digits);
  const size = (a.value.n < 0n ? -a.value.n : a.value.n) * unit;
  const whole = size / a.value.d;
  const up = 2n * (size % a.value.d) >= a.value.d ? whole + 1n : whole;
  return { text, value: decimalOf(a.value.n < 0n ? -up : up, unit) };
}

const { tree } = fc.letrec<{ tree: Case }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    column,
    constant,
    fc
      .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
      .map(([a, sign, b]) => fold(a, sign, b)),
    fc
      .tuple(tie('tree'), fc.integer({ min: 0, max: 4 }))
      .map(([a, digits]) => roundCase(a, digits)),
    tie('tree').map(({ text, value }): Case => ({
      text: `-${text}`,
      value: value && decimalOf(-value.n, value.d),
    })),
  ),
}));

const look = (name: string): Decimal | null => parseDecimal(COLUMNS[name] ?? '');
const at = (text: string): Decimal | null => parseExpression(text).evaluate(look);
const fraction = (value: Decimal | null): number | null =>
  value && Number(value.n) / Number(value.d);

describe('expression', () => {
  it('equals the same sum by BigInt fractions', () => {
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        const got = at(text);
        if (value === null) expect(got).toBeNull();
        else expect(got !== null && got.n * value.d === value.n * got.d).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 4 / 3', 1],
    ['--2', 2],
    ['2 * -3', -6],
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(1.005, 2)', 1.01],
    ['round(1 / 3 * 3, 6)', 1],
    ['Quantity * "Unit Price" * (1 + rate)', 80.9375],
    ['Round(`Unit Price`, 0)', 13],
  ])('%s = %d', (text, value) => expect(fraction(at(text))).toBe(value));

  it('tells the columns it needs', () => {
    expect(parseExpression('a * "b ""x"" c" + a - `d`` e`').columns).toEqual([
      'a',
      'b "x" c',
      'd` e',
    ]);
  });

  it.each(['1 / zero', 'missing + 1', '1 / (Quantity - 7)'])('%s has no value', (text) =>
    expect(at(text)).toBeNull(),
  );

  it.each([
    ['', 1],
    ['1 +', 4],
    ['1 2', 3],
    ['(1', 3],
    ['1 )', 3],
    ['a ^ 2', 3],
    ['"open', 1],
    ['sum(a)', 1],
    ['round(a, b)', 10],
    ['round(a, 13)', 10],
    ['round(a, 1.5)', 10],
    ['* 2', 1],
  ])('%j is wrong at position %i', (text, position) => {
    const parse = (): unknown => parseExpression(text);
    expect(parse).toThrow(ExpressionError);
    expect(parse).toThrow(`(at position ${position})`);
  });

  it.each([['('.repeat(60) + '1'], ['-'.repeat(60) + '1'], [`${'1+'.repeat(2000)}1`]])(
    'refuses what is too deep or long',
    (text) => {
      expect(() => parseExpression(text)).toThrow(ExpressionError);
    },
  );
});
