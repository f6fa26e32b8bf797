/** Colours a map is drawn with, resolved for the theme in force. */
export interface MapTokens {
  readonly sea: string;
  readonly paper: string;
  readonly ink: string;
  readonly line: string;
  readonly noData: string;
  /** Every colour a unit may take. */
  readonly palette: readonly string[];
}

/** Resolves custom properties to colours as the browser computes them inside `host`. */
export function readColours(host: HTMLElement, names: readonly string[]): string[] {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const colours = names.map((name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return colours;
}

const BASE = ['--sea', '--paper', '--ink', '--line', '--no-data'] as const;

/** `palette` are names of custom properties; the colours keep their order. */
export function readTokens(host: HTMLElement, palette: readonly string[]): MapTokens {
  const [sea = '', paper = '', ink = '', line = '', noData = '', ...rest] = readColours(host, [
    ...BASE,
    ...palette,
  ]);
  return { sea, paper, ink, line, noData, palette: rest };
}

/** Calls back when the reader or the system changes the theme; returns the way to stop. */
export function onThemeChange(changed: () => void): () => void {
  const root = new MutationObserver(changed);
  root.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    root.disconnect();
    system.removeEventListener('change', changed);
  };
}
