import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '#domain/mapping.ts';
import { parseTyped, typedOf } from './typed.ts';

const COLUMNS = ['amount', 'Unit Price', 'first', 'last', 'a + b'];
const parse = (text: string, kind: 'text' | 'money' | 'date' = 'text') =>
  parseTyped(text, kind, COLUMNS);

describe('what is typed for a field', () => {
  it('is nothing, a column, a number or an expression where figures are wanted', () => {
    expect(parse('  ', 'money')).toBeNull();
    expect(parse(' Unit Price ', 'money')).toBe('Unit Price');
    expect(parse('12.5', 'money')).toBe(12.5);
    expect(parse('amount * (1 - 0.1)', 'money')).toBe('amount * (1 - 0.1)');
  });

  it('is a column, several, or a fixed text in quotes where texts are wanted', () => {
    expect(parse('first + last')).toEqual(['first', 'last']);
    expect(parse('"Field"')).toEqual({ constant: 'Field' });
    expect(parse('12')).toBe('12');
  });

  it('knows a column whose name holds the sign that joins', () =>
    expect(parse('a + b')).toBe('a + b'));

  it('passes a wrong name on, to be told what is wrong', () =>
    expect(parse('frist')).toBe('frist'));

  it('reads back what it shows', () => {
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9_]{0,8}$/);
    const value: fc.Arbitrary<FieldValue> = fc.oneof(
      word,
      fc.array(word, { minLength: 2, maxLength: 4 }),
      word.map((constant) => ({ constant })),
    );
    fc.assert(
      fc.property(value, (given) => {
        expect(parseTyped(typedOf(given), 'text', [])).toEqual(given);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        expect(parseTyped(typedOf(cents / 100), 'number', [])).toBe(cents / 100);
      }),
    );
  });
});
