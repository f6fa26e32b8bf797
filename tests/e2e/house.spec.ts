import type { Page } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, kpi, open, test } from './open.ts';

const SUB = 'http://localhost:4191/sub/path/';

/** Collects what the content security policy refuses, from the first script on. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { refused: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}`),
    );
  });
  return () => page.evaluate(() => (window as unknown as { refused: string[] }).refused);
}

function pages(folder = 'build'): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return pages(path);
    return entry.name.endsWith('.html') && entry.name !== '404.html' ? [path] : [];
  });
}

const attribute = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? '';

test.describe('the house', () => {
  for (const path of ['/', '/reps/'])
    test(`${path} breaks no rule of its own policy`, async ({ page }) => {
      const refused = await watchPolicy(page);
      await open(page, path);
      const last = page.getByRole('main').getByRole('heading').last();
      await last.scrollIntoViewIfNeeded();
      await expect(last).toBeInViewport();
      expect(await refused()).toEqual([]);
    });

  test('every page has a title, a description and a preview image of its own', () => {
    const seen = new Map<string, string>();
    const paths = pages();
    expect(paths.length).toBeGreaterThan(130);
    for (const path of paths) {
      const html = readFileSync(path, 'utf8');
      const title = attribute(html, /<title>([^<]+)<\/title>/);
      expect(title, path).not.toBe('');
      expect(seen.get(title), `${path} is titled as another page: ${title}`).toBeUndefined();
      seen.set(title, path);
      expect(attribute(html, /name="description" content="([^"]{20,})"/), path).not.toBe('');
      expect(attribute(html, /property="og:image" content="([^"]+\.png)"/), path).not.toBe('');
      expect(html, path).toContain('http-equiv="content-security-policy"');
    }
  });

  test('works under a sub-path, links and all', async ({ page }) => {
    await open(page, SUB);
    const revenue = await kpi(page, 'Revenue');
    await page
      .getByRole('table', { name: /Territories/ })
      .getByRole('link')
      .first()
      .click();
    await expect(page).toHaveURL(/\/sub\/path\/node\//);
    await expect.poll(() => kpi(page, 'Revenue')).not.toBe(revenue);
    await page.goBack();
    await expect(page).toHaveURL(SUB);
    await expect.poll(() => kpi(page, 'Revenue')).toBe(revenue);
  });

  test('sends nothing away even when a link asks for it', async ({ page }) => {
    const hostile =
      '?node=https://example.org/x&tier="><img src=//example.org>&f=//example.org&v=%00';
    const refused = await watchPolicy(page);
    await open(page, `/${hostile}`);
    await expect(page.getByText('left out', { exact: false })).toHaveCount(1);
    expect(await refused()).toEqual([]);
  });

  test('says at once when the engine cannot start, and reads on', async ({ page, trouble }) => {
    await page.route(/\.wasm/, (route) => route.abort());
    await open(page);
    await expect(page.getByText('The engine did not start', { exact: false })).toBeVisible();
    expect(await kpi(page, 'Revenue')).toMatch(/^\$\d/);
    // The engine's own report of the refused download.
    trouble.console.length = 0;
  });
});
