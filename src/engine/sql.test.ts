import { describe, expect, it } from 'vitest';
import { ident, join, shown, sql } from './sql.ts';

describe('sql', () => {
  it('binds every value, also a hostile one', () => {
    const hostile = "'; drop table sale; --";
    expect(sql`select * from sale where line = ${hostile}`).toEqual({
      text: 'select * from sale where line = ?',
      values: [hostile],
    });
  });

  it('splices fragments with their values in order', () => {
    const part = sql`month >= ${'2024-01-01'}`;
    expect(sql`where a = ${1} and ${part} and b in (${join(['x', null])})`).toEqual({
      text: 'where a = ? and month >= ? and b in (?, ?)',
      values: [1, '2024-01-01', 'x', null],
    });
  });

  it('quotes identifiers', () => {
    expect(ident('od"d.name').text).toBe('"od""d.name"');
    expect(() => ident('')).toThrow(TypeError);
  });

  it('shows values for readers', () => {
    expect(shown(sql`a = ${"O'Hara?"} or b > ${2} or c is ${null}`)).toBe(
      "a = 'O''Hara?' or b > 2 or c is null",
    );
  });
});
