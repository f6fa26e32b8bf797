import { readTheme, saveTheme } from './local-data.ts';
import type { Theme } from './local-data.ts';

const shelf = () => localStorage;

/** The page's theme: the system's, or the reader's choice kept on this device. */
export class Appearance {
  #chosen = $state<Theme>('auto');
  #systemDark = $state(false);
  readonly dark = $derived(this.#chosen === 'auto' ? this.#systemDark : this.#chosen === 'dark');

  /** Call in an effect: it follows the system until the returned function is called. */
  follow(): () => void {
    const shown = document.documentElement.dataset.theme;
    this.#chosen = shown === 'light' || shown === 'dark' ? shown : readTheme(shelf);
    const system = matchMedia('(prefers-color-scheme: dark)');
    const note = () => (this.#systemDark = system.matches);
    note();
    system.addEventListener('change', note);
    return () => system.removeEventListener('change', note);
  }

  toggle(): void {
    this.#chosen = this.dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = this.#chosen;
    saveTheme(this.#chosen, shelf);
  }
}
