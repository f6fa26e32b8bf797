// Visits of the bench: a fresh context each, so that nothing is cached but what the arm asks for.

const SLOW = { offline: false, latency: 40, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6 };

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** First and largest contentful paint, ms. */
async function paints(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        let [fcp, lcp] = [0, 0];
        const done = () => resolve({ fcp, lcp });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if (entry.name === 'first-contentful-paint') fcp = entry.startTime;
        }).observe({ type: 'paint', buffered: true });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) lcp = entry.startTime;
        }).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(done, 700);
      }),
  );
}

/** Opens a page in a context of its own and answers what `after` finds. */
export async function visit(
  browser,
  url,
  { slow = false, saveData = false, after = paints, warm = false, init = null } = {},
) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (init) await page.addInitScript(init);
  if (saveData) {
    await page.addInitScript(() =>
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
    );
  }
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
  }
  try {
    await page.goto(url);
    if (warm) {
      await page.waitForTimeout(800);
      await page.goto('about:blank');
      await page.goto(url);
    }
    return await after(page);
  } finally {
    await context.close();
  }
}

/** The middle of what a locator shows. */
export async function middle(page, locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
