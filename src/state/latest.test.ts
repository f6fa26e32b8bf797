import { describe, expect, it } from 'vitest';
import { Latest } from './latest.ts';

describe('the last question asked', () => {
  it('wins, however slow the older one is, and cancels it', async () => {
    const latest = new Latest();
    let release: (value: string) => void = () => undefined;
    let cancelled = false;
    const old = latest.ask((signal) => {
      signal.addEventListener('abort', () => (cancelled = true));
      return new Promise<string>((resolve) => (release = resolve));
    });
    const recent = latest.ask(() => Promise.resolve('new'));
    release('old');
    expect(await recent).toEqual({ value: 'new' });
    expect(await old).toBeNull();
    expect(cancelled).toBe(true);
  });

  it('reports a failure of its own but not of an overtaken question', async () => {
    const latest = new Latest();
    await expect(latest.ask(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    const overtaken = latest.ask(
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        ),
    );
    latest.cancel();
    expect(await overtaken).toBeNull();
  });

  it('keeps a falsy answer', async () => {
    expect(await new Latest().ask(() => Promise.resolve(0))).toEqual({ value: 0 });
  });
});
