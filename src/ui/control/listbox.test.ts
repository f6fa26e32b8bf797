import { describe, expect, it } from 'vitest';
import { moveCursor, search, toggled, typeAhead } from './listbox.ts';

const options = [
  { value: 's', label: 'South', group: 'Region' },
  { value: 'w', label: 'West', group: 'Region' },
  { value: 'h', label: 'Houston', note: 'Dan Priest', group: 'Territory' },
];

describe('listbox', () => {
  it('moves by keys, stays inside, and leaves other keys alone', () => {
    expect(moveCursor('ArrowDown', 1, 3)).toBe(2);
    expect(moveCursor('ArrowDown', 2, 3)).toBe(2);
    expect(moveCursor('ArrowUp', 0, 3)).toBe(0);
    expect(moveCursor('Tab', 0, 3)).toBeNull();
    expect(moveCursor('ArrowDown', 0, 0)).toBeNull();
  });
  it('finds by first letters, from the cursor round', () => {
    expect(typeAhead(options, 0, 'h')).toBe(2);
    expect(typeAhead(options, 2, 's')).toBe(0);
    expect(typeAhead(options, 0, 'x')).toBe(-1);
  });
  it('keeps the chosen in the order of the options', () => {
    expect(toggled(options, ['w'], 's')).toEqual(['s', 'w']);
    expect(toggled(options, ['s', 'w'], 's')).toEqual(['w']);
  });
});

describe('search', () => {
  it('wants every word, in label, note or group', () => {
    expect(search(options, 'dan hou', 9).map((found) => found.value)).toEqual(['h']);
    expect(search(options, 'dan west', 9)).toEqual([]);
  });
  it('puts labels that begin with the text first, and keeps to the limit', () => {
    const towns = [
      { value: 'n', label: 'North Houston' },
      { value: 'h', label: 'Houston' },
    ];
    expect(search(towns, 'hou', 9).map((found) => found.value)).toEqual(['h', 'n']);
    expect(search(options, '', 2)).toHaveLength(2);
  });
});
