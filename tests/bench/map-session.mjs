// One reader on one page: pan frames, recolours and brush steps in turn, so that all meet the same
// machine.
import { drawn, watchDraws } from './frames.mjs';
import { middle, visit } from './visit.mjs';

const CANVAS = 'canvas.maplibregl-canvas';
const STEPS = 8;

/** The live map in the middle of the screen, all of it drawn. */
async function liveMap(page) {
  await page.mouse.move(700, 400);
  await page.locator('.host.live').first().waitFor({ state: 'attached', timeout: 60_000 });
  await page
    .locator(CANVAS)
    .first()
    .evaluate((canvas) => {
      canvas.scrollIntoView({ block: 'center' });
    });
  await page.waitForTimeout(4000);
}

/** Pointer moves of a drag, each waited for; the map must draw, or the drag missed it. */
async function dragged(page, [x0, y0], [x1, y1], first = false) {
  await page.mouse.move(x0, y0);
  await page.mouse.down();
  const found = [];
  for (let step = 1; step <= STEPS; step += 1) {
    const part = step / STEPS;
    const move = () => page.mouse.move(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part);
    found.push(await drawn(page, 'pointermove', move, first));
  }
  await page.mouse.up();
  await page.waitForTimeout(500);
  const redrawn = found.filter(({ drawings }) => drawings > 0);
  if (redrawn.length < STEPS / 2) throw new Error('the map did not follow the drag');
  return redrawn;
}

async function panFrames(page) {
  const { x, y } = await middle(page, page.locator(CANVAS).first());
  return dragged(page, [x, y], [x + 48, y], true);
}

async function recolours(page) {
  const found = [];
  for (const name of ['Revenue', 'Coverage', 'Potential', 'Penetration', 'Coverage', 'Revenue']) {
    const at = await middle(page, page.getByRole('radio', { name, exact: true }).first());
    found.push(await drawn(page, 'click', () => page.mouse.click(at.x, at.y)));
  }
  return found;
}

async function brushSteps(page) {
  const brush = page.getByRole('group', { name: 'Period' }).locator('svg');
  if (!(await brush.isVisible()))
    await page
      .getByRole('button', { name: /months to/ })
      .first()
      .click();
  await page.waitForTimeout(500);
  const box = await brush.boundingBox();
  const y = box.y + box.height / 2;
  return dragged(page, [box.x + box.width * 0.9, y], [box.x + box.width * 0.4, y]);
}

/** Lists of {ms, drawings}, each from its input to the drawn map. */
export const mapSession = (browser, site) =>
  visit(browser, site, {
    init: watchDraws,
    after: async (page) => {
      await liveMap(page);
      // The first frames after the start are those of a map that still warms up.
      await panFrames(page);
      const pan = await panFrames(page);
      const recolour = await recolours(page);
      return { pan, recolour, brush: await brushSteps(page) };
    },
  });
