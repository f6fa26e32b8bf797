import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportFacts } from '#domain/facts.ts';
import { PUBLISH_LEVELS, type PublishLevel } from '#domain/publish.ts';
import { WHOLE, type Slice } from '#domain/slice.ts';
import { answerer } from '#state/answer.ts';
import { publishedAt, UNITS, type Out } from '../support/published-company.ts';
import { leaksIn } from '../support/published-folder.ts';
import { SECRET_CENTS, SECRET_WORDS } from '../support/secret-company.ts';

const made = {} as Record<PublishLevel, Out>;
beforeAll(async () => {
  for (const level of PUBLISH_LEVELS) made[level] = await publishedAt(level);
}, 120_000);
afterAll(async () => {
  for (const { folder } of Object.values(made)) await rm(folder, { recursive: true });
});

describe('a byte search', () => {
  const account = { words: SECRET_WORDS.account, cents: SECRET_CENTS.account };
  const territory = { words: SECRET_WORDS.territory, cents: SECRET_CENTS.territory };

  it('finds the secrets where everything is published', async () => {
    const found = await leaksIn(made.account.folder, account);
    for (const part of ['tables: Zyqvault', 'directory', 'columns potentialCents'])
      expect(
        found.some((leak) => leak.includes(part)),
        part,
      ).toBe(true);
  });

  it('finds nothing of an account below its level', async () => {
    expect(await leaksIn(made.territory.folder, account)).toEqual([]);
    expect(await leaksIn(made.summary.folder, account)).toEqual([]);
  });

  it('finds territories and reps at their level, and none in a summary', async () => {
    const found = await leaksIn(made.territory.folder, territory);
    expect(found.some((leak) => leak.includes('Vexbright'))).toBe(true);
    expect(await leaksIn(made.summary.folder, territory)).toEqual([]);
  });
});

const comparable = ({ industryTier: _, ...facts }: ReportFacts) => facts;

describe('a territory extract', () => {
  const slices: readonly Partial<Slice>[] = [
    {},
    { node: 'north' },
    { node: 'terr-qx-3' },
    { history: 'credited' },
    { node: 'south', history: 'credited', compare: 'none' },
  ];

  it('answers every period, node and history as the whole one does', () => {
    const whole = answerer(made.account.prepared.columns, made.account.prepared.directory);
    const { columns, directory } = made.territory.prepared;
    const told = answerer(columns, directory);
    const { firstMonth, months } = directory;
    for (const part of slices)
      for (let month = 0; month < months; month += 1) {
        const slice = {
          ...WHOLE,
          ...part,
          from: firstMonth + Math.floor(month / 2),
          to: firstMonth + month,
        };
        expect(comparable(told(slice).facts)).toEqual(comparable(whole(slice).facts));
      }
  });

  it('has the pages of the whole one', () => {
    const { pages } = made.account.report;
    expect(Object.keys(made.territory.report.pages)).toEqual(Object.keys(pages));
    for (const [key, page] of Object.entries(made.territory.report.pages))
      expect(comparable(page)).toEqual(comparable(pages[key] as ReportFacts));
  });

  it('shows each area as its territory', () => {
    const { columns, directory } = made.territory.prepared;
    const { units, facts } = answerer(columns, directory)(WHOLE);
    const at = UNITS.indexOf('u0');
    expect(units.revenueCents[at]).toBe(facts.territories[0]?.now.revenueCents);
  });
});

describe('a summary', () => {
  it('has company and districts, with the numbers of the whole one', () => {
    const { pages } = made.account.report;
    expect(Object.keys(made.summary.report.pages).sort()).toEqual(['company', 'north', 'south']);
    for (const [key, page] of Object.entries(made.summary.report.pages)) {
      expect(page.total).toEqual(pages[key]?.total);
      expect(page.series).toEqual(pages[key]?.series);
      expect(page.reps).toEqual([]);
    }
    const north = made.summary.report.pages.company?.territories[0];
    expect(north?.territory).toBe('north');
    const noLoad = { serviceHours: NaN, lineHaulHours: NaN, capacityHours: NaN };
    expect(north?.now).toEqual({ ...pages.north?.total.now, ...noLoad });
  });

  it('says what it is', () => {
    const { manifest, directory } = made.summary.report;
    expect(manifest.level).toBe('summary');
    expect(directory.published?.level).toBe('summary');
    expect(directory.published?.rows.account).toBeUndefined();
    expect(directory.territories.map(({ name }) => name)).toEqual(['north', 'south']);
  });
});
