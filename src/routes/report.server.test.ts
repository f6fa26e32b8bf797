import { describe, expect, it } from 'vitest';
import { siteUrl } from './report.server.ts';

describe('where the site lives', () => {
  it('is not known until the build is told', () => {
    expect(siteUrl('')).toBeNull();
    expect(siteUrl('https://example.org/sub//')).toBe('https://example.org/sub/');
  });

  it.each(['example.org', 'javascript:alert(1)'])('refuses %s as an address', (text) => {
    expect(() => siteUrl(text)).toThrow(text);
  });
});
