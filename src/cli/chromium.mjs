// Finds a Chromium for the browser tests, or installs one the platform's way, or says how.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function onPath(name) {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const { status, stdout } = spawnSync(finder, [name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim().split('\n')[0] : null;
}

async function playwrightOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  for (const name of NAMES) {
    const path = onPath(name);
    if (path) return path;
  }
  return PLACES.find(existsSync) ?? (await playwrightOwn());
}

function install() {
  const apt = onPath('apt-get');
  if (apt && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync(apt, ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync(apt, ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit', env });
    return;
  }
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'inherit',
  });
}

/** Path of a Chromium; throws with a sentence that says how to get one. */
export async function chromiumPath() {
  const found = await findChromium();
  if (found) return found;
  console.log('No Chromium found; installing one for the browser tests …');
  install();
  const installed = await findChromium();
  if (installed) return installed;
  throw new Error(
    'No Chromium for the browser tests. Install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}
