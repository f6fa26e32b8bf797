import { expect, test as base, type Page } from '@playwright/test';
import { startFaultServer, type FaultServer } from '../support/fault-server.ts';
import { kpi } from './open.ts';

const KEPT = { timeout: 60_000 };
const SOON = { timeout: 40_000 };
const test = base.extend<{ site: FaultServer; under: string }>({
  under: ['', { option: true }],
  site: async ({ page, under }, use) => {
    const uncaught: string[] = [];
    page.on('pageerror', (error) => uncaught.push(String(error)));
    const site = await startFaultServer('build', under);
    await use(site);
    await site.close();
    expect(uncaught, 'errors nobody caught').toEqual([]);
  },
});

// A first visit that keeps 50 MB, then others.
test.describe.configure({ timeout: 240_000 });

const ready = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => performance.getEntriesByName('bailiwick:engine').length > 0);

/** Names of what is on this device: caches with their files, and extracts. */
const onDevice = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(`${name} ${url}`);
    const root = await navigator.storage.getDirectory();
    for await (const [folder, handle] of root.entries())
      if (handle.kind === 'directory')
        for await (const file of (handle as FileSystemDirectoryHandle).keys())
          found.push(`${folder} ${file}`);
    return found;
  });

/** Opens a page and waits until it is kept for the next visit, engine and all. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await ready(page);
  for (const wanted of [/\.wasm$/, /\.duckdb$/, /columns-.*bin$/, /facts\/.*json/])
    await expect
      .poll(async () => (await onDevice(page)).some((name) => wanted.test(name)), KEPT)
      .toBe(true);
}

async function ask(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'Revenue', exact: true });
  await card.getByRole('button').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'SQL' }).click();
  await dialog.getByRole('button', { name: 'Run it' }).click();
  await expect(dialog.locator('b[role=status]')).toContainText('$', SOON);
  await page.keyboard.press('Escape');
}

for (const under of ['', '/sub/path'])
  test.describe(`the second visit${under && ` under ${under}`}`, () => {
    test.use({ under });
    test('needs no network: page, filters, engine', async ({ page, site, context }) => {
      await visit(page, site.address);
      const revenue = await kpi(page, 'Revenue');
      await page.close();
      await site.close();
      const second = await context.newPage();
      await second.goto(site.address);
      await ready(second);
      expect(await kpi(second, 'Revenue')).toBe(revenue);
      await ask(second);
      await second.goto(`${site.address}reps/`);
      await expect(second.getByText('This page is not on this device')).toBeVisible(SOON);
      await second.getByRole('link', { name: 'Open the report' }).click();
      await expect(second.locator('[data-alive]')).toBeAttached(SOON);
    });
  });

test('a kept extract is cut into ranges as a server would', async ({ page, site }) => {
  await visit(page, site.address);
  await site.close();
  const answers = await page.evaluate(async () => {
    const manifest = (await (await fetch('extract/manifest.json')).json()) as { extract: string };
    const url = `extract/${manifest.extract}`;
    const given = async (method: string, range: string) => {
      const answer = await fetch(url, { method, headers: { range } });
      return [answer.status, answer.headers.get('content-length'), await answer.text()];
    };
    return Promise.all([
      given('GET', 'bytes=8-11'),
      given('HEAD', 'bytes=0-0'),
      fetch(`${url}.wal`).then(({ status }) => [status]),
    ]);
  });
  expect(answers).toEqual([[206, '4', 'DUCK'], [206, '1', ''], [404]]);
});

test.describe('a new deployment', () => {
  /** The next version: another worker, another page, the same files. */
  async function deploy(page: Page, site: FaultServer): Promise<void> {
    // The code of the next version would say its own version; this one is told to by its page.
    await page.addInitScript(() => {
      const request = navigator.locks.request.bind(navigator.locks) as (
        name: string,
        ...more: unknown[]
      ) => Promise<unknown>;
      Object.assign(navigator.locks, {
        request: (name: string, ...more: unknown[]) =>
          request(document.title.startsWith('Next: ') ? `${name}-next` : name, ...more),
      });
    });
    const { version } = (await (await fetch(`${site.address}_app/version.json`)).json()) as {
      version: string;
    };
    const next = (text: string) => text.replaceAll(version, `${version}-next`);
    site.rewrite(/service-worker\.js$|version\.json$/, next);
    site.rewrite(/^\/$/, (html) => html.replace(/<title>/, '<title>Next: '));
  }

  test('is offered, and the old caches go after the switch only', async ({ page, site }) => {
    await visit(page, site.address);
    const [before] = await page.evaluate(() => caches.keys());
    await deploy(page, site);
    await page.reload();
    await expect(page.getByText('A new version is ready.')).toBeVisible(SOON);
    await expect(page).not.toHaveTitle(/^Next: /);
    expect(await page.evaluate(() => caches.keys())).toContain(before);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle(/^Next: /);
    await expect.poll(() => page.evaluate(() => caches.keys()), KEPT).not.toContain(before);
    await ready(page);
  });

  test('is never mixed with the old: its facts are refused to an old page', async ({
    page,
    site,
  }) => {
    await visit(page, site.address);
    await deploy(page, site);
    const status = await page.evaluate(async () => {
      const own = performance.getEntriesByType('resource').find(({ name }) => /facts/.test(name));
      const other = own?.name.replace(/company/, 'D1') ?? '';
      return (await fetch(other)).status;
    });
    expect(status).toBe(409);
  });
});

test('a full device: said, and the site works on', async ({ page, site }) => {
  site.rewrite(
    /service-worker\.js$/,
    (script) =>
      `Cache.prototype.put = FileSystemDirectoryHandle.prototype.getFileHandle = () =>
        Promise.reject(new DOMException('full', 'QuotaExceededError'));\n${script}`,
  );
  await page.goto(site.address);
  await expect(page.getByText('This device has no room for it', { exact: false })).toBeVisible(
    SOON,
  );
  await ready(page);
  await ask(page);
});

test('a private window that keeps nothing: the site works without a word', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    Object.assign(ServiceWorkerContainer.prototype, { register: refuse });
    Object.assign(StorageManager.prototype, { getDirectory: refuse });
  });
  await page.goto(site.address);
  await ready(page);
  await ask(page);
});
