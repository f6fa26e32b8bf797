import { describe, expect, it } from 'vitest';
import { readTheme, saveTheme } from './local-data.ts';

function memory() {
  const map = new Map<string, string>();
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
  };
}

describe('the theme kept on this device', () => {
  it('is read back, and is automatic when absent or unknown', () => {
    const shelf = memory();
    expect(readTheme(() => shelf)).toBe('auto');
    expect(saveTheme('dark', () => shelf)).toBe(true);
    expect(readTheme(() => shelf)).toBe('dark');
    shelf.setItem('bailiwick:theme', 'pink');
    expect(readTheme(() => shelf)).toBe('auto');
  });

  it('survives a browser that refuses to keep anything', () => {
    const refuse = () => {
      throw new Error('denied');
    };
    expect(readTheme(refuse)).toBe('auto');
    expect(saveTheme('dark', refuse)).toBe(false);
  });
});
