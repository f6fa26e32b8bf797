import { describe, expect, it } from 'vitest';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { findOptions, goalOf } from './find.ts';

describe('the find box', () => {
  const options = findOptions(reportSmall.directory, [
    { id: '48201', name: 'Harris', state: 'TX' },
  ]);

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
  });

  it('leads somewhere known, or nowhere', () => {
    expect(goalOf('place:a:b')).toEqual({ kind: 'place', id: 'a:b' });
    expect(goalOf('command:print')).toEqual({ kind: 'command', id: 'print' });
    expect(goalOf('command:erase')).toEqual({ kind: 'unknown' });
    expect(goalOf('javascript:1')).toEqual({ kind: 'unknown' });
  });
});
