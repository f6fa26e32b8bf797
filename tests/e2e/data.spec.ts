import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { zipSync } from 'fflate';
import { money } from '../../src/domain/format.ts';
import { oneSheet, ownTables } from '../support/own-tables.ts';
import { workbook } from '../support/workbook.ts';
import { expect, kpi, open, test } from './open.ts';

test.setTimeout(180_000);

interface Dropped {
  readonly name: string;
  readonly content: string | Buffer;
}

/** Lets files fall onto the page, as a person's drag does. */
async function drop(page: Page, files: readonly Dropped[]): Promise<void> {
  const given = files.map(({ name, content }) => ({
    name,
    base64: Buffer.from(content).toString('base64'),
  }));
  const dataTransfer = await page.evaluateHandle((parts) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of parts) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, given);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', event, { dataTransfer });
}

/** Counts what a person does, for "from file to report in one sitting". */
class Sitting {
  #clicks = 0;
  readonly #began = Date.now();

  async click(target: Locator): Promise<void> {
    this.#clicks++;
    await target.click();
  }
  async choose(target: Locator, option: string): Promise<void> {
    this.#clicks++;
    await target.selectOption(option);
  }
  async type(target: Locator, text: string): Promise<void> {
    this.#clicks++;
    await target.fill(text);
    await target.press('Enter');
  }
  note(info: TestInfo): void {
    const minutes = ((Date.now() - this.#began) / 60_000).toFixed(2);
    const description = `${this.#clicks} clicks, ${minutes} minutes from file to report`;
    info.annotations.push({ type: 'sitting', description });
    console.log(`  ${info.title}: ${description}`);
  }
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('says what is loaded before any script runs', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto('/data/');
  await expect(page.getByRole('table', { name: 'Sources' })).toContainText('Places and borders');
  await expect(page.getByText('Nothing leaves this browser.')).toBeVisible();
  await expect(page.getByText(/views are on|Every view is on/).first()).toBeVisible();
});

test('two files become a report: a question, a mend, a decimal', async ({ page }, info) => {
  const { orders, products, revenueCents, rows } = ownTables();
  await open(page, '/data/');
  const sitting = new Sitting();
  await drop(page, [
    { name: 'orders.csv', content: orders },
    { name: 'products.csv', content: products },
  ]);
  await expect(title(page)).toHaveText('One question before the report');
  await expect(button(page, 'Make the report')).toBeDisabled();
  await sitting.click(button(page, 'Month first'));
  await expect(title(page)).toHaveText(/rows are ready for a report/);

  const amount = page.getByRole('row', { name: /^Money/ });
  const decimals = page.getByRole('combobox', { name: 'Decimals' });
  await sitting.choose(decimals, '.');
  await expect(amount).toContainText('8.919 → 8.919');
  await sitting.choose(decimals, ',');
  await expect(amount).toContainText('8.919 → 8,919');

  await expect(page.getByText('240 rows of orders.csv name a product')).toBeVisible();
  await sitting.click(button(page, /^Read as GTX Pro/));
  await expect(page.getByText('240 rows of orders.csv name a product')).toHaveCount(0);

  await sitting.click(button(page, 'Make the report'));
  await expect(title(page)).toHaveText(`All ${rows} rows are in the report`, {
    timeout: 90_000,
  });
  const exact = (revenueCents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  await expect(page.getByText(`Revenue adds up to ${exact} USD`)).toBeVisible();
  await sitting.click(page.getByRole('link', { name: 'Open the report' }));
  await expect(page.locator('html')).not.toHaveAttribute('data-pending');
  await expect(page.getByRole('region', { name: 'Revenue', exact: true })).toBeVisible();
  sitting.note(info);
});

test('one sheet without dates or ids stands as a report, and a vacancy shows', async ({
  page,
}, info) => {
  const sheet = oneSheet();
  const total = sheet.slice(1).reduce((sum, row) => sum + Math.round(Number(row.at(-1)) * 100), 0);
  await open(page, '/data/');
  const sitting = new Sitting();
  await drop(page, [{ name: 'customers.xlsx', content: workbook({ Customers: sheet }) }]);
  await expect(title(page)).toHaveText('90 rows are ready for a report');
  await sitting.type(page.getByLabel(/who have left/), 'Dan Priest');
  await sitting.click(button(page, 'Make the report'));
  await expect(title(page)).toHaveText(/rows are in the report/, { timeout: 90_000 });
  await sitting.click(page.getByRole('link', { name: 'Open the report' }));
  await expect(page.getByText(/vacant/i).first()).toBeVisible();
  expect(plain(await kpi(page, 'Revenue'))).toBe(plain(money(total, 'USD')));
  sitting.note(info);
});

test('a file that is no table is told in a sentence, and the next one works', async ({ page }) => {
  await open(page, '/data/');
  const word = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array([60]) }));
  await drop(page, [
    { name: 'notes.docx', content: word },
    { name: 'empty.csv', content: '' },
    { name: 'photo.png', content: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]) },
  ]);
  const files = page.getByRole('region', { name: 'Files' });
  for (const name of ['notes.docx', 'empty.csv', 'photo.png']) {
    const line = files.getByRole('listitem').filter({ hasText: name });
    await expect(line).toContainText(/▲ \w+ .+\./);
  }
  await expect(title(page)).toHaveText('No report yet');
  await expect(button(page, 'Make the report')).toBeDisabled();
  for (const name of ['notes.docx', 'empty.csv', 'photo.png'])
    await button(page, `Remove ${name}`).click();
  await expect(title(page)).toContainText('accounts');
  await drop(page, [{ name: 'orders.csv', content: ownTables().orders }]);
  await expect(title(page)).toHaveText('One question before the report');
});

test('a pasted table is mapped by keyboard alone; an expression stands for money', async ({
  page,
}) => {
  await open(page, '/data/');
  await button(page, 'Paste a table').focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/Rows copied/).fill('customer\tqty\tprice\nAcme\t2\t10.50\nBolt\t3\t4\n');
  await button(page, 'Use this table').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Files' })).toContainText('pasted');
  await page.getByRole('combobox', { name: 'This table holds' }).selectOption('Sales');
  await page.getByRole('combobox', { name: 'Money: column' }).selectOption('typed');
  const typed = page.getByRole('textbox', { name: 'Money: worked out' });
  await typed.fill('qty * prize');
  await typed.press('Enter');
  await expect(typed).toHaveValue('qty * prize');
  await expect(typed).toHaveAttribute('aria-invalid', 'true');
  await typed.fill('qty * price');
  await typed.press('Enter');
  await expect(title(page)).toHaveText('2 rows are ready for a report');
});

test('the mapping is saved, and read again with the same files', async ({ page }) => {
  const files = [
    { name: 'orders.csv', content: ownTables().orders },
    { name: 'products.csv', content: ownTables().products },
  ];
  await open(page, '/data/');
  await drop(page, files);
  await button(page, 'Day first').click();
  await expect(title(page)).toHaveText(/rows are ready/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Save bailiwick.json').click(),
  ]);
  expect(download.suggestedFilename()).toBe('bailiwick.json');
  const path = await download.path();
  await open(page, '/data/');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'bailiwick.json', mimeType: 'application/json', buffer: await readFile(path) },
    ...files.map(({ name, content }) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    })),
  ]);
  await expect(title(page)).toHaveText(/rows are ready/);
  await expect(page.getByRole('row', { name: /^Money/ })).toContainText('Stated');
});

test('what is set aside is listed and taken along; kept data open again until forgotten', async ({
  page,
}) => {
  const lines = Array.from(
    { length: 30 },
    (_, at) => `A${at % 6},2025-0${1 + (at % 9)}-15,Houston,TX,${100 + at}.50`,
  );
  lines[4] = 'A4,2025-02-31,Houston,TX,104.50';
  lines[9] = 'A3,2025-01-15,Houston,TX,unknown';
  const content = ['account,date,city,state,amount', ...lines].join('\n');
  await open(page, '/data/');
  await drop(page, [{ name: 'sales.csv', content }]);
  await expect(title(page)).toHaveText('30 rows are ready for a report');
  await button(page, 'Make the report').click();
  await expect(title(page)).toHaveText('28 of 30 rows are in the report, 2 set aside', {
    timeout: 90_000,
  });
  const aside = page.getByRole('table', { name: 'Rows set aside' });
  await expect(aside.getByRole('row').filter({ hasText: '2025-02-31' })).toContainText('date');
  await expect(aside.getByRole('row').filter({ hasText: 'unknown' })).toContainText('amount');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Download CSV: Rows set aside').click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.trim().split('\r\n')).toHaveLength(3);

  await page.getByRole('switch', { name: 'Keep on this device' }).click();
  await expect(page.getByText(/in this browser’s storage/)).toBeVisible();
  await open(page, '/data/');
  await expect(title(page)).toContainText('28 of 30 rows');
  await button(page, 'Back to the demo').click();
  await button(page, 'Forget it').click();
  await expect(page.getByText('demo, seeded')).toBeVisible();
  await open(page, '/data/');
  await expect(page.getByText('demo, seeded')).toBeVisible();
});

for (const [width, colorScheme] of [
  [1440, 'light'],
  [390, 'dark'],
] as const)
  test(`is clean for axe and fits at ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, '/data/');
    await expectClean(page);
    const { orders, products } = ownTables();
    await drop(page, [
      { name: 'orders.csv', content: orders },
      { name: 'products.csv', content: products },
      { name: 'photo.png', content: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]) },
    ]);
    await expect(title(page)).toHaveText('One question before the report');
    await expectClean(page);
  });

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
}
