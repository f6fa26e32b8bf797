import { expect, open, test } from './open.ts';

test('the share dialog says what a recipient can download', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Copy a link to this view' });
  await expect(dialog).toContainText('Everything: each account with its name');
  await expect(dialog).toContainText('A file keeps no secret');
  await dialog.getByText('Tables and rows').click();
  await expect(dialog.getByRole('definition').first()).toHaveText(/^[\d,]+$/);
});
