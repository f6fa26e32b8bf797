import AxeBuilder from '@axe-core/playwright';
import { expect, open, test } from './open.ts';

for (const width of [1440, 390])
  for (const colorScheme of ['light', 'dark'] as const)
    for (const path of ['/', '/reps/', '/reps/P001/', '/node/R1/', '/node/F06/'])
      test(`${path} is clean for axe at ${width} px, ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await open(page, path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      });

for (const path of ['/', '/?tier=A&line=tools&type=geographical', '/reps/', '/node/F06/'])
  test(`${path} is no wider than a narrow phone`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 });
    await open(page, path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
