import { expect, kpi, open, test } from './open.ts';

test.describe('the report', () => {
  for (const colorScheme of ['light', 'dark'] as const)
    test(`loads in the ${colorScheme} theme without an error or a request away`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme });
      await open(page);
      await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
      for (const name of ['Revenue', 'Coverage', 'Attainment'])
        expect(await kpi(page, name)).toMatch(/\d/);
      await page.evaluate(() => scrollTo({ top: document.body.scrollHeight }));
      await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible();
    });

  test('says that it is demo data and how to use one’s own', async ({ page }) => {
    await open(page);
    await expect(page.getByText('Demo data', { exact: false }).first()).toBeVisible();
    await page.getByText('Use your own tables').first().click();
    await expect(page.getByText('npm start -- --data', { exact: false })).toBeVisible();
  });

  test('slices by chips, reopens by address, goes back and forward', async ({ page, context }) => {
    await open(page);
    const whole = await kpi(page, 'Revenue');
    await page.getByRole('combobox', { name: /^Tier/ }).click();
    await page.getByRole('option', { name: /A$/ }).click();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/tier=A/);
    await expect.poll(() => kpi(page, 'Revenue')).not.toBe(whole);
    const sliced = await kpi(page, 'Revenue');

    const other = await context.newPage();
    await open(other, page.url());
    expect(await kpi(other, 'Revenue')).toBe(sliced);
    await other.close();

    await page.goBack();
    await expect.poll(() => kpi(page, 'Revenue')).toBe(whole);
    await page.goForward();
    await expect.poll(() => kpi(page, 'Revenue')).toBe(sliced);
    await page.getByRole('button', { name: 'Remove Tier A' }).click();
    await expect.poll(() => kpi(page, 'Revenue')).toBe(whole);
    expect(new URL(page.url()).search).toBe('');
  });

  test('hides prerendered numbers before the paint when the address holds a slice', async ({
    page,
  }) => {
    await page.route(/columns-.*\.bin/, () => new Promise(() => undefined));
    await page.goto('/?tier=A');
    await expect(page.locator('html')).toHaveAttribute('data-pending', '');
    await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  });

  test('drops what it does not know with one notice', async ({ page }) => {
    await open(page, '/?tier=nobody&from=2020-99&utm=1');
    await expect(page.getByText('was left out', { exact: false })).toHaveCount(1);
  });

  test('drills down to a territory and back by the breadcrumb', async ({ page }) => {
    await open(page);
    await page
      .getByRole('table', { name: /Territories/ })
      .getByRole('link')
      .first()
      .click();
    await expect(page).toHaveURL(/\/node\//);
    const crumbs = page.getByRole('navigation', { name: 'Where you are' });
    await expect(crumbs.getByRole('listitem').last()).toContainText(/./);
    await crumbs.getByRole('link').first().click();
    await expect(page).toHaveURL(/\/$/);
  });

  test('links hover and selection over the views', async ({ page }) => {
    await open(page);
    const row = page
      .getByRole('table', { name: /Territories/ })
      .getByRole('row')
      .nth(1);
    await page.locator('#scatter').scrollIntoViewIfNeeded();
    await row.hover();
    await expect(page.locator('[data-id][data-state="hovered"]').first()).toBeAttached();
    await row.getByRole('cell').first().click();
    await expect(page).toHaveURL(/pick=territory/);
    await expect(row.getByRole('link')).toHaveAttribute('aria-current', 'true');
  });

  test('says why a number is what it is', async ({ page }) => {
    await open(page);
    await page
      .getByRole('region', { name: 'Coverage', exact: true })
      .getByRole('button')
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    for (const word of ['Value', 'Rows behind it', 'As of', 'Formula'])
      await expect(dialog).toContainText(word);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('exports a table and a chart', async ({ page }) => {
    await open(page);
    for (const ending of ['CSV', 'SVG', 'PNG']) {
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: new RegExp(`Download ${ending}: Revenue`) }).click();
      expect((await saved).suggestedFilename()).toMatch(
        new RegExp(`^revenue.*\\.${ending.toLowerCase()}$`),
      );
    }
  });
});

test('a site without script still shows the numbers', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto('/');
  expect(await kpi(page, 'Revenue')).toMatch(/\d/);
  await expect(
    page
      .getByRole('table', { name: /Territories/ })
      .getByRole('row')
      .nth(3),
  ).toBeVisible();
  await context.close();
});

test('a report without engine and columns still reads and says what is missing', async ({
  page,
  trouble,
}) => {
  await page.route(/\.(wasm|bin|duckdb)$|duckdb.*worker/, (route) => route.abort());
  await open(page);
  expect(await kpi(page, 'Revenue')).toMatch(/\d/);
  await page
    .getByRole('region', { name: 'Coverage', exact: true })
    .getByRole('button')
    .first()
    .click();
  await expect(page.getByRole('dialog')).toContainText('Formula');
  trouble.console.length = 0;
});
