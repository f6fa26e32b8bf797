import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCalls } from './calls.ts';
import { QueryError } from './engine.ts';

const never = new Promise<never>(() => undefined);
const limits = (onTimeout = () => undefined as void) => ({ query: null, limitMs: 1000, onTimeout });

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('calls under way', () => {
  it('settle with their work', async () => {
    const calls = makeCalls();
    await expect(calls.track(Promise.resolve(7), limits())).resolves.toBe(7);
    await expect(calls.track(Promise.reject(new Error('no')), limits())).rejects.toThrow('no');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('end when nothing moves, and not while something does', async () => {
    const calls = makeCalls();
    const late = vi.fn();
    const call = calls.track(never, limits(late));
    const ended = expect(call).rejects.toMatchObject({ kind: 'timeout' });
    for (let turn = 0; turn < 5; turn++) {
      await vi.advanceTimersByTimeAsync(900);
      calls.moved();
    }
    expect(late).not.toHaveBeenCalled();
    calls.moved(3000);
    await vi.advanceTimersByTimeAsync(2900);
    expect(late).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    await ended;
    expect(late).toHaveBeenCalledOnce();
  });

  it('all end with the worker; none is left pending', async () => {
    const calls = makeCalls();
    const open = [calls.track(never, limits()), calls.track(never, limits())];
    calls.rejectAll(new QueryError('over', 'dead'));
    for (const result of await Promise.allSettled(open))
      expect(result).toMatchObject({ status: 'rejected', reason: { kind: 'dead' } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('end by their signal, also one aborted before', async () => {
    const calls = makeCalls();
    const stop = new AbortController();
    const call = calls.track(never, { ...limits(), signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ kind: 'cancelled' });
    const after = calls.track(never, { ...limits(), signal: stop.signal });
    await expect(after).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
