import { afterEach, describe, expect, it, vi } from 'vitest';
import { headOf } from './head.server.ts';

describe('what a page says of itself', () => {
  afterEach(() => vi.unstubAllEnvs());
  const head = () => headOf('Title', 'Said.', 'north/east');

  it('names the preview by node, safe for an address', () =>
    expect(head().preview).toBe('preview/north%2Feast.png'));

  it('stays relative until the build is told where it lives', () => {
    vi.stubEnv('SITE_URL', '');
    expect(head().site).toBeNull();
    vi.stubEnv('SITE_URL', 'https://example.org/sub//');
    expect(head().site).toBe('https://example.org/sub/');
  });

  it.each(['example.org', 'javascript:alert(1)'])('refuses %s as an address', (text) => {
    vi.stubEnv('SITE_URL', text);
    expect(head).toThrow(text);
  });
});
