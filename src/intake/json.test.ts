import { describe, expect, it } from 'vitest';
import { parseJson } from './json.ts';

describe('parseJson', () => {
  it('knows the line of each part', () => {
    const { rows, value } = parseJson('x', '{\n "a": {"b": [1,\n {"c": "}"}]},\n "d": 2\n}');
    expect(value).toEqual({ a: { b: [1, { c: '}' }] }, d: 2 });
    expect(Object.fromEntries(rows)).toEqual({ a: 2, 'a.b': 2, 'a.b[1]': 3, 'a.b[1].c': 3, d: 4 });
  });

  it('tells names that stand twice in one object only', () => {
    expect(parseJson('x', '{"a": {"b": 1}, "c": {"b": 1, "b": 2}}').twice).toEqual(['c.b']);
  });

  it('tells the line of what is no JSON', () => {
    expect(() => parseJson('bailiwick.json', '{\n "a": 1,\n}')).toThrow('bailiwick.json, row 3');
  });
});
