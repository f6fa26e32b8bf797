import { describe, expect, it } from 'vitest';
import type { Slice } from '#domain/slice.ts';
import { WHOLE } from '#domain/slice.ts';
import { classOf } from '#panels/classes.ts';
import { sceneOf } from '#domain/standing.ts';
import { toCsv } from '#export/csv.ts';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { chosenFilters, filterText } from './filters.ts';
import { footer } from './footer.ts';
import type { ReportInput } from './input.ts';
import { pathTo, staffText } from './input.ts';
import { moveRows, nextStep, unitNames } from './moves.ts';
import { scatter } from './scatter.ts';
import { segmentGrid, segmentScale, together } from './segments.ts';
import { segmentHeadline, segmentStances, territoryStances } from './stances.ts';
import { territoryCsv, territoryRows } from './territory-rows.ts';
import { why } from './why.ts';

const { directory, advice } = reportSmall;
const gapped = new Set(['t01', 't02', 't03']);
const input: ReportInput = { facts: reportSmall.pages['company']!, directory, advice };
const scene = sceneOf(input.facts, directory);

describe('territory rows', () => {
  const rows = territoryRows(input, gapped);

  it('stand by attainable gap, the first three marked', () => {
    // gap = 45 % − 20 % of potential for the first three, 5 % for the rest.
    expect(rows.slice(0, 4).map(({ name }) => name)).toEqual([
      'Phoenix',
      'Denver',
      'Houston',
      'Austin',
    ]);
    expect(rows.filter(({ short }) => short)).toHaveLength(3);
    expect(rows[1]).toMatchObject({ staff: 'vacant 9 weeks', vacant: true });
  });

  it('leave as a file with numbers, not texts', () => {
    const lines = toCsv(territoryCsv('USD'), rows).split('\r\n');
    expect(lines[0]).toContain('"Attainable gap, USD"');
    expect(lines[1]).toMatch(/^Phoenix,t03,Elif Aydin,3000000,/);
  });
});

describe('names', () => {
  it('lead from the company to the territory', () => {
    expect(pathTo(directory, 't01').map(({ name }) => name)).toEqual([
      'Small Supply',
      'West',
      'South',
      'Houston',
    ]);
    expect(pathTo(directory, null).map(({ node }) => node)).toEqual(['company']);
  });

  it('say when nobody staffs a territory', () => {
    const entry = directory.territories[0]!;
    expect(staffText(directory, { ...entry, reps: ['r01', 'r03'] })).toBe('Dan Priest + 1');
    expect(staffText(directory, { ...entry, reps: [], vacantSince: null })).toBe('vacant');
  });
});

describe('the scatter', () => {
  it('leaves out what has no place on logarithms', () => {
    const rows = territoryRows(input, gapped).map((row, i) =>
      i === 0 ? { ...row, values: { ...row.values, penetration: 0 } } : row,
    );
    const model = scatter(input, rows, scene);
    expect(model.points).toHaveLength(11);
    expect(model.lines.map(({ tone }) => tone)).toEqual(['accent', 'grey', 'faint']);
  });

  it('colours the few that are clearly short', () => {
    const { points } = scatter(input, territoryRows(input, gapped), scene);
    expect(
      points
        .filter(({ short }) => short)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Denver', 'Houston', 'Phoenix']);
  });
});

describe('segments', () => {
  it('sum to their rows and put the largest first', () => {
    const grid = segmentGrid(input, 'industry');
    expect(grid.rows.map(({ name }) => name)).toEqual([
      'Construction',
      'Machinery',
      'Food processing',
    ]);
    expect(grid.columns.map(({ id }) => id)).toEqual(['A', 'B', 'C']);
    expect(together(input.facts.industryTier).now.accounts).toBe(936);
  });

  it('read by area and line as well', () => {
    expect(segmentGrid(input, 'area')).toMatchObject({ rowHead: 'Area', columns: directory.lines });
  });

  it.each([
    [0.38, 3],
    [0.395, 3],
    [0.51, 6],
    [0.31, 1],
    [Number.NaN, -1],
  ])('colour %d by its distance from 38 %%', (value, tone) => {
    expect(classOf(segmentScale(0.38), value)).toBe(tone);
  });
});

describe('moves', () => {
  it('name ground, receiver and what changes hands', () => {
    expect(moveRows(advice, directory, () => 'Bergen')[0]).toMatchObject({
      ground: 'Bergen',
      changes: [
        ['$2.2\u00a0M', 'revenue'],
        ['125', 'accounts change hands'],
      ],
      from: { name: 'New York', before: 196, after: 144 },
      to: { name: 'Newark', before: 69, after: 100 },
    });
    expect(unitNames(['a', 'b', 'c', 'd'], (unit) => unit)).toBe('a, b and 2 more');
  });

  it('lead with what they do together', () => {
    const step = nextStep(advice, directory);
    expect(step.title).toBe('Two moves bring three territories back into the 85–115 band');
    expect(step.lines.map(({ value }) => value)).toEqual([
      '+$2.7\u00a0M',
      '3.5\u00a0%',
      '11\u00a0%',
    ]);
  });

  it('give way to the reason where the plan should stay', () => {
    const step = nextStep(
      { ...advice, verdict: 'leave', suggestions: [], together: null },
      directory,
    );
    expect(step).toMatchObject({ title: 'Today’s plan is best left as it is' });
    expect(step.lines[0]?.text).toBe(advice.reason);
  });
});

describe('filters', () => {
  const slice = { ...WHOLE, from: 24300, to: 24311, tiers: ['A', 'C'], compare: 'none' as const };

  it('can each be taken back alone', () => {
    const chosen = chosenFilters(slice, directory, 'field');
    expect(chosen.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'Period Jan\u00a02025 to Dec\u00a02025',
      'Compared with nothing',
      'Tier A',
      'Tier C',
    ]);
    expect(chosen[2]?.without).toEqual({ tiers: ['C'] });
    const back = chosen.reduce<Slice>((rest, { without }) => ({ ...rest, ...without }), slice);
    expect(back.from).toBeNull();
  });

  it('are said in words', () => {
    expect(filterText([])).toBe('Filters: none');
    expect(filterText(chosenFilters({ ...WHOLE, layer: 'specialist' }, directory, 'field'))).toBe(
      'Filters: Layer Specialist',
    );
  });
});

describe('why this number', () => {
  it('gives value, comparison, rows, date and basis', () => {
    const answer = why(input, 'coverage', input.facts.total, 'Small Supply');
    expect(answer.lines.map(({ name }) => name)).toEqual([
      'Value',
      'Last year',
      'Change',
      'Compared with',
      'Rows behind it',
      'Period',
      'As of',
      'Potential',
    ]);
    expect(answer.lines.find(({ name }) => name === 'As of')?.value).toBe(
      '30\u00a0Sep\u00a02026, modelled: an estimate',
    );
    expect(answer.formula).not.toBe('');
  });

  it('leaves the comparison out where the reader did not ask for it', () => {
    const facts = { ...input.facts, compare: null };
    expect(
      why({ ...input, facts }, 'revenue', facts.total, 'x').lines.map(({ name }) => name),
    ).toEqual(['Value', 'Compared with', 'Rows behind it', 'Period', 'As of']);
  });
});

describe('the footer', () => {
  it('adds up: rows read are kept or set aside', () => {
    expect(footer(directory)).toMatchObject({
      rows: 'Rows in 5,300 = kept 5,290 + set aside 10',
      counts: '1,266 accounts, 4,866 orders, 310 units',
      assumptions: ['No capacity: 1,536 field hours a year.'],
    });
  });
});

describe('stances', () => {
  it('name the territories with most potential first', () => {
    const stances = territoryStances(input, territoryRows(input, gapped));
    expect(stances[0]).toMatchObject({ name: 'Austin', stance: 'defend' });
    // 20 % penetration is below the company's, growth is the same everywhere.
    expect(stances.find(({ name }) => name === 'Houston')?.stance).toBe('invest');
  });

  it('say what to do about each segment, and title by what is worth the hours', () => {
    const grid = segmentGrid(input, 'industry');
    const stances = segmentStances(input, grid);
    expect(stances.get('311')).toBe('Invest');
    expect(segmentHeadline(input, grid)).toBe('Food processing is worth the next hours');
  });
});
