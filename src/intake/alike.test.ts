import { describe, expect, it } from 'vitest';
import { alikeFinder, editDistance } from './alike.ts';
import { writtenOtherwise } from './variants.ts';

describe('what is likely meant', () => {
  it.each([
    ['GTXPro', 'GTX Pro'],
    ['gtx-basic', 'GTX Basic'],
    ['WakeFern ', 'WakeFern'],
    ['Mueler Werkzeuge', 'Mueller Werkzeuge'],
    ['Café Süd', 'Cafe Sud'],
  ])('%s → %s', (text, known) => {
    expect(alikeFinder(['Other', known])(text)).toBe(known);
  });

  it.each([
    ['a number differs', 'A-102', 'A-101'],
    ['a short word differs', 'GTK', 'GTX'],
    ['too much differs', 'Betasoloin', 'Acme Corporation'],
    ['nothing but signs', '--', 'Acme'],
  ])('says nothing where %s', (_, text, known) => {
    expect(alikeFinder([known])(text)).toBeNull();
  });

  it('counts letters to add, drop or change, up to a limit', () => {
    expect(editDistance('kitten', 'sitting', 9)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(2);
    expect(editDistance('', 'ab', 9)).toBe(2);
  });
});

it('reads the rarer writing as the more frequent one, and no mark of a series', () => {
  const names = { 'Ann Lee': 9, 'ann lee': 2, 'Ann  Lee.': 1, 'Store A': 5, 'Store B': 4 };
  const likes = writtenOtherwise(new Map(Object.entries(names)));
  expect([...likes]).toEqual([
    ['ann lee', 'Ann Lee'],
    ['Ann  Lee.', 'Ann Lee'],
  ]);
});
