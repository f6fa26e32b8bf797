import { defineConfig } from '@playwright/test';

const PORT = 4190;

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['./tests/support/tally-playwright.ts']],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(process.env['CHROMIUM_PATH'] ? { executablePath: process.env['CHROMIUM_PATH'] } : {}),
      args: [
        '--no-sandbox',
        // Every other host is refused, to workers too.
        '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
      ],
    },
  },
  webServer: [
    {
      command: `node src/cli/serve.mjs build ${PORT}`,
      url: `http://localhost:${PORT}/`,
      reuseExistingServer: false,
    },
    {
      command: `node src/cli/serve.mjs build ${PORT + 1} /sub/path`,
      url: `http://localhost:${PORT + 1}/sub/path/`,
      reuseExistingServer: false,
    },
  ],
});
