import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

const heavy = ['@duckdb/duckdb-wasm', '@duckdb/node-api', 'linkedom', 'sharp'];

export default defineConfig({
  plugins: [sveltekit()],
  // The dependency scan would bundle native .node files and die.
  optimizeDeps: { exclude: heavy },
  // No asset may become a data: URL; the CSP forbids it for scripts and workers.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  worker: { format: 'es' },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**', 'build/**'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default', './tests/support/tally-vitest.ts'],
    benchmark: { include: ['src/**/*.bench.ts', 'tests/**/*.bench.ts'] },
  },
});
