import type { Page } from '@playwright/test';
import { expect, kpi, open, test } from './open.ts';

/** Watches from the first script on what leaves the page's view, and what headline is visible. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { removed: [] as string[], shown: [] as string[] };
    Object.assign(window, { seen });
    document.addEventListener('DOMContentLoaded', () => {
      const island = document.querySelector('.island');
      if (!island) return;
      new MutationObserver((changes) => {
        for (const { removedNodes } of changes)
          for (const node of removedNodes)
            if (node instanceof Element) seen.removed.push(node.tagName);
      }).observe(island, { childList: true, subtree: true });
    });
    const look = () => {
      const title = document.querySelector('h1');
      const text = title?.textContent ?? '';
      if (title && getComputedStyle(title).visibility === 'visible' && seen.shown.at(-1) !== text)
        seen.shown.push(text);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
const seen = (page: Page) =>
  page.evaluate(() => (window as never as { seen: { removed: string[]; shown: string[] } }).seen);

test('takes over what the server drew, node by node', async ({ page, trouble }) => {
  await page.route(/\.(bin|wasm)$/, (route) => route.abort());
  await watch(page);
  await open(page);
  expect((await seen(page)).removed).toEqual([]);
  trouble.console.length = 0;
});

test('never shows the numbers of the whole when the address asks for a part', async ({ page }) => {
  await open(page);
  const whole = await page.getByRole('heading', { level: 1 }).innerText();
  await watch(page);
  await open(page, '/?tier=A&line=tools');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await seen(page)).shown).not.toContain(whole);
});

test('marks the moments the bench looks for', async ({ page }) => {
  await open(page, '/?tier=A');
  const marks = () =>
    page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
  await expect.poll(marks, { timeout: 60_000 }).toContain('bailiwick:engine');
  expect(await marks()).toEqual(expect.arrayContaining(['bailiwick:live', 'bailiwick:facts']));
});

test('reads, and says what is missing, when its parts do not come', async ({ page, trouble }) => {
  await page.route(/facts\/.*\.json/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('Only reading works here', { exact: false })).toBeVisible();
  expect(await kpi(page, 'Revenue')).toMatch(/\d/);
  await page.unroute(/facts\/.*\.json/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-alive]')).toBeAttached();
  await expect(page.getByText('Only reading works here', { exact: false })).toHaveCount(0);
  trouble.console.length = 0;
});

test('finds its place again on the way back', async ({ page }) => {
  await open(page);
  await page.locator('#moves').scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('header nav a[href$="/reps/"]')?.click(),
  );
  await expect(page).toHaveURL(/\/reps\/$/);
  await page.goBack();
  await expect(page.locator('#moves')).toBeAttached();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
});

test('presses again what was pressed before it was alive', async ({ page }) => {
  const held: (() => void)[] = [];
  await page.route(/facts\/company\.json/, async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  await page.goto('/');
  await page
    .getByRole('button', { name: /12 months/ })
    .first()
    .click();
  held.forEach((go) => go());
  await expect(page.getByRole('slider').first()).toBeVisible();
});
