/** What stays on this device: small choices that are no part of a link. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The part of `localStorage` used here; a browser may refuse it altogether. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** static/before-paint.js reads the same key. */
const THEME_KEY = 'bailiwick:theme';

export function readTheme(shelf: () => Shelf): Theme {
  try {
    const saved = shelf().getItem(THEME_KEY);
    return THEMES.find((theme) => theme === saved) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Saves the theme; where saving is refused the choice holds for this visit only. */
export function saveTheme(theme: Theme, shelf: () => Shelf): boolean {
  try {
    shelf().setItem(THEME_KEY, theme);
    return true;
  } catch {
    return false;
  }
}
