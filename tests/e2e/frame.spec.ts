import { expect, kpi, open, test } from './open.ts';

test.describe('the frame', () => {
  test('finds a territory with the keyboard alone', async ({ page }) => {
    await open(page);
    const name = (
      await page
        .getByRole('table', { name: /Territories/ })
        .getByRole('link')
        .first()
        .innerText()
    ).trim();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/node\//);
    await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText(name);
  });

  test('copies a link that carries the headline values', async ({ page, context }) => {
    await open(page, '/?tier=A');
    await page.getByRole('button', { name: 'Copy link' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    expect(link.length).toBeLessThanOrEqual(1000);
    expect(new URL(link).searchParams.get('f')).toMatch(/^[0-9a-f]{12}$/);
    const shown = await kpi(page, 'Coverage');
    const other = await context.newPage();
    await open(other, link);
    expect(await kpi(other, 'Coverage')).toBe(shown);
    await expect(other.getByText('newer than this link', { exact: false })).toHaveCount(0);
    const old = new URL(link);
    old.searchParams.set('f', '000000000000');
    old.searchParams.set('v', 'coverage~1.2_%');
    await open(other, old.href);
    await expect(other.getByText('then 1.2 %', { exact: false })).toBeVisible();
    await other.close();
  });

  test('keeps the theme', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page);
    await page.getByRole('button', { name: 'Dark', exact: true }).click();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('prints without controls and with every row', async ({ page }) => {
    await open(page);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Copy link' })).toBeHidden();
    await expect(page.getByText('Filters: none', { exact: false })).toBeVisible();
  });

  test('walks through the report by keyboard', async ({ page }) => {
    await open(page);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the report' })).toBeFocused();
    await page.keyboard.press('Enter');
    const seen = new Set<string>();
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      seen.add(
        await page.evaluate(
          () =>
            document.activeElement?.getAttribute('role') ?? document.activeElement?.tagName ?? '',
        ),
      );
    }
    for (const stop of ['BUTTON', 'combobox', 'INPUT']) expect([...seen]).toContain(stop);
  });

  test('answers an unknown page with a way back', async ({ page, trouble }) => {
    await page.goto('/node/nowhere-at-all/');
    await expect(page.getByRole('link', { name: /report/i }).first()).toBeVisible();
    trouble.console.length = 0;
  });
});

test.describe('reps', () => {
  test('lists everyone and opens one', async ({ page }) => {
    await open(page, '/reps/');
    await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
    await page.getByRole('main').getByRole('link', { name: /./ }).first().click();
    await expect(page).toHaveURL(/\/reps\/./);
  });
});
