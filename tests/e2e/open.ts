import type { Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';

/** What went wrong on a page that no test should see. */
export interface Trouble {
  readonly console: string[];
  readonly away: string[];
}

/**
 * A page that refuses every other host and collects console errors and page errors; both must be
 * empty at the end of each test.
 */
export const test = base.extend<{ trouble: Trouble }>({
  // What a service worker fetches is not seen by a page's routes; offline.spec.ts allows it.
  serviceWorkers: 'block',
  trouble: [
    async ({ page }, use) => {
      const trouble: Trouble = { console: [], away: [] };
      // The first page opened is home; whatever its frames ask of another origin is refused.
      let home: string | null = null;
      await page.route(/^https?:/, (route) => {
        const asked = new URL(route.request().url()).origin;
        home ??= asked;
        if (asked === home) return route.fallback();
        trouble.away.push(route.request().url());
        return route.abort();
      });
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.console.push(message.text());
      });
      page.on('pageerror', (error) => trouble.console.push(String(error)));
      await use(trouble);
      expect(trouble.away, 'requests to other hosts').toEqual([]);
      expect(trouble.console, 'console errors').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens a page and waits until its numbers are the right ones and it answers to the reader. */
export async function open(page: Page, path = '/'): Promise<void> {
  await page.goto(path);
  await expect(page.locator('html')).not.toHaveAttribute('data-pending');
  await expect(page.locator('[data-alive]')).toBeAttached();
}

/** The value of a KPI card as shown. */
export async function kpi(page: Page, name: string): Promise<string> {
  const value = page.getByRole('region', { name, exact: true }).getByRole('paragraph').first();
  return (await value.innerText()).replace(/, why.*/s, '').trim();
}
