import { describe, expect, test } from 'vitest';
import type { Directory } from './directory.ts';
import { findingsOf } from './findings.ts';
import { among, directoryOf, reportOf, type Ground } from './scene.fixture.ts';
import { vacancyCost, vacantWeeks } from './vacancy.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');
const find = (grounds: readonly Ground[], more: Partial<Directory> = {}) =>
  findingsOf(reportOf(grounds), directoryOf(grounds, more));
const one = (code: string, grounds: readonly Ground[], more: Partial<Directory> = {}) =>
  find(grounds, more).find((finding) => finding.code === code);

const short = (name: string, millions: number): Ground => ({
  name,
  facts: { attainableCents: 380_000_000 + millions * 100_000_000 },
});
const busy = (name: string, serviceHours: number): Ground => ({ name, facts: { serviceHours } });
const vacant = (name: string, since: string): Ground => ({
  name,
  entry: { reps: [], vacantSince: since },
});

describe('attainable gap', () => {
  const grounds = among(20, short('Houston', 2.7), short('Denver', 2.1), short('Phoenix', 1.8));

  test('names the three that hold most of it', () => {
    const finding = one('attainable-gap', grounds);
    // 6.6 of 6.6 + 17 × 0.2 = 10.0
    expect(plain(finding?.title)).toBe(
      'Houston, Denver and Phoenix hold 66 % of the $10.0 M that is attainable but not booked',
    );
    expect(finding?.territories).toEqual(['t00', 't01', 't02']);
    expect(finding?.weight).toBe(660_000_000);
  });

  test('is robust only while it stands with these territories’ potential one sd lower', () => {
    const known = (relativeSd: number) => ({ potential: { source: '', asOf: null, relativeSd } });
    expect(one('attainable-gap', grounds, known(0.2))?.robust).toBe(true);
    // 6.6 − 0.32 × 18.0 = 0.8 of 4.2: 20 %, under 1.5 times an even 15 %.
    expect(one('attainable-gap', grounds, known(0.32))?.robust).toBe(false);
  });

  test('stays silent where the gap is even, closed or not known', () => {
    expect(one('attainable-gap', among(20))).toBeUndefined();
    expect(
      one('attainable-gap', among(20, { name: 'A', facts: { attainableCents: Number.NaN } })),
    ).toBeUndefined();
    const closed = Array.from({ length: 8 }, (_, at) => short(`G${at}`, -1));
    expect(one('attainable-gap', closed)).toBeUndefined();
  });

  test('one territory alone speaks of itself', () => {
    expect(plain(one('attainable-gap', [short('Houston', 2.7)])?.title)).toBe(
      'Houston books $2.7 M less than like accounts would',
    );
  });
});

describe('outside the band', () => {
  test('counts by the index as shown and names the extremes', () => {
    const finding = one('out-of-band', among(20, busy('New York', 2900), busy('North Bay', 500)));
    expect(finding?.title).toBe('2 of 20 territories are outside the 85–115 workload band');
    expect(finding?.detail).toMatch(/^New York carries 21\d, North Bay \d\d, where 100/);
    expect(finding?.territories).toEqual(['t00', 't01']);
  });

  test('only the side that leaves it is named', () => {
    expect(one('out-of-band', among(20, busy('North Bay', 500)))?.detail).toMatch(
      /^North Bay carries \d\d,/,
    );
  });

  test('stays silent inside the band and without hours', () => {
    expect(one('out-of-band', among(20))).toBeUndefined();
    const none = Array.from({ length: 5 }, (_, at) => ({
      name: `G${at}`,
      facts: { serviceHours: Number.NaN },
    }));
    expect(one('out-of-band', none)).toBeUndefined();
  });
});

describe('vacancy', () => {
  test('says for how long and what a week costs: a quarter of its sales ÷ 52', () => {
    const finding = one('vacancy', among(10, vacant('Denver', '2026-07-29')));
    expect(finding?.title).toBe('Denver has been vacant for 9 weeks');
    // 0.25 × $3.8 M ÷ 52 = $18 k
    expect(plain(finding?.detail)).toMatch(
      /^A week of it costs about \$18 k \(80 %: \$1\d k to \$2\d k\)\.$/,
    );
  });

  test('cost follows the model: sales fitted to all, whatever the vacancy itself still sells', () => {
    const alike = {
      potentialCents: 1e9,
      serviceHours: 1000,
      lineHaulHours: 0,
      revenueCents: 52_000,
    };
    const all = [
      alike,
      alike,
      { ...alike, revenueCents: 26_000 },
      { ...alike, revenueCents: 78_000 },
    ];
    const cost = vacancyCost(all[2] ?? alike, all);
    expect(cost.median).toBeGreaterThan(0.24 * 1000);
    expect(cost.median).toBeLessThan(0.26 * 1000);
    expect(cost).toEqual(vacancyCost(all[3] ?? alike, all));
  });

  test('weeks are whole, and none while staffed or before the start', () => {
    expect(vacantWeeks({ reps: [], vacantSince: '2026-09-17' }, '2026-09-30')).toBe(1);
    expect(vacantWeeks({ reps: ['r'], vacantSince: '2026-01-01' }, '2026-09-30')).toBeNull();
    expect(vacantWeeks({ reps: [], vacantSince: '2026-10-30' }, '2026-09-30')).toBe(0);
  });
});

describe('overlap, whitespace, signs', () => {
  test('shared ground says so first', () => {
    const planDerived = { overlapShare: 0.82, statesPerRep: [35, 43] as const };
    const findings = find(among(28, busy('A', 3000)), { planDerived });
    expect(findings[0]?.title).toBe('Every rep sells in 35–43 states: no ground has one owner');
    expect(
      one('overlap', among(28), { planDerived: { ...planDerived, overlapShare: 0.1 } }),
    ).toBeUndefined();
  });

  test('whitespace of a tenth', () => {
    const white = { name: 'Gulf', facts: { whitespaceCents: 900_000_000 } };
    // 9 + 9 × 0.5 = 13.5
    expect(plain(one('whitespace', among(10, white))?.title)).toBe(
      'Gulf holds 67 % of the $13.5 M nobody works',
    );
    expect(one('whitespace', among(10))).toBeUndefined();
  });

  test('it takes two signs to act', () => {
    const goals = [{ owner: 'company', measure: 'coverage', target: 0.72, due: '2026-09-30' }];
    expect(one('when-to-act', among(20), { goals })).toBeUndefined();
    const finding = one('when-to-act', among(20, vacant('Denver', '2026-01-01')), { goals });
    expect(finding?.title).toBe('Two of five signs say it is time to act');
    expect(plain(finding?.detail)).toBe(
      'Coverage is 67.0 % against a target of 72 % and Denver vacant for over 13 weeks.',
    );
  });

  test('nothing to say, nothing said', () => expect(find(among(20))).toEqual([]));
});
