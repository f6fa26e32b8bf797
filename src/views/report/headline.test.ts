import { describe, expect, it } from 'vitest';
import type { Finding } from '#domain/finding.ts';
import { reportSmall } from '../../../tests/fixtures/report-small.ts';
import { headline } from './headline.ts';

const { directory, pages } = reportSmall;
const input = (node: string) => ({ facts: pages[node]!, directory, advice: null });
const finding = (title: string): Finding => ({
  code: 'whitespace',
  title,
  detail: `${title} in detail`,
  territories: [],
  weight: 1,
  robust: true,
});

describe('the headline', () => {
  it('is the strongest finding, with two lesser ones below', () => {
    const said = headline(input('company'), ['a', 'b', 'c', 'd'].map(finding));
    expect(said).toMatchObject({ title: 'a', lesser: [{ title: 'b' }, { title: 'c' }] });
    expect(said.kicker).toBe('Coverage report · 12 territories, 11 reps, 1,266 accounts');
  });

  it('is the plain title where no rule fires', () => {
    expect(headline(input('t01'), [])).toMatchObject({
      kicker: 'Territory Houston · 1 territory, 1 rep, 100 accounts',
      title: 'Coverage report: Houston',
      lesser: [],
    });
  });
});
