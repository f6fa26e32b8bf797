import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, kpi, open, test } from './open.ts';

/** Saves what a button offers and reads it, without its byte-order mark. */
async function saved(page: Page, press: () => Promise<void>): Promise<string[]> {
  const waiting = page.waitForEvent('download');
  await press();
  const path = await (await waiting).path();
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
}

test('Back undoes a step of the period', async ({ page }) => {
  await open(page);
  const whole = await kpi(page, 'Revenue');
  await page
    .getByRole('button', { name: /12 months/ })
    .first()
    .click();
  const start = page.getByRole('slider').first();
  await start.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/from=\d{4}-\d{2}&to=\d{4}-\d{2}/);
  await expect.poll(() => kpi(page, 'Revenue')).not.toBe(whole);
  await page.goBack();
  await expect.poll(() => kpi(page, 'Revenue')).toBe(whole);
});

test('right numbers come with the first drawing, without the engine', async ({ page }) => {
  await page.route(/\.(wasm|duckdb)$/, (route) => route.abort());
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
  );
  await open(page, '/?tier=A');
  const sliced = await kpi(page, 'Revenue');
  const marks = await page.evaluate(() =>
    performance.getEntriesByType('mark').map(({ name }) => name),
  );
  expect(marks).toContain('bailiwick:facts');
  expect(marks).not.toContain('bailiwick:engine');
  await page.getByRole('button', { name: 'Remove Tier A' }).click();
  await expect.poll(() => kpi(page, 'Revenue')).not.toBe(sliced);
});

test('what a slice is answered from is asked for before the page’s code, and once', async ({
  page,
}) => {
  await open(page, '/?tier=A');
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /columns-|directory-|facts\//.test(name))
      .map((entry) => (entry as PerformanceResourceTiming).initiatorType),
  );
  expect(asked).toEqual(['link', 'link', 'link']);
});

test('a table taken along holds the numbers shown', async ({ page }) => {
  await open(page, '/reps/');
  const table = page.getByRole('table', { name: 'All reps' });
  const rows = (await table.getByRole('row').count()) - 1;
  const [head = '', ...lines] = await saved(page, () =>
    page.getByRole('button', { name: 'Download CSV: Reps' }).click(),
  );
  expect(lines).toHaveLength(rows);
  expect(head).toContain('Revenue');
  const first = table.getByRole('row').nth(1);
  const name = await first.getByRole('link').first().innerText();
  const line = lines.find((text) => text.startsWith(name)) ?? '';
  const millions = Number(line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).at(-2)) / 1e6;
  await expect(first).toContainText(`${millions.toFixed(1)} M`);
});

test('groups of reps filter the list', async ({ page }) => {
  await open(page, '/reps/');
  const rows = page.getByRole('table', { name: 'All reps' }).getByRole('row');
  const all = await rows.count();
  await page.locator('label', { hasText: 'Clearly below' }).click();
  await expect.poll(() => rows.count()).toBeLessThan(all);
  expect(await rows.count()).toBeGreaterThan(1);
});

test('finds cities and what can be taken along', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox', { name: 'Find anything' });
  await box.fill('download csv');
  await expect(page.getByRole('option').first()).toContainText('Download CSV');
  await box.fill('seattle city');
  await expect(page.getByRole('option').first()).toContainText('Seattle');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/pick=unit/);
});

test('an unknown page stands without the manifest', async ({ page, trouble }) => {
  await page.route(/manifest\.json/, (route) => route.abort());
  await page.goto('/node/nowhere-at-all/');
  await expect(page.getByRole('link', { name: 'Open the coverage report' })).toBeVisible();
  trouble.console.length = 0;
});
