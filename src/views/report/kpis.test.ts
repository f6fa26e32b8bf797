import { describe, expect, it } from 'vitest';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { kpi, kpis } from './kpis.ts';
import type { ReportInput } from './input.ts';

const input = (node: string): ReportInput => ({
  facts: reportSmall.pages[node]!,
  directory: reportSmall.directory,
  advice: reportSmall.advice,
});

describe('the KPI strip', () => {
  it('shows value, change and target of a card as a reader would say them', () => {
    // Σ potential 186 M; a third of the first three and 40 % of the rest: 6.6 + 61.2 = 67.8 M.
    expect(kpi(input('company'), 'revenue')).toMatchObject({
      value: '$67.8\u00a0M',
      delta: { sign: 1, text: '+4.2\u00a0%', short: false },
      target: 'Target $60.0\u00a0M',
      asOf: '30\u00a0Sep',
    });
  });

  it('is orange only when worse and off target', () => {
    const base = input('company');
    const { now, before } = base.facts.total;
    const worse = { ...base, facts: { ...base.facts, total: { now: before!, before: now } } };
    const owner = base.directory.nodes.find(({ parent }) => parent === null)!.node;
    const goals = [{ owner, measure: 'coverage', target: 0.99, due: '2026-12-31' }];
    const aimed = { ...worse, directory: { ...base.directory, goals } };
    expect(kpi(aimed, 'coverage').delta).toMatchObject({ sign: -1, short: true });
    const aimless = { ...worse, directory: { ...base.directory, goals: [] } };
    expect(kpi(aimless, 'coverage').delta).toMatchObject({ sign: -1, short: false });
    expect(kpi(worse, 'revenue').delta).toMatchObject({ sign: -1, short: false });
  });

  it('counts territories in the band out of those in scope', () => {
    expect(kpi(input('east'), 'inBand').suffix).toBe('of 6');
  });

  it('leaves out cards without data and deltas without a year before', () => {
    const base = input('company');
    const now = { ...base.facts.total.now, quotaCents: Number.NaN, coveredCents: Number.NaN };
    const facts = { ...base.facts, total: { now, before: null } };
    const cards = kpis({ ...base, facts });
    expect(cards.slice(0, 4).map(({ id }) => id)).toEqual([
      'revenue',
      'attainableGap',
      'whitespace',
      'inBand',
    ]);
    expect(cards.slice(4).map(({ id }) => id)).toEqual(['penetration', 'potential']);
    expect(cards.every(({ delta }) => delta === null)).toBe(true);
  });

  it('draws a monthly line only for measures that have one', () => {
    expect(kpi(input('company'), 'revenue').spark).toHaveLength(36);
    expect(kpi(input('company'), 'inBand').spark).toEqual([]);
    expect(kpi(input('company'), 'coverage').spark[0]).toBeNaN();
  });
});
