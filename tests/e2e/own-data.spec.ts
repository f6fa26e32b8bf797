import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { expect, open, test } from './open.ts';

const HEAD = 'Order,Date,Customer,City,State,Rep,Amount';
const PLACES = ['Houston,TX', 'Boston,MA', 'Denver,CO', 'Seattle,WA'];
/** 240 orders of 24 months, 10.01 to 12.40 each: 2,689.20 in all. */
const ORDERS = Array.from({ length: 240 }, (_, at) => {
  const day = `${2023 + (at % 2)}-${String(1 + (at % 12)).padStart(2, '0')}-15`;
  const rep = ['Ann', 'Bob'][at % 2];
  return `O${at},${day},Shop ${at % 40},${PLACES[at % 4]},${rep},${(10 + (at + 1) / 100).toFixed(2)}`;
});
const FILE = {
  name: 'orders.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEAD, ...ORDERS].join('\n')),
};

async function build(page: Page): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(FILE);
  await page.getByRole('button', { name: 'Make the report' }).click();
  await expect(page.getByText('All 240 rows are in the report')).toBeVisible({ timeout: 150_000 });
}

const demo = /Demo Industrial Supply/;
const own = /^orders: sales coverage/;

test.describe('own data', () => {
  // Seconds on a free machine; other tests build extracts beside it.
  test.setTimeout(400_000);

  test('become the product, are kept, and are forgotten', async ({ page, trouble }) => {
    await open(page, '/data/');
    await build(page);
    await expect(page.getByRole('main')).toContainText('2,689.20');
    await page.getByText('Keep on this device').click();
    await page.getByRole('link', { name: 'Open the report' }).click();
    await expect(page).toHaveTitle(own);
    await expect(page.getByRole('main')).toContainText('2 territories, 2 reps, 40 accounts');

    await page.reload();
    await expect(page).toHaveTitle(own);
    await expect(page.locator('html')).not.toHaveAttribute('data-pending');
    await expect(page.getByRole('main')).not.toContainText('60 territories');

    await page.goto('/reps/Ann/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ann');
    // No file lies at that address: the server says 404, and the page is made here.
    trouble.console.splice(0);

    await page.getByRole('button', { name: 'Back to the demo' }).click();
    await expect(page).toHaveTitle(demo);
    await page.reload();
    await expect(page).toHaveTitle(demo);
    await expect(page.getByRole('main')).toContainText('60 territories');
  });

  test('travel as files, and a link says which', async ({ page, context }) => {
    await open(page, '/data/');
    await build(page);
    await page.getByRole('button', { name: 'Download extract' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the zip' }).click();
    const zip = unzipSync(new Uint8Array(await readFile(await (await download).path())));
    const manifest = JSON.parse(new TextDecoder().decode(zip['extract/manifest.json'])) as Record<
      string,
      string
    >;
    const database = zip[`extract/${manifest['extract']}`];
    expect(new TextDecoder().decode(database?.subarray(8, 12))).toBe('DUCK');
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Open the report' }).click();
    await expect(page).toHaveTitle(own);
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    const other = await context.newPage();
    await other.goto(link);
    await expect(other.getByRole('heading', { level: 1 })).toContainText('not here');
    await expect(other.getByRole('main')).toContainText('orders.csv, 240 rows');
    await other.getByRole('link', { name: 'Bring the file' }).click();
    await other.locator('input[type=file]').first().setInputFiles(FILE);
    await other.getByRole('button', { name: 'Make the report' }).click();
    await expect(other).toHaveTitle(own, { timeout: 150_000 });
    await expect(other.getByRole('main')).toContainText('2 territories, 2 reps, 40 accounts');
  });
});
