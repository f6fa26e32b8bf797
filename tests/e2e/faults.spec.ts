import { expect, test as base, type Locator, type Page } from '@playwright/test';
import {
  askInstead,
  holdWorkers,
  killAtNextQuestion,
  loseWebgl,
  withoutWebgl,
} from '../support/fault-browser.ts';
import { startFaultServer, type FaultName, type FaultServer } from '../support/fault-server.ts';
import { kpi } from './open.ts';

const EXTRACT = /\.duckdb$/;
const COLUMNS = /columns-\w+\.bin$/;
/** 10 s for the sentence, the rest for a busy machine. */
const SAID = { timeout: 40_000 };

/** A server of its own for each test, and no error that nobody caught. */
const test = base.extend<{ site: FaultServer }>({
  serviceWorkers: 'block',
  // A small map: nothing here looks at it, and drawing it without a graphics card takes the time.
  viewport: { width: 720, height: 480 },
  site: async ({ page }, use) => {
    const uncaught: string[] = [];
    page.on('pageerror', (error) => uncaught.push(String(error)));
    const site = await startFaultServer('build');
    await use(site);
    await site.close();
    expect(uncaught, 'errors nobody caught').toEqual([]);
  },
});

// Some faults are silence and take their 9 s; a machine may be busy besides.
test.describe.configure({ timeout: 120_000 });

const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => performance.getEntriesByName('bailiwick:engine').length > 0);
const again = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Try again' }).first().click();

/** The dialog that asks the engine for one number. */
async function openQuestion(page: Page): Promise<Locator> {
  await page
    .getByRole('region', { name: 'Revenue', exact: true })
    .getByRole('button')
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'SQL' }).click();
  return dialog;
}
const run = (dialog: Locator): Promise<void> =>
  dialog.getByRole('button', { name: 'Run it' }).click();
const answered = (dialog: Locator): Promise<void> =>
  expect(dialog.locator('b[role=status]')).toContainText('$', SAID);

const AT_START: readonly (readonly [FaultName, RegExp])[] = [
  ['not found', /does not have extract-\w+\.duckdb \(404\)/],
  ['forbidden', /refuses extract-\w+\.duckdb \(403\)/],
  ['server error', /failed to give extract-\w+\.duckdb \(500\)/],
  ['a page', /a web page instead of extract-/],
  ['a redirect to a page', /a web page instead of extract-/],
  ['hanging', /has not answered for 8 s when asked for extract-/],
  ['hanging in the middle', /has not answered for 8 s when asked for extract-/],
  ['reset', /line broke before extract-/],
  ['no line', /line broke before extract-/],
  ['swapped', /is another file than this page was built from/],
  ['truncated', /extract-\w+\.duckdb came incomplete/],
  ['empty', /extract-\w+\.duckdb came empty/],
  ['garbage', /extract-\w+\.duckdb is damaged/],
  ['a flipped block', /extract-\w+\.duckdb is damaged/],
  ['a newer version', /written by a newer version/],
];

test.describe('the extract', () => {
  for (const [name, sentence] of AT_START)
    test(`${name}: said, and mended by trying again`, async ({ page, site }) => {
      site.fault(EXTRACT, name);
      await page.goto(site.address);
      await expect(page.getByText(sentence)).toBeVisible(SAID);
      expect(await kpi(page, 'Revenue')).toMatch(/^\$\d/);
      site.mend();
      await again(page);
      await ready(page);
      await expect(page.getByText('The engine did not start')).toHaveCount(0);
    });

  for (const name of ['no ranges', 'packed ranges', 'slow'] as const)
    test(`${name}: comes as a whole`, async ({ page, site }) => {
      site.fault(EXTRACT, name);
      await page.goto(site.address);
      if (name === 'slow')
        await expect(page.getByText(/Fetching the data for details: \d+ of 14 MB/)).toBeVisible(
          SAID,
        );
      await ready(page);
      const dialog = await openQuestion(page);
      await run(dialog);
      await answered(dialog);
    });
});

const IN_THE_MIDDLE: readonly (readonly [FaultName, RegExp])[] = [
  ['not found', /\(404\)/],
  ['server error', /\(500\)/],
  ['hanging', /has not answered for 2.5 s|within 9 s/],
  ['reset', /line broke/],
  ['no line', /line broke/],
  ['garbage', /is damaged|line broke/],
];

test.describe('the extract, in the middle of reading', () => {
  for (const [name, sentence] of IN_THE_MIDDLE)
    test(`${name}: said where it was asked, and mended by asking again`, async ({ page, site }) => {
      await page.goto(site.address);
      await ready(page);
      const dialog = await openQuestion(page);
      site.fault(EXTRACT, name);
      await run(dialog);
      await expect(dialog.getByRole('alert')).toContainText(sentence, SAID);
      site.mend();
      await run(dialog);
      await answered(dialog);
    });

  test('offline: said, and mended when the line is back', async ({ page, site, context }) => {
    await page.goto(site.address);
    await ready(page);
    const dialog = await openQuestion(page);
    await context.setOffline(true);
    await run(dialog);
    await expect(dialog.getByRole('alert')).toContainText(/no network|line broke/, SAID);
    await context.setOffline(false);
    await run(dialog);
    await answered(dialog);
  });
});

const OF_COLUMNS: readonly (readonly [FaultName, RegExp])[] = [
  ['not found', /does not have columns-\w+\.bin \(404\)/],
  ['a page', /a web page instead of columns-/],
  ['hanging', /has not answered for 8 s when asked for columns-/],
  ['reset', /line broke before columns-/],
  ['swapped', /columns-\w+\.bin is damaged/],
  ['truncated', /columns-\w+\.bin came incomplete/],
  ['empty', /columns-\w+\.bin came empty/],
  ['garbage', /columns-\w+\.bin is damaged/],
];

test.describe('the columns', () => {
  for (const [name, sentence] of OF_COLUMNS)
    test(`${name}: said, the report stays, trying again answers`, async ({ page, site }) => {
      site.fault(COLUMNS, name);
      await page.goto(site.address);
      await expect(page.locator('[data-alive]')).toBeAttached(SAID);
      const whole = await kpi(page, 'Revenue');
      await page
        .getByRole('button', { name: /12 months/ })
        .first()
        .click();
      await page.getByRole('slider').first().press('ArrowRight');
      const notice = page.getByRole('alert').filter({ hasText: 'could not be answered' });
      await expect(notice).toContainText(sentence, SAID);
      site.mend();
      // The page may have come by the columns by itself in between: then the notice is gone.
      await expect(async () => {
        const button = notice.getByRole('button', { name: 'Try again' });
        if (await button.isVisible()) await button.click({ timeout: 1000 });
        await expect(notice).toHaveCount(0);
      }).toPass(SAID);
      await expect.poll(() => kpi(page, 'Revenue'), SAID).not.toBe(whole);
      await page.goBack();
      await expect.poll(() => kpi(page, 'Revenue'), SAID).toBe(whole);
    });
});

test.describe('the parts of a page', () => {
  for (const [what, path] of [
    ['facts', /facts\/company\.json$/],
    ['names', /directory-\w+\.json$/],
  ] as const)
    for (const name of ['not found', 'reset', 'garbage', 'hanging'] as const)
      test(`${what} ${name}: said, and mended by trying again`, async ({ page, site }) => {
        site.fault(path, name);
        await page.goto(site.address);
        await expect(page.getByText('Only reading works here.')).toBeVisible(SAID);
        expect(await kpi(page, 'Revenue')).toMatch(/^\$\d/);
        site.mend();
        await again(page);
        await expect(page.locator('[data-alive]')).toBeAttached(SAID);
      });
});

const nested = `select ${'1+('.repeat(400)}1${')'.repeat(400)}`;
const QUESTIONS: readonly (readonly [string, string, RegExp])[] = [
  [
    'a runaway question',
    // One row after another: it takes time, but no memory.
    'select sum(sqrt(range)) from range(1000000000000)',
    /within 9 s/,
  ],
  ['an oversized answer', 'select * from range(60000000)', /more than 20 million values/],
  ['an expression too deep', nested, /nested deeper than 250 levels/],
  [
    'out of memory',
    "select count(distinct x || repeat('y', 1000)) from range(20000000) t(x)",
    /more memory than the engine may take|within 9 s|stopped in the middle/,
  ],
];

test.describe('the engine', () => {
  for (const [name, sql, sentence] of QUESTIONS)
    test(`${name}: said, and the next question is answered`, async ({ page, site }) => {
      await holdWorkers(page);
      await page.goto(site.address);
      await ready(page);
      const dialog = await openQuestion(page);
      await askInstead(page, sql);
      await run(dialog);
      await expect(dialog.getByRole('alert')).toContainText(sentence, SAID);
      await run(dialog);
      await answered(dialog);
    });

  test('a killed worker: said, and started again', async ({ page, site }) => {
    await holdWorkers(page);
    await page.goto(site.address);
    await ready(page);
    const dialog = await openQuestion(page);
    await killAtNextQuestion(page);
    await run(dialog);
    await expect(dialog.getByRole('alert')).toContainText('within 9 s', SAID);
    await run(dialog);
    await answered(dialog);
  });

  for (const [name, from, to] of [
    ['WebAssembly', "'wasm-unsafe-eval'", ''],
    ['the worker', 'worker-src &#39;self&#39; blob:', 'worker-src &#39;self&#39;'],
  ] as const)
    test(`${name} blocked by policy: said, the report stays`, async ({ page, site }) => {
      site.rewrite(/\/$/, (html) =>
        html.replace(from, to).replace(from.replaceAll('&#39;', "'"), to),
      );
      await page.goto(site.address);
      await expect(page.getByText(/could not start: .*blocks WebAssembly or workers/)).toBeVisible(
        SAID,
      );
      expect(await kpi(page, 'Revenue')).toMatch(/^\$\d/);
    });

  for (const name of ['not found', 'hanging', 'reset', 'a page', 'garbage', 'truncated'] as const)
    test(`its program ${name}: said, and mended by trying again`, async ({ page, site }) => {
      site.fault(/\.wasm$/, name);
      await page.goto(site.address);
      await expect(page.getByText(/engine could not start/)).toBeVisible(SAID);
      site.mend();
      await again(page);
      await ready(page);
    });
});

test.describe('the map', () => {
  test('without WebGL: stays a picture and says so', async ({ page, site }) => {
    await withoutWebgl(page);
    await page.goto(site.address);
    await expect(page.getByText('gives no WebGL', { exact: false })).toBeVisible(SAID);
    expect(await kpi(page, 'Revenue')).toMatch(/^\$\d/);
  });

  test('a lost context: the picture, and live again when it is back', async ({ page, site }) => {
    await page.goto(site.address);
    await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible(SAID);
    const giveBack = await loseWebgl(page);
    await expect(page.getByText('took the map’s drawing away')).toBeVisible(SAID);
    await giveBack();
    await expect(page.getByRole('button', { name: 'Zoom in' })).toBeVisible(SAID);
  });
});
