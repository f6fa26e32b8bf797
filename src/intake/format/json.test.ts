import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../open.ts';
import type { Table } from '../parse.ts';
import { readJson } from './json-text.ts';

const open = (text: string, name = 'rows.json') =>
  openFiles([{ name, bytes: new TextEncoder().encode(text) }]);
const tables = async (text: string, name?: string): Promise<Record<string, Table>> => {
  const { sources } = await open(text, name);
  return Object.fromEntries(sources.map((source) => [source.id, source.read('all')]));
};
const table = async (text: string): Promise<Table> => {
  const [only] = Object.values(await tables(text));
  if (!only) throw new Error('no table');
  return only;
};

describe('readJson', () => {
  it('is JSON.parse where nothing stands twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (it) => {
        const text = JSON.stringify(it, (_, part: unknown) =>
          typeof part === 'number' ? Math.round(part) % 1e9 : part,
        );
        expect(readJson(text)).toEqual({ value: JSON.parse(text), twice: [] });
      }),
    );
  });

  it('keeps every digit of long numbers, and no other part of a text', () => {
    const text =
      '{"id": 9007199254740993, "b": "9007199254740993", "c": [-1.2345678901234567891, 1e300, 0.5]}';
    expect(readJson(text).value).toEqual({
      id: '9007199254740993',
      b: '9007199254740993',
      c: ['-1.2345678901234567891', 1e300, 0.5],
    });
  });

  it('tells names that stand twice in one object', () => {
    expect(readJson('[{"a":1,"b":{"a":2}},{"a":3,"c\\u0061":4,"a":5}]').twice).toEqual(['a']);
    expect(readJson('{"a":"\\"b\\":1","b":1}').twice).toEqual([]);
  });
});

describe('rows of JSON', () => {
  it.each([
    ['a list of objects', '[{"a":1,"b":"x"},{"b":"y"}]'],
    ['one object a line', '{"a":1,"b":"x"}\n\n{"b":"y"}\n'],
    ['a list under a name', '{"total":2,"data":[{"a":1,"b":"x"},{"b":"y"}]}'],
    ['lists under a header', '[["a","b"],[1,"x"],[null,"y"]]'],
    ['columns by name', '{"a":[1,null],"b":["x","y"]}'],
  ])('%s', async (_, text) => {
    const { header, columns } = await table(text);
    expect([header, columns]).toEqual([
      ['a', 'b'],
      [
        ['1', ''],
        ['x', 'y'],
      ],
    ]);
  });

  it('several lists are several tables', async () => {
    const found = await tables('{"orders":[{"a":1}],"reps":[{"b":2},{"b":3}]}');
    expect(Object.entries(found).map(([id, { rows }]) => [id, rows])).toEqual([
      ['rows.json#orders', 1],
      ['rows.json#reps', 2],
    ]);
  });

  it('objects in rows become columns, lists stay JSON', async () => {
    const { header, columns } = await table('[{"a":{"city":"X","at":[1,2]},"__proto__":{"x":1}}]');
    expect(header).toEqual(['a.city', 'a.at', '__proto__.x']);
    expect(columns).toEqual([['X'], ['[1,2]'], ['1']]);
  });

  it('lines that are no objects are set aside, with their line', async () => {
    const found = await table('{"a":1}\n{"a":\n\n{"a":2}\n7\n{"a":3}\n');
    expect(found.lines).toEqual([1, 4, 6]);
    expect(found.aside.map(({ row }) => row)).toEqual([2, 5]);
  });

  it.each([
    ['[1,2]', 'no rows'],
    ['{}', 'no rows'],
    ['[]', 'no rows'],
    ['[{"a":1}, {"a":', 'cut'],
    ["{'a':1}", 'no valid JSON (line 1)'],
    ['[{"a":1},\n{b:1}]', 'no valid JSON (line 2)'],
  ])('%s is refused: %s', async (text, words) => {
    expect((await open(text)).files[0]?.problem?.message).toContain(words);
  });

  it('a text nested beyond all sense is refused, not a crash', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect((await open(deep)).files[0]?.problem).not.toBeNull();
    expect((await open(`[{"a":${deep}}]`)).files).toHaveLength(1);
  });
});
