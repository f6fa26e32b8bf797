export type Theme = 'light' | 'dark';

export interface ThemeColours {
  readonly paper: string;
  readonly ink: string;
  readonly ink2: string;
  readonly accent: string;
  readonly wash: string;
  readonly line: string;
  readonly hatch: string;
}

/** The tokens of app.css that drawings outside the page need. */
export const THEMES: Readonly<Record<Theme, ThemeColours>> = {
  light: {
    paper: '#ffffff',
    ink: '#13191c',
    ink2: '#465158',
    accent: '#0b6579',
    wash: '#f1f4f5',
    line: '#e1e6e8',
    hatch: '#c3cbcf',
  },
  dark: {
    paper: '#0f1417',
    ink: '#e9eef0',
    ink2: '#b2bdc2',
    accent: '#68c1d3',
    wash: '#0b1012',
    line: '#263035',
    hatch: '#4a565c',
  },
};
