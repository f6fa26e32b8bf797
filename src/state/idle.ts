/** What decides whether heavy parts may start by themselves. */
export interface Device {
  readonly coarse: boolean;
  readonly saveData: boolean;
}

export function thisDevice(): Device {
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  return {
    coarse: matchMedia('(pointer: coarse)').matches,
    saveData: connection?.saveData ?? false,
  };
}

/** On touch devices and on Save-Data heavy parts start on intent only. */
export const startsAlone = ({ coarse, saveData }: Device): boolean => !coarse && !saveData;

const PATIENCE_MS = 2000;

/** Runs once after the first content is painted and the page is idle; answers a cancel. */
export function afterPaint(run: () => void): () => void {
  let cancelled = false;
  const idle = () => {
    if (cancelled) return;
    const start = () => !cancelled && run();
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: PATIENCE_MS });
    else setTimeout(start, PATIENCE_MS / 4);
  };
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntriesByName('first-contentful-paint').length) return;
    observer.disconnect();
    idle();
  });
  observer.observe({ type: 'paint', buffered: true });
  return () => {
    cancelled = true;
    observer.disconnect();
  };
}
