/** static/before-paint.js reads the same key: with it, no number of the site's own is shown. */
const KEY = 'bailiwick:data';

/** Did the reader keep own data on this device? False where the browser keeps nothing. */
export function isOwnKept(): boolean {
  try {
    return localStorage.getItem(KEY) === 'own';
  } catch {
    return false;
  }
}

export function flagOwn(kept: boolean): void {
  try {
    if (kept) localStorage.setItem(KEY, 'own');
    else localStorage.removeItem(KEY);
  } catch {
    // Without a shelf nothing is flagged, and the next visit starts with the site's own data.
  }
}
