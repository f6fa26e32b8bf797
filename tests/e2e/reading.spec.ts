import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, kpi, open, test } from './open.ts';

/** Saves what a button offers and gives its lines, without the byte-order mark. */
async function saved(page: Page, button: string | RegExp): Promise<string[]> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const text = readFileSync(await (await waiting).path(), 'utf8');
  return text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
}

test('several filters stay in one row', async ({ page }) => {
  await open(page, '/?tier=A&line=tools&type=geographical');
  const bar = page.getByRole('region', { name: 'Filters' });
  expect((await bar.boundingBox())?.height ?? 0).toBeLessThan(64);
  await page.getByRole('combobox', { name: /^Type/ }).click();
  await expect(page.getByRole('option', { name: 'Geographical' })).toBeInViewport();
});

test('where the columns do not come, the report of the whole is one press away', async ({
  page,
  trouble,
}) => {
  await page.route(/columns-.*\.bin/, (route) => route.abort());
  await page.goto('/?tier=A');
  await page.getByRole('button', { name: 'Read the report of the whole' }).click();
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => kpi(page, 'Revenue')).toMatch(/\d/);
  trouble.console.length = 0;
});

test('says whom a territory belongs to, and compares nothing with itself', async ({ page }) => {
  await open(page, '/node/F06/');
  await expect(page.getByRole('heading', { name: / works / })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Revenue against potential/ })).toHaveCount(0);
});

test('two cities of one name break no page', async ({ page }) => {
  await open(page, '/node/D3/');
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
});

test('the title, the head and the file of the reps follow the order chosen', async ({ page }) => {
  await open(page, '/?rank=attainment');
  await expect(page.getByRole('heading', { name: /reach(es)? the quota/ })).toBeVisible();
  expect((await saved(page, /Download CSV: .*quota/))[0]).toContain('Attainment, %');
  await open(page, '/?rank=revenue');
  await expect(page.getByRole('heading', { name: /books the most/ })).toBeVisible();
  const [head = '', first = ''] = await saved(page, /Download CSV: .*books the most/);
  expect(head).toContain('Revenue, USD');
  const top = page.getByRole('table', { name: 'Reps' }).getByRole('row').nth(1);
  await expect(top).toContainText(`${(Number(first.split(',').at(-1)) / 1e6).toFixed(1)} M`);
});

test('a point of the scatter is selected by a press and asked why by the next', async ({
  page,
}) => {
  await open(page);
  await page.locator('#scatter').scrollIntoViewIfNeeded();
  const dot = page.locator('section[aria-labelledby=scatter] circle[data-id]').last();
  const { x = 0, y = 0, width = 0, height = 0 } = (await dot.boundingBox()) ?? {};
  const press = () => page.mouse.click(x + width / 2, y + height / 2);
  await press();
  await expect(page).toHaveURL(/pick=territory/);
});

test('a dialog gives the focus back to what opened it', async ({ page }) => {
  await open(page);
  const why = page.getByRole('region', { name: 'Coverage', exact: true }).getByRole('button');
  await why.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(why.first()).toBeFocused();
});

test('a rep’s quarters can be taken along', async ({ page }) => {
  await open(page, '/reps/');
  await page.getByRole('table', { name: 'All reps' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Revenue by quarter' })).toBeVisible();
  const [head = '', ...rows] = await saved(page, 'Download CSV: Revenue by quarter');
  expect(head).toContain('Quota, USD');
  expect(rows.length).toBeGreaterThan(3);
});
