import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('./guard.js', import.meta.url), 'utf8');

interface Request {
  timeout: number;
  readonly status: number;
  open(method: string, url: string, wait: boolean): void;
  setRequestHeader(name: string, value: string): void;
  send(body: null): void;
}

/** The worker's world with the guard in it; requests fail when `broken`. */
function world(broken = false, load: () => Promise<Response> = () => Promise.reject(new Error())) {
  const told: unknown[] = [];
  class XMLHttpRequest {
    timeout = 0;
    open() {
      return undefined;
    }
    setRequestHeader() {
      return undefined;
    }
    send() {
      if (broken) throw new Error('A network error occurred.');
    }
    get status() {
      return 206;
    }
  }
  const globals: Record<string, unknown> = {
    XMLHttpRequest,
    TransformStream,
    Headers,
    Response,
    fetch: load,
    addEventListener: () => undefined,
    postMessage: (message: unknown) => told.push(message),
  };
  globals['self'] = globals;
  runInContext(source, createContext(globals));
  const Guarded = globals['XMLHttpRequest'] as new () => Request;
  return { told, request: new Guarded(), fetch: globals['fetch'] as typeof fetch };
}

describe('the guard of the engine’s requests', () => {
  it('limits each, a large read less strictly', () => {
    const { request } = world();
    request.open('GET', '/e.duckdb', false);
    expect(request.timeout).toBe(5000);
    request.setRequestHeader('Range', 'bytes=0-999999');
    expect(request.timeout).toBe(6000);
    request.setRequestHeader('Range', 'bytes=0-99999999');
    expect(request.timeout).toBe(7000);
  });

  it('tells the page that something came', () => {
    const { request, told } = world();
    request.send(null);
    expect([request.status, told]).toEqual([206, [{ guard: 'moved' }]]);
  });

  it('turns a broken line into a refusal, which the engine can report', () => {
    const { request, told } = world(true);
    expect(() => request.send(null)).not.toThrow();
    expect([request.status, told]).toEqual([504, []]);
  });

  it('tells the page when the program is here, and gives it the type that compiles', async () => {
    const { fetch: load, told } = world(false, async () => new Response('wasm'));
    const answer = await load('/engine.wasm');
    expect(answer.headers.get('content-type')).toBe('application/wasm');
    expect(await answer.text()).toBe('wasm');
    expect(told).toEqual([{ guard: 'whole' }]);
  });

  it('refuses a program that is not there', async () => {
    const { fetch: load } = world(false, async () => new Response('', { status: 404 }));
    await expect(load('/engine.wasm')).rejects.toThrow('HTTP 404');
  });
});
