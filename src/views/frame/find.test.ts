import { describe, expect, it } from 'vitest';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { findOptions, goalOf } from './find.ts';

describe('the find box', () => {
  const options = findOptions({
    directory: reportSmall.directory,
    places: [{ id: '48201', name: 'Harris', state: 'TX' }],
    cities: [
      { id: '48201', name: 'Houston', state: 'Harris, TX' },
      { id: '48201', name: 'Pasadena', state: 'Harris, TX' },
    ],
    downloads: ['Download CSV: Reps', 'Download SVG: Revenue'],
  });

  it('holds nodes, reps, places and commands, each once', () => {
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
    expect(options.find(({ value }) => value === 'node:t01')).toMatchObject({
      label: 'Houston',
      note: 'South',
      group: 'Territory',
    });
    expect(options.find(({ value }) => value === 'rep:r01')).toMatchObject({
      label: 'Dan Priest',
      note: 'Houston',
    });
    expect(options.find(({ group }) => group === 'Place')?.note).toBe('TX');
    expect(options.filter(({ group }) => group === 'City')).toHaveLength(2);
  });

  it('leads somewhere known, or nowhere', () => {
    expect(goalOf('place:a:b')).toEqual({ kind: 'place', id: 'a:b' });
    expect(goalOf('city:48201:Pasadena')).toEqual({ kind: 'place', id: '48201' });
    expect(goalOf('download:1')).toEqual({ kind: 'download', id: '1' });
    expect(goalOf('command:print')).toEqual({ kind: 'command', id: 'print' });
    expect(goalOf('command:erase')).toEqual({ kind: 'unknown' });
    expect(goalOf('javascript:1')).toEqual({ kind: 'unknown' });
  });
});
