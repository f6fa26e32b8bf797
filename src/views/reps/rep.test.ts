import { describe, expect, it } from 'vitest';
import { renderChart } from '#ui/plot/render.ts';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { quartersChart } from './quarters.chart.ts';
import { quarterLabel, repModel } from './rep.ts';

const { directory, pages } = reportSmall;
const facts = pages['company']!;
const entry = {
  ...directory.reps[0]!,
  skills: [
    { kind: 'line', code: 'pumps', level: 0.4 },
    { kind: 'tier', code: 'A', level: 0.9 },
  ],
};

describe('the page of a rep', () => {
  const ranked = {
    predictors: [],
    groups: { above: 1, expected: 0, below: 0 },
    leftOut: [],
    caution: '',
    rows: [
      {
        rep: 'r01',
        territory: 't01',
        effect: 0.2,
        low: 0.1,
        high: 0.3,
        group: 'above' as const,
        rankLow: 1,
        rankHigh: 3,
        revenueCents: 1,
        attainment: 1,
      },
    ],
  };

  it('leads with the place given the ground', () => {
    const model = repModel(entry, facts, directory, ranked, 0.5);
    expect(model.title).toBe('Dan Priest sells clearly more than the ground explains');
    expect(model.figures[0]?.note).toContain('rank 1–3 of 1 (80 %)');
    expect(model.strengths.map(({ name }) => name)).toEqual(['A (tier)', 'Pumps (line)']);
  });

  it('says why there is no fair place', () => {
    const model = repModel(entry, facts, directory, { reason: 'Too few.' }, Number.NaN);
    expect(model).toMatchObject({
      title: 'Dan Priest',
      figures: [{ value: '–', note: 'Too few.' }, {}, { value: '–' }, {}],
    });
  });

  it('says why somebody has no numbers', () => {
    const noted = (end: string | null) =>
      repModel({ ...entry, rep: 'r99', end }, facts, directory, ranked, Number.NaN).figures;
    expect(noted('2026-03-31')).toMatchObject([{ note: expect.stringContaining('Left on') }]);
    expect(noted(null)).toMatchObject([{ note: expect.stringContaining('Leads no territory') }]);
  });

  it('names quarters by their last month and draws them', () => {
    expect(quarterLabel(2026 * 12 + 8)).toBe('Q3 26');
    const { quarters } = repModel(entry, facts, directory, ranked, 1);
    expect(quarters.at(-1)?.label).toBe('Q3 26');
    expect(
      renderChart(quartersChart, { quarters, symbol: '$' }, 640).match(/data-id=/g),
    ).toHaveLength(12);
  });
});
