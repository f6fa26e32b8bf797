import adapter from '@sveltejs/adapter-static';
import { readFileSync, existsSync } from 'node:fs';

// The version names every cache: a hash of extract and source, written by the build command.
const stamp = '.cache/version';
const version = existsSync(stamp) ? readFileSync(stamp, 'utf8').trim() : 'dev';
const base = process.env.BASE_PATH ?? '';

/** @type {import('@sveltejs/kit').Config} */
export default {
  // The scope's name stands on every element of the prerendered page: keep it short.
  compilerOptions: { cssHash: ({ hash, css }) => `s${hash(css)}` },
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }),
    version: { name: version },
    // Registered by state/offline.svelte.ts once the page is painted and idle.
    serviceWorker: { register: false },
    paths: { base, relative: base === '' },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval'],
        'worker-src': ['self', 'blob:'],
        'connect-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'font-src': ['self'],
        'manifest-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'style-src': ['self'],
        'style-src-elem': ['self'],
        'style-src-attr': ['unsafe-inline'],
      },
    },
    prerender: { handleHttpError: 'fail', handleMissingId: 'fail', crawl: true },
  },
};
