import type { Page } from '@playwright/test';
import { expect, open, test } from './open.ts';

/** The map as drawn by MapLibre. */
async function live(page: Page) {
  const map = page.getByRole('application', { name: /^Coverage by/ });
  await map.scrollIntoViewIfNeeded();
  await map.hover();
  await expect(map.getByRole('button', { name: 'Zoom in' })).toBeVisible({ timeout: 30_000 });
  return map;
}

test.describe('hexagons', () => {
  test('are chosen, are in the address, and one that is clicked tells its numbers', async ({
    page,
  }) => {
    await open(page);
    await live(page);
    await page.locator('#map').getByText('Hexagons', { exact: true }).click();
    await expect(page).toHaveURL(/form=hexagons/);
    const map = page.getByRole('application', { name: 'Coverage by hexagon' });
    await expect(map).toBeVisible();
    await expect(page.getByRole('button', { name: /^below 15/ })).toHaveAccessibleName(/\$/);
    const box = await map.boundingBox();
    if (!box) throw new Error('the map has no box');
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.5);
    await expect(page).toHaveURL(/pick=hexagon(:|%3A)8[0-9a-f]{14}/);
    const picked = page.getByRole('region', { name: /^Selected: Around / });
    await expect(picked).toContainText(/\d+ areas?, in /);
    await expect(picked).toContainText('Potential');
  });

  test('open by address, walk by arrows, and go back to areas', async ({ page }) => {
    await open(page, '/?form=hexagons');
    await live(page);
    const map = page.getByRole('application', { name: 'Coverage by hexagon' });
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await expect(map.locator('[aria-live]')).toContainText('Around ');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/pick=hexagon/);
    await page.goBack();
    await expect(page).not.toHaveURL(/pick/);
    await page.locator('#map').getByText('Areas', { exact: true }).click();
    await expect(page.getByRole('application', { name: 'Coverage by area' })).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
  });
});
