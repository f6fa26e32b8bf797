import type { Page } from '@playwright/test';

interface Faulty {
  /** Stands for the text of the next question. */
  sql: string | null;
  /** Ends the engine's worker when the next question is sent. */
  kill: boolean;
}

/** The message that carries a question to the engine's worker: [connection, text, streaming]. */
const QUESTION = 'START_PENDING_QUERY';

/** Puts a hand on the engine's worker; call before the page is opened. */
export async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript((question) => {
    const faulty: Faulty = { sql: null, kill: false };
    Object.assign(window, { faulty });
    const post = Worker.prototype.postMessage as (this: Worker, ...sent: unknown[]) => void;
    Worker.prototype.postMessage = function (this: Worker, ...sent: unknown[]) {
      const message = sent[0] as { type?: string; data?: unknown[] } | null;
      if (message?.type === question && message.data) {
        if (faulty.sql !== null) message.data[1] = faulty.sql;
        faulty.sql = null;
        if (faulty.kill) setTimeout(() => this.terminate(), 0);
        faulty.kill = false;
      }
      post.apply(this, sent);
    };
  }, QUESTION);
}

/** The next question asked is this one instead. */
export const askInstead = (page: Page, sql: string): Promise<void> =>
  page.evaluate((text) => {
    (window as unknown as { faulty: Faulty }).faulty.sql = text;
  }, sql);

export const killAtNextQuestion = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (window as unknown as { faulty: Faulty }).faulty.kill = true;
  });

/** A browser that draws no WebGL; call before the page is opened. */
export async function withoutWebgl(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext as (
      kind: string,
      ...more: unknown[]
    ) => unknown;
    Object.assign(HTMLCanvasElement.prototype, {
      getContext(this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
        return kind.startsWith('webgl') ? null : get.call(this, kind, ...more);
      },
    });
  });
}

/** Takes the map's WebGL context away; answers what gives it back. */
export async function loseWebgl(page: Page): Promise<() => Promise<void>> {
  const canvas = page.locator('canvas.maplibregl-canvas');
  const handle = await canvas.evaluateHandle((element) =>
    (element as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context'),
  );
  await handle.evaluate((lost) => lost?.loseContext());
  return () => handle.evaluate((lost) => lost?.restoreContext());
}
