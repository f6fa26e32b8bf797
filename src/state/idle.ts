/** What decides whether heavy parts may start by themselves. */
export interface Device {
  readonly coarse: boolean;
  readonly saveData: boolean;
  readonly slow: boolean;
}

export function thisDevice(): Device {
  type Connection = { saveData?: boolean; effectiveType?: string };
  const { connection } = navigator as { connection?: Connection };
  return {
    coarse: matchMedia('(pointer: coarse)').matches,
    saveData: connection?.saveData ?? false,
    slow: /2g|3g/.test(connection?.effectiveType ?? ''),
  };
}

/** On touch devices, on Save-Data and on slow lines heavy parts start on intent only. */
export const startsAlone = ({ coarse, saveData, slow }: Device): boolean =>
  !coarse && !saveData && !slow;

const PATIENCE_MS = 2000;

/** Safari has no requestIdleCallback. */
export function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: PATIENCE_MS });
  else setTimeout(run, PATIENCE_MS / 4);
}

/** Runs once after the first content is painted and the page is idle; answers a cancel. */
export function afterPaint(run: () => void): () => void {
  let cancelled = false;
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntriesByName('first-contentful-paint').length) return;
    observer.disconnect();
    whenIdle(() => !cancelled && run());
  });
  observer.observe({ type: 'paint', buffered: true });
  return () => {
    cancelled = true;
    observer.disconnect();
  };
}

const INTENTS = ['pointerdown', 'keydown', 'focusin'] as const;

/** Runs once at the reader's first touch of the page; answers a cancel. */
export function onIntent(run: () => void): () => void {
  const cancel = () => INTENTS.forEach((name) => removeEventListener(name, first, true));
  const first = () => {
    cancel();
    run();
  };
  for (const name of INTENTS) addEventListener(name, first, true);
  return cancel;
}

/** A moment the bench looks for; the first one counts. */
export function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}
